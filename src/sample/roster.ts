import type { Unit } from './province.js';

const LEVELS = {
  government: 'government',
  department: 'department',
  township: 'township',
  subdistrict: 'township',
} as const;

/** Levels as rosters name them. */
export function levelOf({ kind }: Unit): (typeof LEVELS)[keyof typeof LEVELS] {
  return LEVELS[kind];
}

/**
 * The roster of a province as CSV: who is to publish a report every year.
 *
 * @returns lines of issuer, level, division code and the government that it belongs to, with a head; UTF-8
 */
export function rosterCsv(units: readonly Unit[]): string {
  const lines = units.map((unit) => [unit.name, levelOf(unit), unit.code, unit.parent ?? ''].join(','));
  return `${['issuer,level,division_code,parent', ...lines].join('\n')}\n`;
}
