import { STEPS } from '../../store/items/steps.js';
import { choice, flag, needed, onUnlessNo, text, wholeNumber } from './values.js';

export const JSON_LINES = flag('输出 JSON 行（每行一个对象）', 'print JSON lines, one object a line');
export const RUN = wholeNumber('run', '只限该批次', 'only of this run');
export const YEAR = wholeNumber('year', '只限该年度', 'only of this reporting year');
export const RUN_LABEL = text('label', '给这一批次起的名称', 'a name for this run');
export const NO_WORK = onUnlessNo(
  '只排队，由已在运行的工作进程处理',
  'queue only; leave the work to running workers',
);
export const SINK = text('name', '只限该接收端', 'only of this sink');

/** Which failed items. */
export const FAILED = {
  run: RUN,
  code: text('code', '只限该错误码', 'only with this error code'),
  step: choice('step', STEPS, '只限在该步骤失败的', 'only those that failed in this step'),
  host: text('host', '只限该主机的网页', 'only what was to be fetched from this host'),
};

export const SCHEDULE = needed(text('name', '定时任务的名称', 'name of the schedule'));
export const CRON = text(
  'expression',
  '何时运行：分 时 日 月 星期，如 "0 2 * * *"；最前面可加秒',
  'when to run: minute hour day month weekday, e.g. "0 2 * * *"; seconds may stand before them',
);
export const TIME_ZONE = text(
  'zone',
  '时区；不写即 Asia/Shanghai',
  'time zone; Asia/Shanghai when not given',
);
