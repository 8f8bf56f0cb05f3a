import { readConfig } from '../settings/config.js';
import { openDatabase } from '../store/database/database.js';
import { migrate } from '../store/database/migrate.js';
import type { CommandRun } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { flag } from './options.js';
import { startProgress } from './progress.js';

/** `nianbao migrate`: brings the database schema up to date. Every other command does so by itself. */
export const migrateSchema: CommandRun = async (invocation) => {
  const { screen, say, language, env } = invocation;
  const progress = startProgress(screen, language);
  try {
    progress.phase(say(MESSAGES.openingDatabase));
    const database = await openDatabase(readConfig(env));
    try {
      progress.phase(say(MESSAGES.migrating));
      const { applied } = await migrate(database.pool);
      progress.end();
      if (flag(invocation, 'json')) for (const name of applied) await screen.printJson({ applied: name });
      else await screen.print(say(applied.length > 0 ? MESSAGES.migrated(applied) : MESSAGES.schemaCurrent));
      return EXIT.done;
    } finally {
      await database.close();
    }
  } finally {
    progress.end();
  }
};
