import { NianbaoError } from '../../errors/nianbao-error.js';
import { both, type Bilingual } from '../../language.js';
import type { Queryable } from '../../store/database/query.js';
import type { Call } from '../command/command.js';

/** What people name by its number, and the command that lists those that there are. */
const NUMBERED = {
  run: { zh: '批次', en: 'run', list: 'nianbao runs' },
  item: { zh: '条目', en: 'item', list: 'nianbao failed' },
  report: { zh: '报告', en: 'report', list: 'nianbao reports' },
  finding: { zh: '发现', en: 'finding', list: 'nianbao findings' },
  delivery: { zh: '投递', en: 'delivery', list: 'nianbao deliveries' },
};

/** An error of usage with its sentence. */
export const usage = ({ say }: Pick<Call, 'say'>, sentence: Bilingual, cause?: unknown): NianbaoError =>
  new NianbaoError('usage', { reason: say(sentence) }, { cause });

/** The error for numbers that name nothing: which, and what lists those that there are. */
export function noSuch(call: Call, kind: keyof typeof NUMBERED, ids: readonly number[]): NianbaoError {
  const { zh, en, list } = NUMBERED[kind];
  return usage(
    call,
    both(
      `没有${zh} ${ids.join('、')}；用 ${list} 查看`,
      `There is no ${en} ${ids.join(', ')}; ${list} lists them`,
    ),
  );
}

/** @throws NianbaoError `usage` when a run was named that there is not */
export async function requireRun(call: Call, db: Queryable, run: number | undefined): Promise<void> {
  const { loadRun } = await import('../../store/runs/runs.js');
  if (run !== undefined && (await loadRun(db, run)) === null) throw noSuch(call, 'run', [run]);
}

/** @throws NianbaoError `usage` when one of the numbers is that of no item */
export async function requireItems(call: Call, db: Queryable, items: readonly number[]): Promise<void> {
  const { unknownItems } = await import('../../store/items/run-items.js');
  const unknown = items.length === 0 ? [] : await unknownItems(db, items);
  if (unknown.length > 0) throw noSuch(call, 'item', unknown);
}
