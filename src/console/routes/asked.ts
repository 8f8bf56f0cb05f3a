import { z } from 'zod';
import { COVERAGE_STATUSES } from '../../store/coverage/browse-coverage.js';

/** Lines of a page. */
export const PAGE = 50;

/** An empty field of a form asks for nothing; a value that makes no sense is ignored like one. */
function optional<T extends z.ZodType>(type: T) {
  return z
    .preprocess(
      (value: unknown): unknown => (value === '' ? undefined : Array.isArray(value) ? value[0] : value),
      type.optional(),
    )
    .catch(undefined);
}

const ID = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const WORD = z.string().regex(/^[\w-]{1,64}$/);
const TEXT = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !text.includes('\0'));

/** What the lists of the console take in their query. */
export const ASKED = z.object({
  cursor: optional(z.string().regex(/^\d{1,16}(?:-\d{1,16})?$/)),
  q: optional(TEXT),
  state: optional(z.enum(['pending', 'done', 'unchanged', 'failed'])),
  code: optional(WORD),
  step: optional(z.enum(['fetch', 'extract', 'validate', 'findings'])),
  rule: optional(WORD),
  severity: optional(z.enum(['error', 'warning', 'info'])),
  status: optional(z.enum(['open', 'confirmed', 'dismissed', 'resolved'])),
  year: optional(z.coerce.number().int().min(1900).max(2200)),
  division: optional(z.string().regex(/^\d{1,12}$/)),
  county: optional(z.string().regex(/^(?:\d{6}|none|unlisted)$/)),
  organ: optional(z.enum(COVERAGE_STATUSES)),
  findings: optional(z.enum(['any', 'none', 'error', 'warning'])),
  changed: optional(z.literal('yes')),
  /** Another version of the report. */
  with: optional(ID),
  done: optional(z.coerce.number().int().min(0)),
  /** Items in quarantine that a retry left alone. */
  aside: optional(z.coerce.number().int().min(0)),
});

/** {@link ASKED} as read. */
export type Asked = z.infer<typeof ASKED>;

/** The query of a list's address. */
export function readAsked(query: unknown): Asked {
  return ASKED.parse(query);
}

/** The id in a path; null for anything else, so that the page is not found. */
export function idOf(params: unknown): number | null {
  const read = z.object({ id: ID }).safeParse(params);
  return read.success ? read.data.id : null;
}

/** One or several values of a form's field. */
export const IDS = z
  .union([ID.transform((one) => [one]), z.array(ID).max(1000)])
  .optional()
  .transform((ids) => ids ?? []);

/** The cursor of a list ordered by id. */
export function idCursor({ cursor }: Asked): number | null {
  return cursor === undefined ? null : Number(cursor.split('-')[0]);
}

/** Where the next page begins: after the last of a full page. */
export function nextCursor<T extends { id: number }>(items: readonly T[], limit = PAGE): string | undefined {
  const last = items.at(-1);
  return items.length < limit || last === undefined ? undefined : String(last.id);
}
