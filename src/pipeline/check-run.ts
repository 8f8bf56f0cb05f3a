import type { PoolClient } from 'pg';
import { toNianbaoError } from '../errors/nianbao-error.js';
import { fingerprint } from '../rules/fingerprint.js';
import { failureOf, ruleFailed } from '../rules/rule-failed.js';
import type { RunFindingDraft } from '../rules/run-rule.js';
import { applySettings, isOn, type RuleSettings } from '../rules/settings/settings.js';
import { today } from '../settings/today.js';
import { readRosterFile } from '../sources/read-roster.js';
import { asDatabaseFault } from '../store/database/database-fault.js';
import { makeSignatures } from '../store/run-rules/narrative-signatures.js';
import { inSavepoint, inTransaction } from '../store/database/query.js';
import {
  pendingOfRun,
  writeRunFindings,
  type Checked,
  type IdentifiedFinding,
} from '../store/findings/outbox.js';
import { ASKED_RULES } from '../store/run-rules/asked-rules.js';
import type { AskedRule } from '../store/run-rules/ask.js';
import { openScope, type RunScope } from '../store/run-rules/scope.js';
import { replaceRoster } from '../store/coverage/roster.js';
import { lockRunCheck, markChecked, yearsToCompare } from '../store/runs/run-check.js';
import { runStage } from '../store/runs/runs.js';
import { announceSettled } from './enqueue.js';
import { jobOf, type Payload } from './jobs.js';
import type { Pipeline } from './pipeline.js';
import { Postponed } from './postponed.js';
import { asQueueFault } from '../queue/queue-fault.js';

/**
 * Asks the rules across reports about the reports of a run, once all its items are settled, and makes every
 * finding that is new, changed or gone a job of its own. All is written in one transaction; a worker that
 * dies in the midst leaves nothing, and the next one begins again.
 *
 * @param at `closing` ends it at once, in the midst of a query
 * @throws Postponed when the signal ended it
 */
export async function checkRun(
  pipeline: Pipeline,
  { run }: Payload<'checkRun'>,
  { closing: signal }: { closing: AbortSignal },
): Promise<void> {
  if ((await runStage(pipeline.database.pool, run)) === 'unchecked') {
    try {
      await askRules(pipeline, run, signal);
    } catch (thrown) {
      throw signal.aborted ? new Postponed(0) : thrown;
    }
  }
  await enqueueRunFindings(pipeline, run);
}

async function askRules(pipeline: Pipeline, run: number, signal: AbortSignal): Promise<void> {
  const { pool } = pipeline.database;
  await refreshRoster(pipeline);
  await makeSignatures(pool, await yearsToCompare(pool, run), signal);
  await inTransaction(
    pool,
    async (client) => {
      // Checks of runs follow each other: each sees what the one before has written, and a run is checked
      // once.
      await lockRunCheck(client);
      if ((await runStage(client, run)) !== 'unchecked') return;
      const scope = await openScope(client, run);
      const failed: IdentifiedFinding[] = [];
      for (const rule of Object.values(ASKED_RULES)) {
        const failure = await askRule(pipeline, client, run, scope, rule, signal);
        if (failure !== null) failed.push(failure);
      }
      await writeRunFindings(client, run, ruleFailed.id, 'all', failed);
      await markChecked(client, run);
    },
    signal,
  );
}

/**
 * Queues a job for every finding across reports that the run has pending; a run without any is announced
 * for closing.
 */
export async function enqueueRunFindings(pipeline: Pipeline, run: number): Promise<void> {
  const pending = await pendingOfRun(pipeline.database.pool, run);
  if (pending.length === 0) return announceSettled(pipeline, run);
  await pipeline.queues.add(
    pending.map((finding) => jobOf('storeFinding', { run, item: null, generation: 1, finding })),
  );
}

/** Loads the roster that the settings name. One that cannot be read leaves the one before in its place. */
async function refreshRoster({ settings, config, database, log }: Pipeline): Promise<void> {
  if (settings.roster === null) return;
  try {
    await replaceRoster(database.pool, await readRosterFile(settings.roster, config.maxFileBytes));
  } catch (thrown) {
    const error = toNianbaoError(asDatabaseFault(asQueueFault(thrown)));
    if (error.retryable && error.code !== 'file_changing') throw error;
    log.error({ roster: settings.roster, code: error.code }, error.message);
  }
}

/**
 * Asks one rule and writes down what it says.
 *
 * @returns what stands for the rule if it crashed: its earlier findings stand, and the other rules go on
 * @throws NianbaoError for faults of the database that may pass: then all is to be done again
 */
async function askRule(
  pipeline: Pipeline,
  client: PoolClient,
  run: number,
  scope: RunScope,
  rule: AskedRule,
  signal: AbortSignal,
): Promise<IdentifiedFinding | null> {
  signal.throwIfAborted();
  const begin = performance.now();
  const { settings } = pipeline;
  try {
    const drafts = await inSavepoint(client, async () => {
      const answer = isOn(settings, rule.id)
        ? await rule.ask({ client, scope, today: today() }, settings)
        : NOT_ASKED;
      await writeRunFindings(client, run, rule.id, answer.checked, identify(rule, answer.drafts, settings));
      return answer.drafts;
    });
    const ms = Math.round(performance.now() - begin);
    pipeline.log.debug({ run, rule: rule.id, findings: drafts.length, ms }, 'asked a rule across reports');
    return null;
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const error = toNianbaoError(asDatabaseFault(asQueueFault(thrown)));
    if (error.retryable) throw error;
    pipeline.log.error({ run, rule: rule.id, code: error.code, err: error.cause ?? error }, error.message);
    const failure = failureOf(rule, error);
    return {
      ...failure,
      fingerprint: fingerprint(failure.rule, null, null, failure.subject, 'run'),
      issuer: null,
      year: null,
      identity: null,
      report: null,
      evidence: [],
    };
  }
}

/** A rule that is switched off yields nothing, and nothing that it found before stands. */
const NOT_ASKED: { drafts: RunFindingDraft[]; checked: Checked } = { drafts: [], checked: 'all' };

/** Gives findings their identity, grade and waiver; of two with the same identity the first counts. */
function identify(
  { id, severity }: AskedRule,
  drafts: readonly RunFindingDraft[],
  settings: RuleSettings,
): IdentifiedFinding[] {
  const found = new Map<string, IdentifiedFinding>();
  for (const { about, evidence, ...draft } of drafts) {
    const { identity, issuer, year, report } = about;
    const known = fingerprint(id, identity, year, draft.subject);
    if (found.has(known)) continue;
    const finding = applySettings(
      settings,
      { severity, ...draft, rule: id, evidence: [] },
      { issuer, reportYear: year },
    );
    found.set(known, { ...finding, fingerprint: known, issuer, year, identity, report, evidence });
  }
  return [...found.values()];
}
