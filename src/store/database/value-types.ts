import pg from 'pg';

/** Types of PostgreSQL by the numbers that it knows them by. */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;
const INTERVAL = 1186;
const NUMERIC = 1700;
const TEXT_ARRAY: number = 1009;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TIMESTAMPTZ_ARRAY = 1185;
const NUMERIC_ARRAY = 1231;

const MOMENT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/;

/**
 * A whole number. Ids and counts fit into what JavaScript holds exactly; what does not is an error, never
 * another number.
 *
 * @throws RangeError beyond ±(2^53 - 1)
 */
function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${text} is no number that JavaScript holds exactly`);
  return number;
}

/** A moment as ISO 8601 in UTC with milliseconds; `infinity`, which is no moment, stays as it is. */
function isoTime(text: string): string {
  const [, day, time, fraction = ''] = MOMENT.exec(text) ?? [];
  if (day === undefined || time === undefined) return text;
  return `${day}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

const sameText = (text: string): string => text;

const textsOf = pg.types.getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[];

const listOf =
  (parse: (text: string) => string | number) =>
  (text: string): (string | number | null)[] =>
    textsOf(text).map((one) => (one === null ? null : parse(one)));

const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: wholeNumber,
  // The nearest double, as a cast to float8 gives it; whoever needs all digits asks for text.
  [NUMERIC]: Number,
  [DATE]: sameText,
  [TIMESTAMPTZ]: isoTime,
  [INTERVAL]: sameText,
  [INT8_ARRAY]: listOf(wholeNumber),
  [NUMERIC_ARRAY]: listOf(Number),
  [DATE_ARRAY]: listOf(sameText),
  [TIMESTAMPTZ_ARRAY]: listOf(isoTime),
};

/**
 * How values of PostgreSQL become values of JavaScript, on our own connections only: whole and decimal
 * numbers are numbers, days `2018-02-01` and moments `2018-02-01T08:00:00.000Z` are text. The rest is as pg
 * reads it.
 *
 * @see {@link SESSION}, without which days and moments would be written as the server pleases
 */
export const VALUE_TYPES: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    (format ?? 'text') === 'text' && Object.hasOwn(PARSERS, type)
      ? PARSERS[type]
      : (pg.types.getTypeParser(type, format) as unknown),
};

/**
 * What every connection is set to, whatever the server, the role, the database or `PGOPTIONS` say. `set`
 * after connecting and not a parameter of the connection: poolers such as PgBouncer refuse parameters that
 * they do not know, and keep these three settings for each client, because the server reports their changes.
 */
export const SESSION = `set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'iso_8601'`;
