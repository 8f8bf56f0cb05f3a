import type pg from 'pg';
import { rowOf, rowsOf, type Queryable } from '../database/query.js';
import { countyOf, COVERAGE_STATUSES, type CoverageRow, type CoverageStatus } from './coverage-filter.js';
import { coverageOfYears } from './coverage.js';

/** Years of a heat map, the latest. */
const YEARS = 12;

/** How many organs stand how. */
export type CoverageCounts = Record<CoverageStatus, number>;

/** The organs of one county (or of a city's own administration), year by year. */
export interface CountyCoverage {
  /**
   * The first six digits of the division code; `none` for organs of the roster without one, `unlisted` for
   * others.
   */
  county: string;
  /** Null where the roster does not tell it. */
  name: string | null;
  years: Map<number, CoverageCounts>;
}

/** Who published, by county and year. */
export interface CoverageMap {
  /** Years with reports, ascending. */
  years: number[];
  /** In the order of codes, then those without one. */
  counties: CountyCoverage[];
  /** All organs of a year, in the order of the roster. */
  rows: Map<number, CoverageRow[]>;
}

/**
 * Reads who published when. What it reads is kept as long as reports, roster and day stay the same, because
 * it takes all of them.
 *
 * @returns a function of the day as ISO date
 */
export function createCoverageMaps(pool: pg.Pool): (today: string) => Promise<CoverageMap> {
  let kept: { stamp: string; map: Promise<CoverageMap> } | null = null;
  return async (today) => {
    const stamp = `${today} ${await stampOf(pool)}`;
    if (kept?.stamp !== stamp) {
      const map = loadCoverageMap(pool, today);
      kept = { stamp, map };
      map.catch(() => (kept = null));
    }
    return kept.map;
  };
}

/** Differs once a report or an entry of the roster has come, changed or gone. */
async function stampOf(db: Queryable): Promise<string> {
  const row = await rowOf<{ stamp: string }>(
    db,
    `select concat_ws(' ', (select max(id) from report),
              (select concat(count(*), ' ', max(loaded_at)) from roster)) as stamp`,
  );
  return row?.stamp ?? '';
}

async function loadCoverageMap(pool: pg.Pool, today: string): Promise<CoverageMap> {
  const rows = await rowsOf<{ year: number }>(
    pool,
    `select distinct coalesce(report_year, extract(year from published_on) - 1) as year from report
      where current and coalesce(report_year, extract(year from published_on) - 1) between 2000 and 2200
      order by 1 desc limit $1`,
    [YEARS],
  );
  const years = rows.map(({ year }) => year).reverse();
  const covered = await coverageOfYears(pool, years, today);
  return {
    years,
    counties: countiesOf(covered),
    rows: new Map(covered.map(({ year, rows }) => [year, rows])),
  };
}

function countiesOf(covered: readonly { year: number; rows: CoverageRow[] }[]): CountyCoverage[] {
  const counties = new Map<string, CountyCoverage>();
  for (const { year, rows } of covered) {
    for (const row of rows) {
      const county = countyOf(row);
      const found: CountyCoverage = counties.get(county) ?? { county, name: null, years: new Map() };
      counties.set(county, found);
      const counts = found.years.get(year) ?? noneOf();
      found.years.set(year, counts);
      counts[row.status] += 1;
      // Its government says its name, else whoever belongs to it.
      if (row.level === 'government' && isCountyCode(row.divisionCode)) found.name = placeOf(row.issuer);
      else if (row.level === 'township') found.name ??= row.parent === null ? null : placeOf(row.parent);
    }
  }
  return [...counties.values()].sort((one, other) => (one.county < other.county ? -1 : 1));
}

const isCountyCode = (code: string | null): boolean => code !== null && /^\d{6}0*$/.test(code);
const placeOf = (government: string): string => government.replace(/人民政府$/, '');

/** No organ at all. */
export function noneOf(): CoverageCounts {
  return { published: 0, late: 0, missing: 0, due: 0, unclear: 0, unlisted: 0 };
}

/** The sum of several counts. */
export function sumOf(counts: readonly CoverageCounts[]): CoverageCounts {
  const sum = noneOf();
  for (const one of counts) for (const status of COVERAGE_STATUSES) sum[status] += one[status];
  return sum;
}

/** Organs of which a report is wanted: all but those that are not in the roster. */
export function dueOf({ published, late, missing, due, unclear }: CoverageCounts): number {
  return published + late + missing + due + unclear;
}
