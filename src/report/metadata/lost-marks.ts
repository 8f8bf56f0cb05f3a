/** How the digits of a month and a day may be parted once 月 was lost: one or two for each. */
const PARTED = [1, 2].flatMap((month) =>
  [1, 2].map((day) => new RegExp(`^(\\d{${month}})月?(\\d{${day}})日?$`)),
);
const YEAR = /^(20\d{2})年?/;
/**
 * A year of which a piece was printed twice when lines were joined: 202020年, which begins or ends with the
 * year.
 */
const DOUBLED_YEAR = /^(?:(20\d{2})\d{2}|20(20\d{2}))年/;

/** A day as printed with marks lost, and what it may mean. */
export interface DayReading {
  /** Null where the words name no year. */
  year: number | null;
  month: number;
  day: number;
}

/**
 * All days of the calendar that digits may mean whose 年, 月 or 日 was lost when tags were stripped:
 * 20171231日, 201211日, 1231日. A reading is to be trusted only where it is the only one.
 *
 * @param printed digits and what is left of the marks, folded and without blanks
 */
export function readDayWithoutMarks(printed: string): DayReading[] {
  const year = YEAR.exec(printed);
  const doubled = DOUBLED_YEAR.exec(printed);
  const starts: [year: number | null, rest: string][] = [];
  if (year) starts.push([Number(year[1]), printed.slice(year[0].length)]);
  if (doubled) starts.push([Number(doubled[1] ?? doubled[2]), printed.slice(doubled[0].length)]);
  if (doubled?.[1]?.startsWith('20') === true && printed.slice(2, 4) === '20')
    starts.push([Number(printed.slice(2, 6)), printed.slice(doubled[0].length)]);
  if (!year) starts.push([null, printed]);
  return unique(
    starts.flatMap(([named, rest]) =>
      PARTED.flatMap((pattern) => {
        const parts = pattern.exec(rest);
        const [month, day] = [Number(parts?.[1]), Number(parts?.[2])];
        return parts && isDay(named, month, day) ? [{ year: named, month, day }] : [];
      }),
    ),
  );
}

/**
 * All periods of one year that digits may mean which lost every mark between them: 2017111231日, from 1
 * January to 31 December.
 *
 * @param printed year, two months and two days, folded and without blanks
 */
export function readPeriodWithoutMarks(printed: string): [first: DayReading, last: DayReading][] {
  const whole = /^(20\d{2})年?(\d{6,8})日?$/.exec(printed);
  const [, year, digits = ''] = whole ?? [];
  if (year === undefined) return [];
  const found: [DayReading, DayReading][] = [];
  for (let cut = 2; cut <= digits.length - 2; cut++)
    for (const first of readDayWithoutMarks(year + digits.slice(0, cut)))
      for (const last of readDayWithoutMarks(year + digits.slice(cut)))
        if (first.month * 100 + first.day < last.month * 100 + last.day) found.push([first, last]);
  return found;
}

function unique(readings: readonly DayReading[]): DayReading[] {
  return [...new Map(readings.map((one) => [`${one.year ?? ''}/${one.month}/${one.day}`, one])).values()];
}

function isDay(year: number | null, month: number, day: number): boolean {
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate()
  );
}
