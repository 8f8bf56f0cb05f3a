import type { Config } from '../../settings/config.js';
import type { Database } from '../../store/database/database.js';
import type { Call } from '../command/command.js';
import { startProgress } from '../terminal/progress.js';
import { MIGRATING, openingOf } from './opening-words.js';

/**
 * Opens the database, brings its schema up to date, does the work, and closes it whatever happens.
 *
 * @param call how the command was called
 * @param work what to do
 * @throws NianbaoError; faults of the database come out as `database_fault`
 */
export async function withDatabase<T>(
  call: Call,
  work: (database: Database, config: Config) => Promise<T>,
): Promise<T> {
  const [{ readConfig }, { asDatabaseFault }, { openDatabase }, { migrate }] = await Promise.all([
    import('../../settings/config.js'),
    import('../../store/database/database-fault.js'),
    import('../../store/database/database.js'),
    import('../../store/database/migrate.js'),
  ]);
  const config = readConfig(call.env);
  const progress = startProgress(call.screen, call.language);
  try {
    progress.phase(call.say(openingOf(config)));
    const database = await openDatabase(config);
    try {
      progress.phase(call.say(MIGRATING));
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
