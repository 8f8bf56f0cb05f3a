import type { Pipeline } from '../../pipeline/pipeline.js';
import type { Call } from '../command/command.js';
import { startProgress, type Progress } from '../terminal/progress.js';
import { openingOf } from './opening-words.js';

/**
 * Opens database and queues, does the work, and closes them whatever happens.
 *
 * @param call how the command was called
 * @param quiet for commands whose output people read: the log keeps to warnings unless NIANBAO_LOG_LEVEL says
 *   otherwise
 * @param work what to do; `progress` is shown until its end
 * @throws NianbaoError; faults of database and queues come out as `database_fault` and `queue_fault`
 */
export async function withPipeline<T>(
  call: Call,
  { quiet }: { quiet: boolean },
  work: (pipeline: Pipeline, progress: Progress) => Promise<T>,
): Promise<T> {
  const [{ readConfig }, { createLog }, { openPipeline }, { asDatabaseFault }, { asQueueFault }] =
    await Promise.all([
      import('../../settings/config.js'),
      import('../../observe/log.js'),
      import('../../pipeline/pipeline.js'),
      import('../../store/database/database-fault.js'),
      import('../../queue/queue-fault.js'),
    ]);
  const { env, screen, language, say } = call;
  const config = readConfig(env);
  const progress = startProgress(screen, language);
  progress.phase(say(openingOf(config)));
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
    throw asDatabaseFault(asQueueFault(thrown));
  } finally {
    progress.end();
  }
}
