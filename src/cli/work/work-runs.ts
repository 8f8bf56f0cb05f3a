import { both } from '../../language.js';
import type { Pipeline } from '../../pipeline/pipeline.js';
import { workRun } from '../../pipeline/work-run.js';
import { countUndelivered } from '../../store/deliveries/deliveries.js';
import { listFindings, type ListedFinding } from '../../store/findings/list-findings.js';
import { failureGroups } from '../../store/items/failure-groups.js';
import { runStatus, type RunStatus } from '../../store/runs/run-status.js';
import { counted } from '../../words/counted.js';
import type { Call } from '../command/command.js';
import { EXIT, type ExitCode } from '../command/exit-code.js';
import type { Progress } from '../terminal/progress.js';
import { runSummary } from '../views/run-summary.js';
import { PROCESSING } from './processing-words.js';

const SAID = {
  comparing: both('各报告相互核对', 'Comparing the reports with each other'),
  interruptedRemaining: (run: number, remaining: number) =>
    both(
      `批次 ${run} 已中断，还有 ${remaining} 项未完成。继续：nianbao resume ${run}，或再次运行同一条 ingest 命令。`,
      `Run ${run} was interrupted; ${counted(remaining, 'item')} left. To go on: nianbao resume ${run}, or the same ingest again.`,
    ),
  undelivered: (n: number) =>
    both(
      `有 ${n} 件发现未送达，工作进程会再试。查看：nianbao deliveries --state undelivered`,
      `${n} not delivered yet; workers try again. See: nianbao deliveries --state undelivered`,
    ),
};

/** Findings that a summary shows; the rest is one command away. */
const SHOWN_FINDINGS = 5;

/**
 * Works runs to their end in this process, or leaves them to running workers, and prints how each stands: a
 * JSON line with `--json`, else a summary.
 *
 * @param call how the command was called
 * @param pipeline open database and queues
 * @param progress to show how far it is
 * @param runs ids, in the order to print
 * @param work false with `--no-work`
 * @returns 2 when an item of these runs failed, 130 when Ctrl-C left something undone
 */
export async function workRuns(
  call: Call,
  pipeline: Pipeline,
  progress: Progress,
  runs: readonly number[],
  work: boolean,
): Promise<ExitCode> {
  const { signal, screen, say } = call;
  let code: ExitCode = EXIT.done;
  for (const id of runs) {
    const run = work && !signal.aborted ? await follow(call, pipeline, progress, id) : null;
    const status = run ?? (await runStatus(pipeline.database.pool, id));
    if (status === null) continue;
    progress.phase('');
    await printRun(call, pipeline, status);
    if (!work) continue;
    const undelivered =
      pipeline.settings.sinks.length === 0 ? 0 : await countUndelivered(pipeline.database.pool);
    if (undelivered > 0) screen.note(say(SAID.undelivered(undelivered)));
    if (status.state !== 'finished') {
      screen.note(say(SAID.interruptedRemaining(id, status.items.pending)));
      code = EXIT.interrupted;
    } else if (status.items.failed > 0 && code === EXIT.done) {
      code = EXIT.someFailed;
    }
  }
  return code;
}

function follow(
  { signal, say }: Call,
  pipeline: Pipeline,
  progress: Progress,
  id: number,
): Promise<RunStatus> {
  let checking = false;
  progress.phase(say(PROCESSING));
  return workRun(pipeline, id, {
    signal,
    onProgress({ planned, pending, failed }) {
      // How long the rules across reports take cannot be told in items.
      if (!checking) progress.update(planned - pending, planned, failed);
    },
    onChecking() {
      if (!checking) progress.phase(say(SAID.comparing));
      checking = true;
    },
  });
}

/** Prints how a run stands: a JSON line with `--json`, else a summary. */
export async function printRun(
  { screen, language, json }: Call,
  pipeline: Pick<Pipeline, 'database'>,
  status: RunStatus,
): Promise<void> {
  if (json) return screen.printJson(status);
  const { pool } = pipeline.database;
  const serious: ListedFinding[] = [];
  for await (const finding of listFindings(pool, { run: status.id })) {
    if (serious.push(finding) === SHOWN_FINDINGS) break;
  }
  const details = { failures: await failureGroups(pool, { run: status.id }), serious };
  for (const line of runSummary(status, details, language, screen.width)) await screen.print(line);
}
