import type { Queues } from '../queue/queues.js';
import type { Database } from '../store/database/database.js';
import { schemaState } from '../store/database/migrate.js';
import { within } from './within.js';

/** Supervisors ask every few seconds and take no answer for a bad one. */
const PATIENCE_MS = 3000;

/** Whether a process can do its work, and what keeps it from it. */
export interface Readiness {
  status: 'ready' | 'not_ready';
  database: 'ok' | 'unreachable';
  /** `unknown`: without the database. */
  schema: Awaited<ReturnType<typeof schemaState>> | 'unknown';
  queue: 'ok' | 'unreachable';
}

/** The two servers that a process leans on. */
export interface Servers {
  database: Pick<Database, 'pool'>;
  queues: Pick<Queues, 'depths' | 'oldestWaiting'>;
}

/** Asks database, schema and queue; it never throws. */
export async function checkReadiness({ database, queues }: Servers): Promise<Readiness> {
  const [schema, depths] = await Promise.all([
    within(PATIENCE_MS, schemaState(database.pool)),
    within(PATIENCE_MS, queues.depths()),
  ]);
  return {
    status: schema === 'current' && depths !== null ? 'ready' : 'not_ready',
    database: schema === null ? 'unreachable' : 'ok',
    schema: schema ?? 'unknown',
    queue: depths === null ? 'unreachable' : 'ok',
  };
}
