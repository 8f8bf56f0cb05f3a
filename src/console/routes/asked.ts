import { z } from 'zod';
import { present } from '../../document/present.js';
import { ID } from '../../store/filter-fields.js';
import { FINDING_FILTER } from '../../store/findings/finding-filter.js';

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

/** Where a person is in a list, and what came of a change. */
const PLACE = z.object({
  cursor: optional(z.string().regex(/^(?:[0-2]-)?\d{1,15}$/)),
  /** Another version of the report. */
  with: optional(ID),
  done: optional(z.coerce.number().int().min(0)),
  /** Items in quarantine that a retry left alone. */
  aside: optional(z.coerce.number().int().min(0)),
});

/** {@link PLACE} of an address. */
export function readPlace(query: unknown): z.infer<typeof PLACE> {
  return PLACE.parse(query);
}

/**
 * The part of a list's filter that an address asks for.
 *
 * @param filter as the store declares it
 * @param query of the address, or the fields of a form
 */
export function readFilter<Filter extends z.ZodObject>(filter: Filter, query: unknown): z.infer<Filter> {
  const given = z.record(z.string(), z.unknown()).safeParse(query).data ?? {};
  const read = Object.entries(filter.shape).map(([name, type]) => [
    name,
    optional(type as z.ZodType).parse(given[name]),
  ]);
  // Each field was read as the filter has it, or left out.
  return present(Object.fromEntries(read) as object) as z.infer<Filter>;
}

/** The id in a path; null for anything else, so that the page is not found. */
export function idOf(params: unknown): number | null {
  const read = z.object({ id: ID }).safeParse(params);
  return read.success ? read.data.id : null;
}

/** What a person searches findings by. */
export const SEARCHED_FINDINGS = FINDING_FILTER.pick({
  rule: true,
  severity: true,
  status: true,
  year: true,
  q: true,
  changed: true,
});

/** One or several values of a form's field. */
export const IDS = z
  .union([ID.transform((one) => [one]), z.array(ID).max(1000)])
  .optional()
  .transform((ids) => ids ?? []);
