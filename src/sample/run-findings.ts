import { APPLICANTS } from '../templates/applicants.js';
import { findIndicator } from '../templates/forms.js';
import { compose } from './compose.js';
import type { Entry, Province } from './history.js';
import type { Plan } from './plan.js';
import type { RunDefect } from './run-defects.js';
import type { TrueObservation, TrueRunFinding } from './truth.js';

const JUMP = { factor: 5, floor: 20 };

/** The reports that organs of the roster did not publish. */
export function missingOf({ units, plants }: Province): TrueRunFinding[] {
  return [...plants].flatMap(([at, { defect, year }]) =>
    defect === 'missing-report'
      ? [{ rule: defect, issuer: units[at]?.name ?? '', reportYear: year, subject: 'report' }]
      : [],
  );
}

/**
 * What a report must yield beside the others of its province, worked out by the definitions of the rules from
 * what the reports print.
 */
export function expectedOfReport(
  province: Province,
  entry: Entry,
  planOf: (entry: Entry) => Plan,
): TrueRunFinding[] {
  const { units, plants, years, copied } = province;
  const { at, year, version } = entry;
  const issuer = units[at]?.name ?? '';
  const plant = plants.get(at);
  const found: { rule: RunDefect; subject: string }[] = [];
  const shows = plant?.year === year ? plant.defect : null;
  if (shows === 'duplicate-report' && version === 0) found.push({ rule: shows, subject: 'report' });
  if (shows === 'near-duplicate-narrative')
    found.push({ rule: shows, subject: plant?.copies === null ? 'narrative@previous' : 'narrative@other' });
  if (copied.get(at) === year) found.push({ rule: 'near-duplicate-narrative', subject: 'narrative@other' });
  if (shows === 'hierarchy-sum') found.push({ rule: shows, subject: 'licence.decisions' });
  if (plant?.defect === 'peer-outlier' && year >= 2019)
    found.push({ rule: 'peer-outlier', subject: 'penalty.decisions' });
  const alone = (one: number): boolean =>
    plant?.year !== one || (plant.defect !== 'missing-report' && plant.defect !== 'duplicate-report');
  // of two reports nobody knows which one the next year follows
  if (years.includes(year - 1) && alone(year) && alone(year - 1))
    found.push(...betweenYears(cellsOf(planOf({ ...entry, year: year - 1 })), cellsOf(planOf(entry))));
  return found.map(({ rule, subject }) => ({ rule, issuer, reportYear: year, subject }));
}

type Numbers = ReadonlyMap<string, number>;

/** The cells that print a number. */
function cellsOf(plan: Plan): Numbers {
  const numeric = ({ status, value }: TrueObservation): boolean => status === 'number' && value !== null;
  return new Map(
    compose(plan)
      .truth.observations.filter(numeric)
      .map(({ indicator, applicant, value }) => [
        applicant === undefined ? indicator : `${indicator}@${applicant}`,
        value ?? 0,
      ]),
  );
}

function betweenYears(before: Numbers, now: Numbers): { rule: RunDefect; subject: string }[] {
  const found: { rule: RunDefect; subject: string }[] = [];
  for (const { code } of APPLICANTS) {
    const [out, arrived] = [
      before.get(`application.carried_out@${code}`),
      now.get(`application.carried_in@${code}`),
    ];
    if (out !== undefined && arrived !== undefined && out !== arrived)
      found.push({ rule: 'carried-over-mismatch', subject: `application.carried_in@${code}` });
  }
  for (const kind of ['regulation', 'normative']) {
    const [old, issued, repealed, inForce] = [
      before.get(`${kind}.in_force`),
      now.get(`${kind}.issued`),
      now.get(`${kind}.repealed`),
      now.get(`${kind}.in_force`),
    ];
    if (old === undefined || issued === undefined || repealed === undefined || inForce === undefined)
      continue;
    if (inForce !== old + issued - repealed)
      found.push({ rule: 'in-force-balance', subject: `${kind}.in_force` });
  }
  for (const [key, value] of now) {
    const [indicator = key, applicant] = key.split('@');
    const old = before.get(key);
    if (old === undefined || (applicant ?? 'total') !== 'total') continue;
    if (findIndicator(indicator)?.relation === 'signed') continue;
    const [low, high] = [Math.min(old, value), Math.max(old, value)];
    if (high >= JUMP.floor && high > JUMP.factor * low)
      found.push({ rule: 'year-on-year-jump', subject: indicator });
  }
  return found;
}
