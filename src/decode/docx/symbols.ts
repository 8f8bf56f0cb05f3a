/** Signs of the symbol fonts that reports use, by font and code. */
const SIGNS: readonly { font: RegExp; signs: Readonly<Record<number, string>> }[] = [
  {
    font: /^Wingdings$/i,
    signs: {
      0x6c: '●',
      0x6e: '■',
      0x6f: '□',
      0x71: '❑',
      0x75: '◆',
      0x76: '❖',
      0xa8: '□',
      0xd8: '➢',
      0xfb: '✗',
      0xfc: '✓',
      0xfd: '☒',
      0xfe: '☑',
    },
  },
  { font: /^Wingdings 2$/i, signs: { 0x50: '✓', 0x51: '☒', 0x52: '☑', 0xa3: '□' } },
  { font: /^Symbol$/i, signs: { 0xb7: '•', 0xb4: '×', 0xb1: '±', 0xb3: '≥', 0xa3: '≤' } },
];
const UNKNOWN = '□';

/**
 * The character that `w:sym` prints.
 *
 * @param code its `w:char`: four hexadecimal digits, in the private-use area for symbol fonts
 * @param font its `w:font`
 */
export function symbolText(code: string, font: string): string {
  const value = /^[0-9a-f]{1,4}$/i.test(code) ? parseInt(code, 16) : 0;
  if (value === 0 || (value >= 0xd800 && value < 0xe000)) return '';
  const own = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value;
  const sign = SIGNS.find((one) => one.font.test(font))?.signs[own];
  if (sign !== undefined) return sign;
  return value >= 0xe000 && value < 0xf900 ? UNKNOWN : String.fromCharCode(value);
}
