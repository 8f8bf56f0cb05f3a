import { setTimeout as sleep } from 'node:timers/promises';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import { QUEUES } from '../queue/names.js';
import { latestRunId } from '../store/runs/list-runs.js';
import { listRunSources } from '../store/runs/run-sources.js';
import { runStatus, type RunStatus } from '../store/runs/runs.js';
import type { CommandRun, Invocation } from './command.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { printListing } from './listing.js';
import { MESSAGES } from './messages.js';
import { noSuch } from './no-such.js';
import { flag, wholeNumber } from './options.js';
import type { Progress } from './progress.js';
import { formatTable } from './table.js';
import { withPipeline } from './with-pipeline.js';
import { printRun } from './work-runs.js';

const REFRESH_MS = 1000;

/** `nianbao status [RUN]`: how a run stands and what waits in the queues; with `--watch` until the run ends. */
export const status: CommandRun = async (invocation) => {
  const { language, say, signal } = invocation;
  const [given] = invocation.arguments;
  const asked = given === undefined ? null : wholeNumber(given, 'RUN', language);
  return withPipeline(invocation, { quiet: true }, async (pipeline, progress) => {
    const id = asked ?? (await latestRunId(pipeline.database.pool));
    if (id === null) throw new NianbaoError('usage', { reason: say(MESSAGES.noRunYet) });
    const look = async (): Promise<RunStatus> => {
      const found = await runStatus(pipeline.database.pool, id);
      if (found === null) throw noSuch(invocation, 'run', [id]);
      return found;
    };
    let run = await look();
    if (flag(invocation, 'sources')) return printSources(invocation, pipeline, progress, id);
    if (flag(invocation, 'watch')) run = await watch(invocation, progress, run, look);
    await printRun(invocation, pipeline, run);
    if (!flag(invocation, 'json')) await printQueues(invocation, pipeline);
    return signal.aborted ? EXIT.interrupted : EXIT.done;
  });
};

/** Shows progress, or with `--json` a line at every change, until the run ends or somebody stops watching. */
async function watch(
  invocation: Invocation,
  progress: Progress,
  first: RunStatus,
  look: () => Promise<RunStatus>,
): Promise<RunStatus> {
  const { signal, screen, say } = invocation;
  let run = first;
  let printed = '';
  progress.phase(say(MESSAGES.ingesting));
  while (run.state !== 'finished' && !signal.aborted && !screen.closed) {
    const { planned, pending, failed } = run.items;
    progress.update(planned - pending, planned, failed);
    const line = JSON.stringify(run);
    if (flag(invocation, 'json') && line !== printed) await screen.printJson(run);
    printed = line;
    await sleep(REFRESH_MS, undefined, { signal }).catch(() => undefined);
    run = await look();
  }
  progress.phase('');
  return run;
}

async function printSources(
  invocation: Invocation,
  pipeline: Pipeline,
  progress: Progress,
  run: number,
): Promise<ExitCode> {
  const { say, language } = invocation;
  const rows = await listRunSources(pipeline.database.pool, run);
  progress.end();
  return printListing(invocation, rows, [
    { head: say(MESSAGES.source), cell: (row) => row.source, shrinksTo: 12 },
    { head: say(MESSAGES.items), cell: (row) => row.items, align: 'end' },
    { head: say(MESSAGES.yielded), cell: (row) => row.yielded, align: 'end' },
    { head: say(MESSAGES.failed), cell: (row) => row.failed, align: 'end' },
    { head: say(MESSAGES.usual), cell: (row) => row.usual, align: 'end' },
    {
      head: say(MESSAGES.alarm),
      cell: (row) => (row.alarm === null ? '' : MESSAGES.sourceAlarms[row.alarm][language]),
    },
  ]);
}

async function printQueues({ screen, say }: Invocation, pipeline: Pipeline): Promise<void> {
  const depths = await pipeline.queues.depths();
  const rows = QUEUES.map((name) => ({ name, ...depths[name] }));
  const lines = formatTable(
    [
      { head: say(MESSAGES.queue), cell: (row) => row.name },
      { head: say(MESSAGES.queueWaiting), cell: (row) => row.waiting, align: 'end' },
      { head: say(MESSAGES.queueActive), cell: (row) => row.active, align: 'end' },
      { head: say(MESSAGES.queueDelayed), cell: (row) => row.delayed, align: 'end' },
    ],
    rows,
    screen.width,
  );
  for (const line of ['', ...lines]) await screen.print(line);
}
