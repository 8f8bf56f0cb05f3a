import { both } from '../../language.js';
import { QUEUES, type QueueName } from '../../queue/names.js';
import { command, type Call } from '../command/command.js';
import { many, text } from '../command/values.js';
import { usage } from '../work/no-such.js';
import { stoppedCode, STOPPING, untilAborted } from '../work/stopping.js';
import { withPipeline } from '../work/with-pipeline.js';
import { WORKERS_STOPPED, workersStarted } from '../work/worker-words.js';

const SAID = {
  unknownKind: (name: string) =>
    both(`没有 ${name} 这种工作进程`, `There is no kind of worker called ${name}`),
};

/** Works the queues until Ctrl-C or SIGTERM, then finishes the jobs at hand. */
export const worker = command({
  name: 'worker',
  summary: both('只运行工作进程', 'run workers only'),
  arguments: {
    named: many(
      text(
        'kind',
        `种类：${QUEUES.join('、')}；不写即全部`,
        `kinds: ${QUEUES.join(', ')}; all when none is given`,
      ),
    ),
  },
  examples: ['worker', 'worker extract validate'],
  async run({ named }, call) {
    const { screen, say, signal } = call;
    const kinds = kindsOf(call, named);
    return withPipeline(call, { quiet: false }, async (pipeline, progress) => {
      const { serveWorkers } = await import('../../pipeline/serve-workers.js');
      const workers = await serveWorkers(pipeline, kinds);
      progress.end();
      screen.note(say(workersStarted(kinds)));
      await untilAborted(signal);
      screen.note(say(STOPPING));
      await workers.close();
      screen.note(say(WORKERS_STOPPED));
      return stoppedCode(signal);
    });
  },
});

function kindsOf(call: Call, named: readonly string[]): readonly QueueName[] {
  for (const name of named) {
    if (!QUEUES.some((queue) => queue === name)) throw usage(call, SAID.unknownKind(name));
  }
  return named.length === 0 ? QUEUES : QUEUES.filter((queue) => named.includes(queue));
}
