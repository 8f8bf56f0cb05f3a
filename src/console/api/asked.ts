import { z } from 'zod';
import { COVERAGE_FILTER, COVERAGE_YEAR } from '../../store/coverage/coverage-filter.js';
import { ID, ID_CURSOR, WORDS } from '../../store/filter-fields.js';
import { FINDING_CURSOR, FINDING_FILTER } from '../../store/findings/finding-filter.js';
import { ITEM_FILTER } from '../../store/items/item-filter.js';
import { REPORT_FILTER } from '../../store/reports/report-filter.js';

/** Lines of a page, unless asked otherwise, and at most. */
const PAGE = 50;
const LARGEST_PAGE = 200;

/** `/:id` */
export const BY_ID = z.strictObject({ id: ID });

const paging = (cursor: z.ZodString) => ({
  limit: z.coerce.number().int().min(1).max(LARGEST_PAGE).default(PAGE).describe('Lines of a page'),
  cursor: cursor.optional().describe('`next` of the page before'),
});
const byId = paging(ID_CURSOR);

/** What each list of the API can be asked for; anything else is refused. */
export const QUERIES = {
  none: z.strictObject({}),
  runs: z.strictObject(byId),
  items: ITEM_FILTER.pick({ state: true, code: true, step: true, q: true }).extend(byId),
  failed: ITEM_FILTER.pick({ run: true, code: true, step: true, host: true }).extend(byId),
  reports: REPORT_FILTER.pick({ q: true, division: true, year: true, findings: true }).extend(byId),
  findings: FINDING_FILTER.pick({
    rule: true,
    severity: true,
    status: true,
    year: true,
    q: true,
    changed: true,
  }).extend(paging(FINDING_CURSOR)),
  coverage: COVERAGE_FILTER.pick({ division: true }).extend({ year: COVERAGE_YEAR }),
} as const;

/** Why a verdict is given. */
export const NOTE = z.strictObject({ note: WORDS.max(2000) });
