import { readConfig, type Config } from '../settings/config.js';
import { asDatabaseFault } from '../store/database/database-fault.js';
import { openDatabase, type Database } from '../store/database/database.js';
import { migrate } from '../store/database/migrate.js';
import type { Invocation } from './command.js';
import { MESSAGES } from './messages.js';
import { startProgress } from './progress.js';

/**
 * Opens the database, brings its schema up to date, does the work, and closes it whatever happens.
 *
 * @param invocation the call
 * @param work what to do
 * @throws NianbaoError; faults of the database come out as `database_fault`
 */
export async function withDatabase<T>(
  invocation: Invocation,
  work: (database: Database, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(invocation.env);
  const progress = startProgress(invocation.screen, invocation.language);
  try {
    const server = config.databaseUrl === undefined ? MESSAGES.startingDatabase : MESSAGES.openingDatabase;
    progress.phase(invocation.say(server));
    const database = await openDatabase(config);
    try {
      progress.phase(invocation.say(MESSAGES.migrating));
      await migrate(database.pool);
      progress.end();
      return await work(database, config);
    } finally {
      await database.close();
    }
  } catch (thrown) {
    throw asDatabaseFault(thrown);
  } finally {
    progress.end();
  }
}
