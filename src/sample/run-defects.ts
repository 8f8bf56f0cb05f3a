import { formInForce } from '../templates/forms.js';
import type { Unit } from './province.js';
import { randomFor } from './random.js';
import { levelOf } from './roster.js';

/** Defects that only several reports together show. */
export const RUN_DEFECTS = [
  'missing-report',
  'duplicate-report',
  'carried-over-mismatch',
  'in-force-balance',
  'year-on-year-jump',
  'peer-outlier',
  'near-duplicate-narrative',
  'hierarchy-sum',
] as const;

export type RunDefect = (typeof RUN_DEFECTS)[number];

/** A defect of one organ: from which of its years on, and whose prose it copies. */
export interface RunPlant {
  defect: RunDefect;
  /** The year in which it shows. */
  year: number;
  /** Place of another organ whose report of the year was copied; null for its own of the year before. */
  copies: number | null;
}

/** Fewer comparable organs prove nothing. */
const PEERS = 12;

const always = (): boolean => true;
const withApplications = (year: number): boolean => year >= 2019;

/** Years in whose forms a defect can show. */
const SINCE: Readonly<Record<RunDefect, (year: number) => boolean>> = {
  'missing-report': always,
  'duplicate-report': always,
  'carried-over-mismatch': (year) => year >= 2020,
  'in-force-balance': (year) => year >= 2022,
  'year-on-year-jump': (year) => year >= 2020,
  'peer-outlier': withApplications,
  // the year before must have the same form
  'near-duplicate-narrative': (year) => formInForce(year) === formInForce(year - 1),
  'hierarchy-sum': withApplications,
};

/** Defects that show against the year before. */
const PAIRED: ReadonlySet<RunDefect> = new Set([
  'carried-over-mismatch',
  'in-force-balance',
  'year-on-year-jump',
  'near-duplicate-narrative',
]);

/** Which organs of a province have which defect. */
export type RunPlants = ReadonlyMap<number, RunPlant>;

/**
 * Decides which organs have which defect over the years: at most one each, none beside another one's that
 * would hide it.
 *
 * @param share share of the organs that have one, 0-1
 */
export function plantInRun(
  seed: number,
  units: readonly Unit[],
  years: readonly number[],
  share: number,
): RunPlants {
  const random = randomFor(seed, 'run defects');
  const plants = new Map<number, RunPlant>();
  const copied = new Set<number>();
  const peers = new Map<string, number>();
  for (const unit of units) peers.set(peerKey(unit), (peers.get(peerKey(unit)) ?? 0) + 1);
  const incomplete = new Set<string>();
  // the kinds take turns, so that a small province has each
  const turn = random.some(RUN_DEFECTS, RUN_DEFECTS.length);
  let next = random.int(0, turn.length - 1);
  units.forEach((unit, at) => {
    // governments are few, and only they have sums to get wrong
    if (copied.has(at) || !random.chance(unit.kind === 'government' ? share * 3 : share)) return;
    for (let tried = 0; tried < turn.length; tried++) {
      const defect = turn[(next + tried) % turn.length];
      if (defect === undefined) continue;
      // what an organ reports goes into the sums of its government
      if ((defect === 'hierarchy-sum') !== (unit.kind === 'government')) continue;
      if (defect === 'peer-outlier' && (peers.get(peerKey(unit)) ?? 0) < PEERS) continue;
      const possible = years.filter(
        (year) => SINCE[defect](year) && (!PAIRED.has(defect) || years.includes(year - 1)),
      );
      if (possible.length === 0) continue;
      const year = random.pick(possible);
      const twin =
        defect === 'near-duplicate-narrative' && random.chance(0.5)
          ? units.findIndex(
              (other, place) =>
                place < at && !plants.has(place) && !copied.has(place) && areTwins(unit, other),
            )
          : -1;
      if (twin >= 0) copied.add(twin);
      plants.set(at, { defect, year, copies: twin >= 0 ? twin : null });
      if (defect === 'missing-report' || defect === 'duplicate-report')
        incomplete.add(`${unit.parent ?? ''} ${year}`);
      next = (next + tried + 1) % turn.length;
      return;
    }
  });
  // a sum is only wrong where all of its parts are there
  for (const [at, plant] of plants) {
    if (plant.defect !== 'hierarchy-sum') continue;
    const name = units[at]?.name ?? '';
    const whole = years.filter((year) => SINCE[plant.defect](year) && !incomplete.has(`${name} ${year}`));
    if (whole.length === 0 || units.filter(({ parent }) => parent === name).length < 2) plants.delete(at);
    else plants.set(at, { ...plant, year: random.pick(whole) });
  }
  return plants;
}

const peerKey = (unit: Unit): string => `${unit.city} ${levelOf(unit)}`;

/** Organs that call themselves alike in their reports. */
const areTwins = (one: Unit, other: Unit): boolean => one.kind === other.kind && one.self === other.self;
