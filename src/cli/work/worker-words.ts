import { both } from '../../language.js';

/** What is said when workers run. */
export const workersStarted = (kinds: readonly string[]) =>
  both(
    `工作进程已启动：${kinds.join('、')}。按 Ctrl-C 停止。`,
    `Workers started: ${kinds.join(', ')}. Ctrl-C stops them.`,
  );

/** What is said when they have ended. */
export const WORKERS_STOPPED = both('工作进程已停止。', 'Workers stopped.');
