import type { CommandDeclaration } from './command.js';
import { both, JSON_LINES } from './shared-options.js';

const IDS = { term: '<id...>', text: both('发现的编号', 'ids of findings') };
const NOTE = { flags: '--note <text>', text: both('理由（必填）', 'why (needed)') };
const BY = { flags: '--by <name>', text: both('处理人（必填）', 'who says so (needed)') };

/** What can be done with single findings. */
export const FINDING_COMMANDS: readonly CommandDeclaration[] = [
  {
    name: 'confirm',
    summary: both('认定发现属实', 'say that findings are right'),
    arguments: [IDS],
    options: [NOTE, BY, JSON_LINES],
    examples: ['findings confirm 12 --note "已请镇里更正" --by 周敏'],
    load: async () => (await import('./findings-verdict.js')).findingsConfirm,
  },
  {
    name: 'dismiss',
    summary: both('不采纳发现', 'say that findings are wrong or do not matter'),
    arguments: [IDS],
    options: [NOTE, BY, JSON_LINES],
    examples: ['findings dismiss 12 13 --note "口径不同，原件无误" --by 周敏'],
    load: async () => (await import('./findings-verdict.js')).findingsDismiss,
  },
  {
    name: 'reopen',
    summary: both('撤回对发现的认定', 'take back what was said of findings'),
    arguments: [IDS],
    options: [NOTE, BY, JSON_LINES],
    examples: ['findings reopen 12 --note "需要再核" --by 周敏'],
    load: async () => (await import('./findings-verdict.js')).findingsReopen,
  },
  {
    name: 'history',
    summary: both('显示一条发现的经过', 'show what became of a finding'),
    arguments: [{ term: '<id>', text: both('发现的编号', 'id of the finding') }],
    options: [JSON_LINES],
    examples: ['findings history 12'],
    load: async () => (await import('./findings-history.js')).findingsHistory,
  },
];
