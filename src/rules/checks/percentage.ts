/** A share in percent at a number of decimals, cut off and rounded, as it would be printed. */
export interface Percentage {
  truncated: string;
  rounded: string;
}

interface Decimal {
  digits: bigint;
  decimals: number;
}

function decimal(value: number): Decimal | null {
  const match = /^(\d{1,30})(?:\.(\d{1,30}))?$/.exec(String(value));
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
}

function print(digits: bigint, decimals: number): string {
  const text = digits.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}

/**
 * The share of `part` in `whole` in percent, in exact decimal arithmetic: floating point would call 12.25
 * rounded to one decimal sometimes 12.2 and sometimes 12.3.
 *
 * @param part not negative
 * @param whole positive
 * @param decimals digits after the point, 0-10
 * @returns null where there is no such share (whole is 0, a number is negative or not finite)
 */
export function percentageOf(part: number, whole: number, decimals: number): Percentage | null {
  const over = decimal(part);
  const under = decimal(whole);
  if (over === null || under === null || under.digits === 0n) return null;
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 10) return null;
  const numerator = over.digits * 10n ** BigInt(under.decimals + decimals + 2);
  const denominator = under.digits * 10n ** BigInt(over.decimals);
  const quotient = numerator / denominator;
  const up = (numerator % denominator) * 2n >= denominator ? 1n : 0n;
  return { truncated: print(quotient, decimals), rounded: print(quotient + up, decimals) };
}
