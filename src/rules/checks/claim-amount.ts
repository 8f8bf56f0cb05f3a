import type { Claim } from '../../report/narrative.js';

/** Amounts of money, in 元. All other units of these forms count items and are compared as they are. */
const MONEY: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 };

/**
 * The number of a claim in an indicator's unit.
 *
 * @returns null where the two cannot be compared: a share and a count, an amount of money and a number of
 *   items
 */
export function claimedIn(claim: Claim, unit: string): number | null {
  if (claim.unit === '' || claim.unit === unit) return claim.value;
  if (/[%％]|百分/.test(claim.unit)) return null;
  const from = MONEY[claim.unit];
  const to = MONEY[unit];
  if (from === undefined && to === undefined) return claim.value;
  return from === undefined || to === undefined ? null : (claim.value * from) / to;
}

/** Whether two numbers are equal up to what binary fractions add. */
export function sameAmount(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
