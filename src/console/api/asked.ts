import { z } from 'zod';

/** Lines of a page, unless asked otherwise, and at most. */
const PAGE = 50;
const LARGEST_PAGE = 200;

/** An id of a row. */
export const ID = z.coerce.number().int().positive();
/** `/:id` */
export const BY_ID = z.strictObject({ id: ID });

const word = z.string().regex(/^[\w-]{1,64}$/);
const words = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'), 'must not hold a NUL');
const year = z.coerce.number().int().min(1900).max(2200);
const division = z
  .string()
  .regex(/^\d{1,12}$/)
  .describe('Leading digits of the division code');
const paging = {
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(PAGE).describe('Lines of a page'),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional()
    .describe('`next` of the page before'),
};
const step = z.enum(['fetch', 'extract', 'validate', 'findings']).optional();
const run = ID.optional().describe('Id of a run');

/** What each list of the API can be asked for; anything else is refused. */
export const QUERIES = {
  none: z.strictObject({}),
  runs: z.strictObject(paging),
  items: z.strictObject({
    state: z.enum(['pending', 'done', 'unchanged', 'failed']).optional(),
    code: word.optional().describe('Error code'),
    step,
    q: words.optional().describe('Part of the source'),
    ...paging,
  }),
  failed: z.strictObject({ run, code: word.optional(), step, host: words.optional(), ...paging }),
  reports: z.strictObject({
    q: words.optional().describe('Part of issuer, title or source'),
    division: division.optional(),
    year: year.optional(),
    findings: z.enum(['any', 'none', 'error', 'warning']).optional(),
    ...paging,
  }),
  findings: z.strictObject({
    rule: word.optional(),
    severity: z.enum(['error', 'warning', 'info']).optional(),
    status: z.enum(['open', 'confirmed', 'dismissed', 'resolved']).optional(),
    year: year.optional(),
    q: words.optional().describe("Part of the issuer's name"),
    changed: z.literal('yes').optional().describe('Only those whose values changed after a verdict'),
    limit: paging.limit,
    cursor: z
      .string()
      .regex(/^[0-2]-\d{1,15}$/)
      .optional()
      .describe('`next` of the page before'),
  }),
  coverage: z.strictObject({ year, division: division.optional() }),
} as const;

/** Why a verdict is given. */
export const NOTE = z.strictObject({ note: words.max(2000) });

/** A page of rows that were asked for with one more than fit, so that the last page is known for the last. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (last: T) => string,
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}
