/** What a spreadsheet may take for a formula, also in full-width characters. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
/** A number or a dash is none, and is to stay as it was printed. */
const HARMLESS = /^[-－—]*$|^[-+]?\d[\d,]*(?:\.\d*)?%?$/;

/**
 * A field of a CSV file. Text that a spreadsheet could take for a formula gets an apostrophe before it:
 * reports are hostile.
 */
export function csvField(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) && !HARMLESS.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
