import { z } from 'zod';
import { DIVISION, WORDS, YEAR } from '../filter-fields.js';

/** Which reports to list; nothing given means all that are current. */
export const REPORT_FILTER = z.strictObject({
  q: WORDS.optional().describe('Part of issuer, title or source'),
  issuer: WORDS.optional().describe("Part of the issuer's name"),
  division: DIVISION.optional(),
  year: YEAR.optional(),
  findings: z
    .enum(['any', 'none', 'error', 'warning'])
    .optional()
    .describe('Those with findings that stand, without any, or with some of a severity'),
  all: z.boolean().optional().describe('Superseded versions too'),
});

/** {@link REPORT_FILTER} as read. */
export type ReportFilter = z.infer<typeof REPORT_FILTER>;
