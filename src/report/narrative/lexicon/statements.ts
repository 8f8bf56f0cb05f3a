import { DECISIONS } from './decision.js';
import { DISCLOSED, DOCUMENTS, LIBRARY } from './disclosure.js';
import { ORGANISATION } from './organisation.js';
import { REMEDIES } from './remedy.js';
import { OUTCOMES, TOTALS, WAYS } from './request.js';
import { RESPONSE } from './response.js';
import type { Statement } from './statement.js';

/** Every way of stating a number, the more specific before the more general: the first that holds decides. */
export const STATEMENTS: readonly Statement[] = [
  ...LIBRARY,
  ...DOCUMENTS,
  ...RESPONSE,
  ...REMEDIES,
  ...WAYS,
  ...OUTCOMES,
  ...TOTALS,
  ...ORGANISATION,
  ...DECISIONS,
  ...DISCLOSED,
];
