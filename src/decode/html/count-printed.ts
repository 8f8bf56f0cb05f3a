/**
 * Counts the characters that print: all but blanks (no-break and full-width ones too), controls and invisible
 * ones.
 */
export function countPrinted(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x20 && !isBlankCode(code)) count++;
  }
  return count;
}

function isBlankCode(code: number): boolean {
  if (code < 0x2000) return code === 0xa0 || code === 0x85 || code === 0xad;
  if (code <= 0x206f) {
    return code <= 0x200f || (code >= 0x2028 && code <= 0x202f) || code >= 0x205f;
  }
  return code === 0x3000 || code === 0xfeff;
}
