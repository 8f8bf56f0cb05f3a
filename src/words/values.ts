import { both, type Bilingual } from '../language.js';
import type { QueueName } from '../queue/names.js';
import type { Severity } from '../rules/rule.js';
import type { CoverageStatus } from '../store/coverage/coverage-filter.js';
import type { DeliveryState } from '../store/deliveries/delivery-state.js';
import type { FindingEventKind, FindingStatus } from '../store/findings/finding-status.js';
import type { RunState } from '../store/runs/run-status.js';

/** Words for the values of one fixed set: one that is missing is an error of types. */
type Words<Value extends string> = Readonly<Record<Value, Bilingual>>;

export const SEVERITY_WORDS: Words<Severity> = {
  error: both('错误', 'error'),
  warning: both('警告', 'warning'),
  info: both('提示', 'info'),
};

export const FINDING_STATUS_WORDS: Words<FindingStatus> = {
  open: both('待核', 'open'),
  confirmed: both('属实', 'confirmed'),
  dismissed: both('不采纳', 'dismissed'),
  resolved: both('已消除', 'resolved'),
};

export const FINDING_EVENT_WORDS: Words<FindingEventKind> = {
  opened: both('发现', 'opened'),
  changed: both('数值变化', 'changed'),
  resolved: both('消除', 'resolved'),
  reopened: both('重新待核', 'reopened'),
  vanished: both('不再出现', 'vanished'),
  returned: both('再次出现', 'returned'),
  regraded: both('调级', 'regraded'),
  waived: both('豁免', 'waived'),
  unwaived: both('豁免撤销', 'unwaived'),
  confirmed: both('认定属实', 'confirmed'),
  dismissed: both('不采纳', 'dismissed'),
};

export const DELIVERY_STATE_WORDS: Words<DeliveryState> = {
  pending: both('待投', 'pending'),
  delivered: both('已送达', 'delivered'),
  failed: both('已放弃', 'failed'),
};

export const RUN_STATE_WORDS: Words<RunState> = {
  planning: both('清点中', 'planning'),
  running: both('处理中', 'running'),
  finished: both('已结束', 'finished'),
};

export const STEP_WORDS: Words<QueueName> = {
  fetch: both('读取', 'fetch'),
  extract: both('提取', 'extract'),
  validate: both('校验', 'validate'),
  findings: both('发现', 'findings'),
  runs: both('批次', 'runs'),
};

export const COVERAGE_STATUS_WORDS: Words<CoverageStatus> = {
  published: both('已发布', 'published'),
  late: both('逾期发布', 'late'),
  missing: both('未发布', 'missing'),
  due: both('未到期限', 'not due yet'),
  unclear: both('同名待核', 'name unclear'),
  unlisted: both('名录外', 'not in roster'),
};

/** A word for a value of a fixed set; a value that the set does not know stands for itself. */
export function wordFor(words: Readonly<Record<string, Bilingual>>, value: string): Bilingual {
  return Object.hasOwn(words, value) ? (words[value] ?? both(value, value)) : both(value, value);
}
