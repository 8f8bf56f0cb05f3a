import { channelGroups } from '../checks/channel-group.js';
import { countable, figures, indicatorName } from '../checks/figures.js';
import { GENERATIONS } from '../../templates/generations.js';
import type { ReportRule } from '../rule.js';

/** One channel carried more than there was in all. */
export const channelExceedsTotal: ReportRule = {
  id: 'channel-exceeds-total',
  scope: 'report',
  severity: 'warning',
  title: { zh: '单一渠道数大于总数', en: 'One channel exceeds the total' },
  checks: {
    zh: '总数把经不同渠道公开（回应）的同一信息（热点）计为 1，因此每一渠道的数都不应大于总数。',
    en: 'The total counts an item once, however many channels carried it; so no channel exceeds the total.',
  },
  formula: 'channel ≤ total (disclosure.total, response.topics)',
  source: '国办发〔2014〕32号附件《政府信息公开情况统计表》（不同渠道和方式公开相同信息计 1 条）',
  examples: [
    {
      shows: {
        zh: '主动公开政府信息数 40，政府网站公开政府信息数 52：单一渠道 52 大于总数 40。',
        en: 'Disclosed 40, through the website 52: the channel exceeds the total.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 40 |',
        '| （二）通过不同渠道和方式公开政府信息的情况 |  |  |',
        '| 1.政府公报公开政府信息数 | 条 | 0 |',
        '| 2.政府网站公开政府信息数 | 条 | 52 |',
        '| 3.政务微博公开政府信息数 | 条 | 0 |',
        '| 4.政务微信公开政府信息数 | 条 | 5 |',
        '| 5.其他方式公开政府信息数 | 条 | 3 |',
      ],
      finds: [{ subject: 'disclosure.by_channel.website', expected: '≤ 40', actual: 52 }],
    },
    {
      shows: {
        zh: '同一信息可经几个渠道公开：各渠道之和 70 大于总数 40，而没有一个渠道大于它。',
        en: 'One item may go through several channels: they add up to 70, more than the total 40, but none alone exceeds it.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 40 |',
        '| （二）通过不同渠道和方式公开政府信息的情况 |  |  |',
        '| 1.政府公报公开政府信息数 | 条 | 0 |',
        '| 2.政府网站公开政府信息数 | 条 | 40 |',
        '| 3.政务微博公开政府信息数 | 条 | 0 |',
        '| 4.政务微信公开政府信息数 | 条 | 25 |',
        '| 5.其他方式公开政府信息数 | 条 | 5 |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    GENERATIONS.flatMap((form) => {
      const facts = figures(report, form);
      return channelGroups(form).flatMap(({ total, channels }) =>
        channels.flatMap(({ code }) => {
          const whole = countable(facts.get(total.code));
          const channel = countable(facts.get(code));
          if (whole === null || channel === null || channel.value <= whole.value) return [];
          return [
            {
              subject: code,
              message: {
                zh: `${indicatorName(code)} ${channel.value} 大于${indicatorName(total.code)} ${whole.value}；总数应包含每一渠道。`,
                en: `${code} is ${channel.value}, more than the total ${total.code}, ${whole.value}, which includes every channel.`,
              },
              expected: `≤ ${whole.value}`,
              actual: channel.value,
              evidence: [channel.span, whole.span],
            },
          ];
        }),
      );
    }),
};
