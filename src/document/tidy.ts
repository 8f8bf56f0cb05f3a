import type { CompactText } from './fold.js';
import type { Words } from './words.js';

/** Radicals that browser-made PDFs put in the place of ordinary characters. */
const RADICAL = /[\u2e80-\u2fdf]/;

/**
 * Printed words without the blanks strewn among them: `概 述` → `概述`. The characters stay as printed
 * (full-width marks included) but for radicals, which nobody meant to print; a blank between two digits or
 * letters stays as one space.
 */
export function tidy({ printed, compact }: Words): string {
  return printedBetween(printed, compact, 0, compact.text.length);
}

/** The tidy words under a stretch of a compacted text, end exclusive. */
export function printedBetween(
  source: string,
  { text, offsets }: CompactText,
  start: number,
  end: number,
): string {
  let out = '';
  for (let i = start; i < end; i++) {
    const folded = text.charAt(i);
    const unit = source.charAt(offsets[i] ?? 0);
    out += folded === ' ' || RADICAL.test(unit) ? folded : unit;
  }
  return out;
}
