import { toNianbaoError } from '../errors/nianbao-error.js';
import type { Finding, ReportRule, RuleDescription } from './rule.js';

/** A rule crashed on a report; what it would have found is unknown. */
export const ruleFailed: ReportRule = {
  id: 'rule-failed',
  scope: 'report',
  severity: 'warning',
  title: { zh: '有规则未能检查', en: 'A rule could not be checked' },
  checks: {
    zh: '某条规则在这份年报上出错时，其余规则照常检查，并在此说明哪条没有查成。它以前的校验发现不能因此视为已解决。',
    en: 'When a rule crashes on a report, all others are checked all the same, and this says which one was not. Its earlier findings are not resolved by that.',
  },
  formula: '—',
  source: 'Nianbao',
  examples: [
    {
      shows: {
        zh: '规则 part-sum 出错：报告「规则 part-sum 未能检查」，其他发现不受影响。',
        en: 'The rule part-sum crashes: reported is that part-sum was not checked; all other findings stand.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '主要公开惠民政策和办事指南。',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 31 |',
        '| （一）收到申请数 | 件 | 0 |',
      ],
      crashes: 'part-sum',
      finds: [{ subject: 'part-sum', actual: 'internal' }],
    },
    {
      shows: {
        zh: '没有规则出错。',
        en: 'No rule crashes.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '主要公开惠民政策和办事指南。',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 31 |',
        '| （一）收到申请数 | 件 | 0 |',
      ],
      finds: [],
    },
  ],
  check: () => [],
};

/**
 * The finding that stands for a crashed rule.
 *
 * @param rule the rule that crashed; its id is the finding's subject
 * @param thrown what it threw
 */
export function failureOf(rule: Pick<RuleDescription, 'id'>, thrown: unknown): Finding {
  const error = toNianbaoError(thrown);
  return {
    rule: ruleFailed.id,
    severity: ruleFailed.severity,
    subject: rule.id,
    message: {
      zh: `规则 ${rule.id} 未能检查。${error.messageIn('zh')}`,
      en: `The rule ${rule.id} could not be checked. ${error.messageIn('en')}`,
    },
    expected: null,
    actual: error.code,
    evidence: [],
  };
}
