import type { Random } from './random.js';
import type { Unit } from './province.js';
import { DEFECTS, type Defect, type SampleFormat, type SampleGeneration } from './truth.js';

/** What decides which defects a report can have. */
export interface Situation {
  generation: SampleGeneration;
  year: number;
  format: SampleFormat;
  unit: Unit;
}

type Condition = (situation: Situation) => boolean;

const hasTables: Condition = ({ generation }) => generation !== 'prose';
const hasStatistics: Condition = ({ generation }) => generation === '2014';
const hasSixSections: Condition = (situation) => hasTables(situation) && !hasStatistics(situation);
/** A workbook holds the tables alone, where there are any. */
const hasProse: Condition = (situation) => situation.format !== 'xlsx' || !hasTables(situation);
const both =
  (...conditions: Condition[]): Condition =>
  (situation) =>
    conditions.every((condition) => condition(situation));
/** An organ whose name alone says that it makes no 规章. */
const makesNoRules: Condition = ({ unit: { kind, city, county } }) =>
  kind === 'township' || kind === 'subdistrict' || (city !== county && /[县旗区]$/.test(county));

const CONDITIONS: Readonly<Record<Defect, Condition>> = {
  'heading-gap': hasProse,
  'heading-duplicate': hasProse,
  'heading-order': hasProse,
  'heading-number-style': hasProse,
  'declared-parts': hasProse,
  'section-missing': both(hasSixSections, hasProse),
  'section-empty': hasProse,
  'statistics-table-missing': hasTables,
  'paragraph-broken': hasProse,
  'title-missing': () => true,
  'issuer-missing': () => true,
  'year-missing': () => true,
  'year-mismatch': hasProse,
  'period-malformed': hasProse,
  'period-incomplete': hasProse,
  'published-before-period-end': hasProse,
  'published-late': hasProse,
  'part-sum': hasStatistics,
  'subset-exceeds': hasStatistics,
  'channel-exceeds-total': hasStatistics,
  'channel-sum-below-total': hasStatistics,
  'normative-exceeds-issued': hasStatistics,
  'closed-exceeds-received': hasStatistics,
  'answered-exceeds-closed': hasStatistics,
  'table3-identity': hasSixSections,
  'table3-result-total': hasSixSections,
  'table3-column-sum': hasSixSections,
  'table4-sum': hasSixSections,
  'not-a-number': hasSixSections,
  'negative-count': hasSixSections,
  'fractional-count': hasSixSections,
  'regulation-by-unauthorised': both(hasSixSections, makesNoRules),
  'unit-mismatch': hasStatistics,
  'duplicate-indicator': hasTables,
  'claim-vs-table': both(hasTables, hasProse),
  'claim-none-vs-table': both(hasTables, hasProse),
  'claim-parts-vs-total': hasProse,
  'claim-percentage': hasProse,
  'claim-contradiction': hasProse,
  'charge-without-note': both(hasSixSections, hasProse),
  'placeholder-left': hasProse,
  'undecodable-characters': hasProse,
  mojibake: hasProse,
};

/** Defects of which a report has one at most: together they would hide each other, or be another defect. */
const RIVALS: readonly (readonly Defect[])[] = [
  ['heading-gap', 'heading-duplicate', 'heading-order', 'heading-number-style'],
  ['section-missing', 'section-empty', 'paragraph-broken', 'charge-without-note'],
  ['year-missing', 'year-mismatch', 'period-malformed', 'period-incomplete', 'title-missing'],
  ['year-missing', 'published-before-period-end', 'published-late'],
  ['year-missing', 'section-missing', 'statistics-table-missing', 'charge-without-note'],
  ['section-empty', 'claim-contradiction'],
  ['undecodable-characters', 'mojibake'],
  ['issuer-missing', 'regulation-by-unauthorised'],
  ['claim-contradiction', 'claim-vs-table', 'claim-none-vs-table', 'year-mismatch'],
  ['not-a-number', 'negative-count', 'fractional-count', 'duplicate-indicator'],
];

/** A table that is not there can't contradict anything. */
function needsTables(defect: Defect, situation: Situation): boolean {
  return !CONDITIONS[defect]({ ...situation, generation: 'prose', format: 'txt' });
}

function areRivals(one: Defect, other: Defect, situation: Situation): boolean {
  const missing = 'statistics-table-missing';
  if (one === missing && needsTables(other, situation)) return true;
  if (other === missing && needsTables(one, situation)) return true;
  return RIVALS.some((rivals) => rivals.includes(one) && rivals.includes(other));
}

/** Defects that leave a report's issuer, year and figures as they are. */
export const HARMLESS_DEFECTS: readonly Defect[] = [
  'heading-gap',
  'heading-duplicate',
  'heading-order',
  'heading-number-style',
  'declared-parts',
  'period-malformed',
  'period-incomplete',
  'published-before-period-end',
  'published-late',
  'claim-parts-vs-total',
  'claim-percentage',
  'placeholder-left',
  'undecodable-characters',
  'mojibake',
];

/**
 * Chooses one or two defects that a report can have together.
 *
 * @param defects the defects to choose from
 */
export function chooseDefects(
  random: Random,
  situation: Situation,
  defects: readonly Defect[] = DEFECTS,
): Set<Defect> {
  const candidates = defects.filter((defect) => CONDITIONS[defect](situation));
  if (candidates.length === 0) return new Set();
  const first = random.pick(candidates);
  const fitting = candidates.filter((other) => other !== first && !areRivals(first, other, situation));
  return new Set(fitting.length > 0 && random.chance(0.3) ? [first, random.pick(fitting)] : [first]);
}
