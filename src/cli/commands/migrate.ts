import { both } from '../../language.js';
import { command } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { JSON_LINES } from '../command/shared-options.js';
import { startProgress } from '../terminal/progress.js';
import { MIGRATING, OPENING_DATABASE } from '../work/opening-words.js';

const SAID = {
  migrated: (names: readonly string[]) =>
    both(`已执行迁移：${names.join('、')}。`, `Applied: ${names.join(', ')}.`),
  current: both('数据库结构已是最新。', 'The schema is up to date.'),
};

/** Brings the database schema up to date. Every other command does so by itself. */
export const migrate = command({
  name: 'migrate',
  summary: both('更新数据库结构', 'bring the database schema up to date'),
  options: { json: JSON_LINES },
  examples: ['migrate'],
  async run(_given, { screen, say, language, env, json }) {
    const { readConfig } = await import('../../settings/config.js');
    const { openDatabase } = await import('../../store/database/database.js');
    const schema = await import('../../store/database/migrate.js');
    const progress = startProgress(screen, language);
    try {
      progress.phase(say(OPENING_DATABASE));
      const database = await openDatabase(readConfig(env));
      try {
        progress.phase(say(MIGRATING));
        const { applied } = await schema.migrate(database.pool);
        progress.end();
        if (json) for (const name of applied) await screen.printJson({ applied: name });
        else await screen.print(say(applied.length > 0 ? SAID.migrated(applied) : SAID.current));
        return EXIT.done;
      } finally {
        await database.close();
      }
    } finally {
      progress.end();
    }
  },
});
