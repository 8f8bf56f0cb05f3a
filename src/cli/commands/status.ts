import { setTimeout as sleep } from 'node:timers/promises';
import { both } from '../../language.js';
import type { Pipeline } from '../../pipeline/pipeline.js';
import { QUEUES } from '../../queue/names.js';
import type { RunStatus } from '../../store/runs/run-status.js';
import { HEADS } from '../../words/heads.js';
import { command, type Call } from '../command/command.js';
import { EXIT, type ExitCode } from '../command/exit-code.js';
import { JSON_LINES } from '../command/shared-options.js';
import { flag, wholeNumber } from '../command/values.js';
import { printListing } from '../terminal/listing.js';
import type { Progress } from '../terminal/progress.js';
import { formatTable } from '../terminal/table.js';
import { noSuch, usage } from '../work/no-such.js';
import { PROCESSING } from '../work/processing-words.js';
import { withPipeline } from '../work/with-pipeline.js';

const REFRESH_MS = 1000;

const SAID = {
  noRunYet: both(
    '还没有任何批次；先运行 nianbao ingest',
    'There is no run yet; start one with nianbao ingest',
  ),
  items: both('项', 'Items'),
  yielded: both('得到年报', 'Reports'),
  usual: both('以往', 'Before'),
  alarm: both('警报', 'Alarm'),
  alarms: { nothing: both('没有', 'nothing'), fewer: both('减少', 'fewer') },
};

/** How a run stands and what waits in the queues; with `--watch` until the run ends. */
export const status = command({
  name: 'status',
  summary: both('显示一个批次的进度和队列长度', 'show how far a run is, and the queues'),
  arguments: {
    asked: wholeNumber('run', '批次；不写即最近一个', 'the run; the latest when none is given'),
  },
  options: {
    watch: flag('持续刷新，直到批次结束', 'keep refreshing until the run ends'),
    sources: flag(
      '列出已结束批次的各主机、各目录收到多少',
      'list what each host and directory of a finished run gave',
    ),
    json: JSON_LINES,
  },
  examples: ['status', 'status 3 --watch'],
  run: ({ asked, watch, sources }, call) =>
    withPipeline(call, { quiet: true }, async (pipeline, progress) => {
      const { pool } = pipeline.database;
      const { latestRunId } = await import('../../store/runs/list-runs.js');
      const { runStatus } = await import('../../store/runs/run-status.js');
      const { printRun } = await import('../work/work-runs.js');
      const id = asked ?? (await latestRunId(pool));
      if (id === null) throw usage(call, SAID.noRunYet);
      const look = async (): Promise<RunStatus> => {
        const found = await runStatus(pool, id);
        if (found === null) throw noSuch(call, 'run', [id]);
        return found;
      };
      let run = await look();
      if (sources) return printSources(call, pipeline, progress, id);
      if (watch) run = await follow(call, progress, run, look);
      await printRun(call, pipeline, run);
      if (!call.json) await printQueues(call, pipeline);
      return call.signal.aborted ? EXIT.interrupted : EXIT.done;
    }),
});

/** Shows progress, or with `--json` a line at every change, until the run ends or somebody stops watching. */
async function follow(
  { signal, screen, say, json }: Call,
  progress: Progress,
  first: RunStatus,
  look: () => Promise<RunStatus>,
): Promise<RunStatus> {
  let run = first;
  let printed = '';
  progress.phase(say(PROCESSING));
  while (run.state !== 'finished' && !signal.aborted && !screen.closed) {
    const { planned, pending, failed } = run.items;
    progress.update(planned - pending, planned, failed);
    const line = JSON.stringify(run);
    if (json && line !== printed) await screen.printJson(run);
    printed = line;
    await sleep(REFRESH_MS, undefined, { signal }).catch(() => undefined);
    run = await look();
  }
  progress.phase('');
  return run;
}

async function printSources(
  call: Call,
  pipeline: Pipeline,
  progress: Progress,
  run: number,
): Promise<ExitCode> {
  const { say } = call;
  const { listRunSources } = await import('../../store/runs/run-sources.js');
  const rows = await listRunSources(pipeline.database.pool, run);
  progress.end();
  return printListing(call, rows, [
    { head: say(HEADS.source), cell: (row) => row.source, shrinksTo: 12 },
    { head: say(SAID.items), cell: (row) => row.items, align: 'end' },
    { head: say(SAID.yielded), cell: (row) => row.yielded, align: 'end' },
    { head: say(HEADS.failed), cell: (row) => row.failed, align: 'end' },
    { head: say(SAID.usual), cell: (row) => row.usual, align: 'end' },
    { head: say(SAID.alarm), cell: (row) => (row.alarm === null ? '' : say(SAID.alarms[row.alarm])) },
  ]);
}

async function printQueues({ screen, say }: Call, pipeline: Pipeline): Promise<void> {
  const depths = await pipeline.queues.depths();
  const rows = QUEUES.map((name) => ({ name, ...depths[name] }));
  const lines = formatTable(
    [
      { head: say(HEADS.queue), cell: (row) => row.name },
      { head: say(HEADS.waiting), cell: (row) => row.waiting, align: 'end' },
      { head: say(HEADS.active), cell: (row) => row.active, align: 'end' },
      { head: say(HEADS.delayed), cell: (row) => row.delayed, align: 'end' },
    ],
    rows,
    screen.width,
  );
  for (const line of ['', ...lines]) await screen.print(line);
}
