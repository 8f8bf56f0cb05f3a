import { wordsOf } from '../../document/words.js';
import type { Claim } from '../../report/narrative.js';
import type { Report } from '../../report/report.js';
import { titleWords, type Section } from '../../segment/section.js';
import { countable, figureKey, figures } from '../checks/figures.js';
import { claimedIn } from '../checks/claim-amount.js';
import { proseUnder } from '../checks/report-text.js';
import type { FindingDraft, ReportRule } from '../rule.js';

const FEES = 'fee.charged';
const UNPAID = 'application.other.fee_unpaid';
const SECTION_SIX = /其[他它].{0,6}(?:报告|说明).{0,4}(?:事项|情况)|其[他它]事项/;
/** 未发出收费通知, 发出收费通知0件. */
const NO_NOTICE =
  /(?:未|没有|无)(?:曾|发生|产生)?(?:发出|发放|下发|开具|送达|制发|出具|作出)?(?:任何)?(?:政府信息公开)?(?:信息处理费)?(?:的)?收费通知|收费通知(?:书)?(?:总)?(?:件数|数量|数)?[为:共]?(?:0|零)(?:件|份|次|$)/;

/**
 * The section for what else is to be reported, where application fees belong; undefined where it was not
 * found.
 */
function sectionSix({ sections }: Report): Section | undefined {
  return sections.find((section) => SECTION_SIX.test(titleWords(section).squeezed));
}

function feesTold(report: Report, six: Section): { inside: Claim[]; outside: Claim[] } {
  const from = six.span.start.offset;
  const next = report.sections.find(({ span }) => span.start.offset > from);
  const isInside = ({ span }: Claim): boolean =>
    span.start.offset >= from && (next === undefined || span.start.offset < next.span.start.offset);
  const fees = report.narrative.claims.filter(
    ({ indicator, approximate, scope }) => indicator === FEES && !approximate && scope === 'whole',
  );
  return { inside: fees.filter(isInside), outside: fees.filter((claim) => !isInside(claim)) };
}

/** One side says that nothing was charged, the other that something was, and neither says both. */
function toldDifferently(report: Report, six: Section): FindingDraft[] {
  const { inside, outside } = feesTold(report, six);
  const charged = (claims: readonly Claim[]): boolean[] => [...new Set(claims.map(({ value }) => value > 0))];
  const [here, there] = [charged(inside), charged(outside)];
  const [note, text] = [inside[0], outside[0]];
  if (here.length !== 1 || there.length !== 1 || here[0] === there[0] || !note || !text) return [];
  const amounts = [note, text].map((claim) => claimedIn(claim, '元'));
  if (amounts.includes(null)) return [];
  return [
    {
      subject: FEES,
      message: {
        zh: `第六部分称收取信息处理费 ${amounts[0]} 元，而正文他处为 ${amounts[1]} 元。`,
        en: `Section six gives ${amounts[0]} yuan charged for applications, the text elsewhere ${amounts[1]}.`,
      },
      expected: amounts[0] ?? null,
      actual: amounts[1] ?? null,
      evidence: [note.span, text.span],
    },
  ];
}

/** Applications were dropped because a fee was not paid, and section six says that no fee was asked for. */
function unpaidWithoutNotice(report: Report, six: Section): FindingDraft[] {
  const key = figureKey(UNPAID, 'total');
  const unpaid = countable(figures(report).get(key));
  const carriedIn = countable(figures(report).get(figureKey('application.carried_in', 'total')));
  // What was carried in may have been asked for a fee last year.
  if (unpaid === null || unpaid.value === 0 || carriedIn === null || carriedIn.value >= unpaid.value)
    return [];
  const denial = proseUnder(six).find((piece) => NO_NOTICE.test(wordsOf(piece).squeezed));
  if (denial === undefined) return [];
  return [
    {
      subject: key,
      message: {
        zh: `第三部分表中有 ${unpaid.value} 件因逾期未按收费通知缴费而不再处理，第六部分却称没有发出收费通知。`,
        en: `${unpaid.value} application(s) were dropped in table 3 because a fee was not paid; section six says that no fee notice was sent.`,
      },
      expected: 0,
      actual: unpaid.value,
      evidence: [unpaid.span, denial.span],
    },
  ];
}

/** What section six says of application fees is not what stands elsewhere. */
export const chargeWithoutNote: ReportRule = {
  id: 'charge-without-note',
  scope: 'report',
  severity: 'info',
  title: { zh: '信息处理费前后不一', en: 'Application fees contradict the text' },
  checks: {
    zh: '2019 年度起，收取信息处理费的情况在第六部分报告。第六部分称没有收取而正文他处称收取了的，或者相反，或者第三部分表中有因逾期未缴费而不再处理的申请、第六部分却称没有发出收费通知的，列出供核对。表二的行政事业性收费不是信息处理费，不作比较。',
    en: 'From 2019 on application fees are reported in section six. Listed is a report whose section six says that none were charged while the text elsewhere says some were, or the reverse; or whose table 3 has applications dropped because a fee was not paid while section six says that no fee notice was sent. The administrative charges of table 2 are something else and are not compared.',
  },
  formula: 'fee(section 六) > 0 ⇔ fee(text) > 0; fee_unpaid > 0 ⇒ notices > 0',
  source: '国办函〔2020〕109号《政府信息公开信息处理费管理办法》；国办公开办函〔2021〕30号，第六部分',
  examples: [
    {
      shows: {
        zh: '第一部分称收取信息处理费 200 元，第六部分称没有收取信息处理费：前后不一。',
        en: 'Section one says that 200 yuan were charged for applications, section six that nothing was charged.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '一、总体情况',
        '办理政府信息公开申请，收取信息处理费200元。',
        '二、其他需要报告的事项',
        '本年度没有收取信息处理费。',
      ],
      finds: [{ subject: 'fee.charged', expected: 0, actual: 200 }],
    },
    {
      shows: {
        zh: '第一部分说的是行政事业性收费，不是信息处理费：不比较。',
        en: 'Section one speaks of administrative charges, which are no fees for applications: they are not compared.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '一、总体情况',
        '全镇行政事业性收费200元。',
        '二、其他需要报告的事项',
        '本年度没有收取信息处理费。',
      ],
      finds: [],
    },
    {
      shows: {
        zh: '表三有 1 件因未按收费通知缴费而不再处理，第六部分却称没有发出收费通知。',
        en: 'One application was dropped in table 3 because a fee was not paid; section six says that no fee notice was sent.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
        '| （七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '一、其他需要报告的事项',
        '本年度未发出收费通知。',
      ],
      finds: [{ subject: 'application.other.fee_unpaid@total', expected: 0, actual: 1 }],
    },
    {
      shows: {
        zh: '同样的表，第六部分称发出收费通知 1 件：一致。',
        en: 'The same table, and section six counts one fee notice: they agree.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
        '| （七）总计 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '一、其他需要报告的事项',
        '本年度发出收费通知1件。',
      ],
      finds: [],
    },
  ],
  check: (report) => {
    const six = sectionSix(report);
    if (six === undefined || (report.reportYear ?? 0) < 2019) return [];
    return [...toldDifferently(report, six), ...unpaidWithoutNotice(report, six)];
  },
};
