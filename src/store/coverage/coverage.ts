import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { deadlineOf } from '../../rules/checks/deadline.js';
import { matchRoster } from '../../rules/checks/roster-match.js';
import { chosenOrgans, type CoverageFilter, type CoverageRow } from './coverage-filter.js';
import { isDue, loadPublished, loadRoster, type KeyedEntry, type PublishedOfYear } from './roster.js';

/**
 * Who published for a year: the roster in its order, then those that are not in it.
 *
 * @param today ISO date
 */
export async function coverageOf(
  pool: pg.Pool,
  { year, ...filter }: CoverageFilter & { year: number },
  today: string,
): Promise<CoverageRow[]> {
  const [covered] = await coverageOfYears(pool, [year], today);
  return chosenOrgans(covered?.rows ?? [], filter);
}

/**
 * Who published for each of some years, as {@link coverageOf} tells it.
 *
 * @param years each gives one list, in this order
 */
export async function coverageOfYears(
  pool: pg.Pool,
  years: readonly number[],
  today: string,
): Promise<{ year: number; rows: CoverageRow[] }[]> {
  const [roster, published] = [await loadRoster(pool), await loadPublished(pool, years)];
  const covered: { year: number; rows: CoverageRow[] }[] = [];
  for (const year of years) {
    const ofYear = published.filter((report) => report.year === year);
    covered.push({ year, rows: coverYear(roster, ofYear, year, today) });
    // A large roster takes a while, in which others want answers too.
    await setImmediate();
  }
  return covered;
}

function coverYear(
  whole: readonly KeyedEntry[],
  published: readonly PublishedOfYear[],
  year: number,
  today: string,
): CoverageRow[] {
  const roster = whole.filter((entry) => isDue(entry, year));
  const matches = matchRoster(roster, published);
  const listed = new Set(matches.flatMap(({ own }) => own));
  const rows = roster.map((entry, index): CoverageRow => {
    const { own = [], unclear = false } = matches[index] ?? {};
    const deadline = deadlineOf(year, entry.level)?.day ?? null;
    const late = (report: PublishedOfYear): boolean =>
      deadline !== null && report.publishedOn !== null && report.publishedOn > deadline;
    // Whoever published twice was in time if one of them was.
    const report = own.find((candidate) => !late(candidate)) ?? own[0];
    return {
      issuer: entry.issuer,
      level: entry.level,
      divisionCode: entry.divisionCode || null,
      parent: entry.parent,
      reportYear: year,
      status:
        report !== undefined
          ? late(report)
            ? 'late'
            : 'published'
          : unclear
            ? 'unclear'
            : deadline !== null && today > deadline
              ? 'missing'
              : 'due',
      publishedOn: report?.publishedOn ?? null,
      deadline,
      report: report?.id ?? null,
      source: report?.source ?? null,
    };
  });
  const unlisted = published
    .filter((report) => !listed.has(report))
    .map((report): CoverageRow => ({
      issuer: report.issuer,
      level: null,
      divisionCode: report.divisionCode || null,
      parent: null,
      reportYear: year,
      status: 'unlisted',
      publishedOn: report.publishedOn,
      deadline: null,
      report: report.id,
      source: report.source,
    }));
  return [...rows, ...unlisted];
}
