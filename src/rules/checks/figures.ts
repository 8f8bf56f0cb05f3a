import type { Observation, Report } from '../../report/report.js';
import { findIndicator, FORMS } from '../../templates/forms.js';
import { GENERATIONS, type Generation } from '../../templates/generations.js';
import type { Indicator, IndicatorRelation } from '../../templates/indicator.js';

/** An observation that says a number. */
export type NumericObservation = Observation & { value: number };

/** What one report's tables say, by indicator. */
export type Figures = ReadonlyMap<string, Observation>;

/** `indicator`, or `indicator@applicant` for table 3: how findings and listings name a figure. */
export function figureKey(indicator: string, applicant?: string): string {
  return applicant === undefined ? indicator : `${indicator}@${applicant}`;
}

/**
 * The figures of a report's tables by {@link figureKey}. A figure that stands twice and differently is left
 * out: no rule can know which of the two is meant (`duplicate-indicator` reports it).
 *
 * @param report the report
 * @param form only tables of this form; all tables when left out
 */
export function figures(report: Report, form?: Generation): Figures {
  const found = new Map<string, Observation>();
  const conflicting = new Set<string>();
  for (const observation of report.observations) {
    if (form !== undefined && observation.template !== form) continue;
    const key = figureKey(observation.indicator, observation.applicant);
    const first = found.get(key);
    if (first === undefined) found.set(key, observation);
    else if (first.status !== observation.status || first.value !== observation.value) conflicting.add(key);
  }
  for (const key of conflicting) found.delete(key);
  return found;
}

/** The observation if it is a count or amount that can be compared: a number that is not negative. */
export function countable(observation: Observation | undefined): NumericObservation | null {
  if (observation?.status !== 'number' || observation.value === null || observation.value < 0) return null;
  return { ...observation, value: observation.value };
}

/** An indicator with the rows below it that have one relation to it. */
export interface Family {
  parent: Indicator;
  children: Indicator[];
}

/** The families of a form by relation, in the order that the form prints them. */
export function families(form: Generation, relation: IndicatorRelation): Family[] {
  const byParent = new Map<string, Family>();
  for (const row of FORMS[form]) {
    if (row.relation !== relation) continue;
    const parent = FORMS[form].find((candidate) => candidate.code === row.parent);
    if (parent === undefined) continue;
    const family = byParent.get(parent.code);
    if (family === undefined) byParent.set(parent.code, { parent, children: [row] });
    else family.children.push(row);
  }
  return [...byParent.values()];
}

/** Every generation of the form, oldest first. */

/**
 * Sums as `3+1=4` shows them; rounded to what decimals can carry, because 0.1 + 0.2 is no contradiction of
 * 0.3.
 */
export function sumOf(observations: readonly { value: number }[]): number {
  return Number(observations.reduce((sum, { value }) => sum + value, 0).toFixed(6));
}

const repeatedNames = new Set<string>();
for (const form of GENERATIONS) {
  const seen = new Set<string>();
  for (const { name } of FORMS[form]) (seen.has(name) ? repeatedNames : seen).add(name);
}

function numberingOf({ numbering }: Indicator): string {
  if (/^[一二三四五六七八九十]+$/.test(numbering)) return `${numbering}、`;
  if (/^\d+$/.test(numbering)) return `${numbering}.`;
  return numbering.includes('其中') ? '' : numbering;
}

/**
 * An indicator's name as a reader of the form knows it, e.g. `（二）申请办结数`; a name that the form prints
 * several times comes with the row above it (`五、行政诉讼数量·（三）其他情形数`). An unknown row has its
 * printed label.
 *
 * @param code code of the dictionaries, or `unknown:LABEL`
 */
export function indicatorName(code: string): string {
  const row = findIndicator(code);
  if (row === undefined) return code.replace(/^unknown:/, '');
  const own = `${numberingOf(row)}${row.name}`;
  if (!repeatedNames.has(row.name)) return own;
  const parent = findIndicator(row.parent);
  return `${parent === undefined ? row.parent : indicatorName(parent.code)}·${own}`;
}
