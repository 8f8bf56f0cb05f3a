/**
 * PostgreSQL stores neither NUL nor half a surrogate pair. Both become U+FFFD here, and only here: one code
 * unit for one, so that offsets into the text keep their meaning.
 */
const UNSTORABLE = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that PostgreSQL can store, of the same length. */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, '\ufffd');
}

/** JSON that PostgreSQL can store as `jsonb`: every text in it, keys included, is {@link storableText}. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  // Only an escape can stand for what cannot be stored, and almost no report has one.
  return /\\u(0000|d[89a-f])/.test(json) ? JSON.stringify(cleaned(value)) : json;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [storableText(key), cleaned(held)]));
}

/** A date that exists, as PostgreSQL takes it; null for 2018-02-30 and for everything that is no ISO date. */
export function storableDate(date: string | null): string | null {
  if (date === null || !/^\d{4}-\d{2}-\d{2}$/.test(date) || date < '0001') return null;
  const read = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== date ? null : date;
}
