import { compact } from './fold.js';

/**
 * Printed words without the blanks strewn among them: `概 述` → `概述`. The characters stay as printed (full-width
 * marks included); a blank between two digits or letters stays as one space.
 */
export function tidy(text: string): string {
  const { text: folded, offsets } = compact(text);
  let out = '';
  for (let i = 0; i < folded.length; i++) out += folded[i] === ' ' ? ' ' : text.charAt(offsets[i] ?? 0);
  return out;
}
