import { readConfig } from '../settings/config.js';
import { createLog } from '../observe/log.js';
import { openPipeline, type Pipeline } from '../pipeline/pipeline.js';
import { asDatabaseFault } from '../store/database/database-fault.js';
import type { Invocation } from './command.js';
import { MESSAGES } from './messages.js';
import { startProgress, type Progress } from './progress.js';

/**
 * Opens database and queues, does the work, and closes them whatever happens.
 *
 * @param invocation the call
 * @param quiet for commands whose output people read: the log keeps to warnings unless NIANBAO_LOG_LEVEL says otherwise
 * @param work what to do; `progress` is shown until its end
 * @throws NianbaoError; faults of the database come out as `database_fault`
 */
export async function withPipeline<T>(
  invocation: Invocation,
  { quiet }: { quiet: boolean },
  work: (pipeline: Pipeline, progress: Progress) => Promise<T>,
): Promise<T> {
  const { env, screen, language, say } = invocation;
  const config = readConfig(env);
  const progress = startProgress(screen, language);
  progress.phase(
    say(config.databaseUrl === undefined ? MESSAGES.startingDatabase : MESSAGES.openingDatabase),
  );
  try {
    const asked = (env.NIANBAO_LOG_LEVEL ?? '').trim() !== '';
    const pipeline = await openPipeline(
      config,
      createLog({ logLevel: quiet && !asked ? 'warn' : config.logLevel }),
    );
    try {
      progress.phase('');
      return await work(pipeline, progress);
    } finally {
      await pipeline.close();
    }
  } catch (thrown) {
    throw asDatabaseFault(thrown);
  } finally {
    progress.end();
  }
}
