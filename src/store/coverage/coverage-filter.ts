import { z } from 'zod';
import { DIVISION, WORDS, YEAR } from '../filter-fields.js';

/**
 * Whether an organ published: `published`, `late`, `missing` after its deadline, `due` before it; `unclear`
 * where a report may be its own or that of another organ of the same name; `unlisted` for one that published
 * and is not in the roster. In the order in which listings tell them.
 */
export const COVERAGE_STATUSES = ['published', 'late', 'missing', 'due', 'unclear', 'unlisted'] as const;

/** One of {@link COVERAGE_STATUSES}. */
export type CoverageStatus = (typeof COVERAGE_STATUSES)[number];

/** One organ in one year. */
export interface CoverageRow {
  issuer: string;
  level: string | null;
  divisionCode: string | null;
  parent: string | null;
  reportYear: number;
  status: CoverageStatus;
  /** ISO dates. */
  publishedOn: string | null;
  deadline: string | null;
  report: number | null;
  source: string | null;
}

/** Which organs of a year to list; nothing given means all of them. */
export const COVERAGE_FILTER = z.strictObject({
  division: DIVISION.optional(),
  county: z
    .string()
    .regex(/^(?:\d{6}|none|unlisted)$/)
    .optional()
    .describe(
      'The first six digits of the division code; none without a code, unlisted for those not in the roster',
    ),
  organ: z.enum(COVERAGE_STATUSES).optional(),
  q: WORDS.optional().describe("Part of the organ's name"),
});

/** {@link COVERAGE_FILTER} as read. */
export type CoverageFilter = z.infer<typeof COVERAGE_FILTER>;

/** The year of a listing of organs. */
export const COVERAGE_YEAR = YEAR;

/** Which county an organ's line belongs to. */
export function countyOf({ status, divisionCode }: CoverageRow): string {
  if (status === 'unlisted') return 'unlisted';
  return divisionCode === null ? 'none' : divisionCode.slice(0, 6);
}

/** Those organs of a year that a filter asks for. */
export function chosenOrgans(
  rows: readonly CoverageRow[],
  { division, county, organ, q }: CoverageFilter,
): CoverageRow[] {
  return rows.filter(
    (row) =>
      (division === undefined || (row.divisionCode ?? '').startsWith(division)) &&
      (county === undefined || countyOf(row) === county) &&
      (organ === undefined || row.status === organ) &&
      (q === undefined || row.issuer.includes(q)),
  );
}
