import { channelGroups } from '../checks/channel-group.js';
import { countable, figures, indicatorName, sumOf } from '../checks/figures.js';
import { GENERATIONS } from '../../templates/generations.js';
import type { ReportRule } from '../rule.js';

/** All channels together carried less than there was in all. */
export const channelSumBelowTotal: ReportRule = {
  id: 'channel-sum-below-total',
  scope: 'report',
  severity: 'warning',
  title: { zh: '各渠道之和小于总数', en: 'The channels together fall short of the total' },
  checks: {
    zh: '每条信息至少经一个渠道公开，因此各渠道都填了数时，其和不应小于总数。渠道以外还有其他方式的组（回应解读）不作检查。',
    en: 'Every item went through one channel at least; so when all channels are filled in, their sum is not below the total. A group with other ways beside the channels (response) is not checked.',
  },
  formula: 'Σ channels ≥ total (disclosure.total)',
  source: '国办发〔2014〕32号附件《政府信息公开情况统计表》',
  examples: [
    {
      shows: {
        zh: '主动公开政府信息数 40，五个渠道分别为 0、20、0、5、3：之和 28 小于 40。',
        en: 'Disclosed 40, the five channels 0, 20, 0, 5 and 3: their sum 28 is below 40.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 40 |',
        '| （二）通过不同渠道和方式公开政府信息的情况 |  |  |',
        '| 1.政府公报公开政府信息数 | 条 | 0 |',
        '| 2.政府网站公开政府信息数 | 条 | 20 |',
        '| 3.政务微博公开政府信息数 | 条 | 0 |',
        '| 4.政务微信公开政府信息数 | 条 | 5 |',
        '| 5.其他方式公开政府信息数 | 条 | 3 |',
      ],
      finds: [{ subject: 'disclosure.total', expected: '≤ 28', actual: 40 }],
    },
    {
      shows: {
        zh: '有一个渠道留空：说不准各渠道之和，不作检查。',
        en: 'One channel is blank: the sum is not known and not checked.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 40 |',
        '| （二）通过不同渠道和方式公开政府信息的情况 |  |  |',
        '| 1.政府公报公开政府信息数 | 条 | 0 |',
        '| 2.政府网站公开政府信息数 | 条 | 20 |',
        '| 3.政务微博公开政府信息数 | 条 | 0 |',
        '| 4.政务微信公开政府信息数 | 条 |  |',
        '| 5.其他方式公开政府信息数 | 条 | 3 |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    GENERATIONS.flatMap((form) => {
      const facts = figures(report, form);
      return channelGroups(form).flatMap(({ total, channels, covering }) => {
        const whole = countable(facts.get(total.code));
        const known = channels.flatMap(({ code }) => countable(facts.get(code)) ?? []);
        const sum = sumOf(known);
        if (!covering || whole === null || known.length < channels.length || sum >= whole.value) return [];
        const addition = `${known.map(({ value }) => value).join('+')}=${sum}`;
        return [
          {
            subject: total.code,
            message: {
              zh: `各渠道之和 ${addition}，小于${indicatorName(total.code)} ${whole.value}，少 ${sumOf([{ ...whole, value: whole.value - sum }])}。`,
              en: `The channels add up to ${addition}, less than ${total.code}, ${whole.value}.`,
            },
            expected: `≤ ${sum}`,
            actual: whole.value,
            evidence: [whole.span, ...known.map(({ span }) => span)],
          },
        ];
      });
    }),
};
