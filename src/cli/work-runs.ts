import type { Pipeline } from '../pipeline/pipeline.js';
import { workRun } from '../pipeline/work-run.js';
import { countUndelivered } from '../store/deliveries/deliveries.js';
import { countFailures } from '../store/items/list-failed.js';
import { listFindings, type ListedFinding } from '../store/findings/list-findings.js';
import { runStatus, type RunStatus } from '../store/runs/runs.js';
import type { Invocation } from './command.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { flag } from './options.js';
import type { Progress } from './progress.js';
import { runSummary } from './run-summary.js';

/** Findings that a summary shows; the rest is one command away. */
const SHOWN_FINDINGS = 5;

/** Says on the first Ctrl-C that it was heard. */
export function announceInterrupt({ signal, screen, say }: Invocation): void {
  const announce = (): void => screen.note(say(MESSAGES.interrupting));
  if (signal.aborted) announce();
  else signal.addEventListener('abort', announce, { once: true });
}

/**
 * Works runs to their end in this process, or with `--no-work` leaves them to running workers, and prints how each
 * stands: a JSON line with `--json`, else a summary.
 *
 * @param invocation the call
 * @param pipeline open database and queues
 * @param progress to show how far it is
 * @param runs ids, in the order to print
 * @returns 2 when an item of these runs failed, 130 when Ctrl-C left something undone
 */
export async function workRuns(
  invocation: Invocation,
  pipeline: Pipeline,
  progress: Progress,
  runs: readonly number[],
): Promise<ExitCode> {
  const { signal, screen, say } = invocation;
  const work = invocation.options['work'] !== false;
  let code: ExitCode = EXIT.done;
  for (const id of runs) {
    const run = work && !signal.aborted ? await follow(invocation, pipeline, progress, id) : null;
    const status = run ?? (await runStatus(pipeline.database.pool, id));
    if (status === null) continue;
    progress.phase('');
    await printRun(invocation, pipeline, status);
    if (!work) continue;
    const undelivered =
      pipeline.settings.sinks.length === 0 ? 0 : await countUndelivered(pipeline.database.pool);
    if (undelivered > 0) screen.note(say(MESSAGES.undelivered(undelivered)));
    if (status.state !== 'finished') {
      screen.note(say(MESSAGES.interruptedRemaining(id, status.items.pending)));
      code = EXIT.interrupted;
    } else if (status.items.failed > 0 && code === EXIT.done) {
      code = EXIT.someFailed;
    }
  }
  return code;
}

function follow(
  { signal, say }: Invocation,
  pipeline: Pipeline,
  progress: Progress,
  id: number,
): Promise<RunStatus> {
  let checking = false;
  progress.phase(say(MESSAGES.ingesting));
  return workRun(pipeline, id, {
    signal,
    onProgress({ planned, pending, failed }) {
      // How long the rules across reports take cannot be told in items.
      if (!checking) progress.update(planned - pending, planned, failed);
    },
    onChecking() {
      if (!checking) progress.phase(say(MESSAGES.comparing));
      checking = true;
    },
  });
}

/** Prints how a run stands: a JSON line with `--json`, else a summary. */
export async function printRun(
  invocation: Invocation,
  pipeline: Pick<Pipeline, 'database'>,
  status: RunStatus,
): Promise<void> {
  const { screen, language } = invocation;
  if (flag(invocation, 'json')) return screen.printJson(status);
  const { pool } = pipeline.database;
  const serious: ListedFinding[] = [];
  for await (const finding of listFindings(pool, { run: status.id })) {
    if (serious.push(finding) === SHOWN_FINDINGS) break;
  }
  const details = { failures: await countFailures(pool, status.id), serious };
  for (const line of runSummary(status, details, language, screen.width)) await screen.print(line);
}
