import { readCountsOf } from '../../report/narrative/read-narrative.js';
import type { Claim } from '../../report/narrative.js';
import { yearInTitle } from '../../report/metadata/year.js';
import type { Report, ReportTable } from '../../report/report.js';
import type { Generation } from '../../templates/generations.js';
import { Words, wordsOf } from '../../document/words.js';
import { countable, figureKey, figures, indicatorName } from '../checks/figures.js';
import { printedPieces } from '../checks/report-text.js';
import type { FindingDraft, ReportRule } from '../rule.js';

/** Small numbers are the same in two years by chance. */
const TELLING = 10;
/** Sums over several years may well end in the year before. */
const OTHER_SPAN = /以来|累计|截[至止]|历年/;

const ALONE = /^\(?(20\d\d)年度?\)?$/;

interface NamedYear {
  year: number;
  zh: string;
  en: string;
}

/**
 * Whether a table's year stands in its name, or alone on a line: among the lines above a table there may also
 * be a plan for the next year.
 */
function isTablesOwn(year: number, { caption, rows }: ReportTable, report: Report): boolean {
  const head = [new Words(caption), ...rows.slice(0, 3).flatMap((row) => row.map(wordsOf))];
  return (
    head.some(({ squeezed }) => squeezed.includes(`${year}年`) && /统计|信息公开|情况表/.test(squeezed)) ||
    printedPieces(report).some(
      (piece) => piece.text.length <= 20 && ALONE.exec(wordsOf(piece).squeezed)?.[1] === String(year),
    )
  );
}

function yearsNamed(report: Report): (NamedYear & { fits: boolean; evidence: FindingDraft['evidence'] })[] {
  const { title, period, tables } = report;
  const year = title === null ? null : yearInTitle(title);
  if (year === null) return [];
  const named = [];
  // A damaged period was guessed at, and one that reaches into the title's year is another rule's matter.
  if (period?.stated === true && period.malformed !== true) {
    const [from, to] = [period.start, period.end].map((day) => Number(day.slice(0, 4)));
    if (from !== undefined && to !== undefined) {
      const fits = from <= year && year <= to;
      const evidence = period.span === undefined ? [] : [period.span];
      named.push({ year: to, zh: '统计期限', en: 'the period', fits, evidence });
    }
  }
  const statistics = tables.find(({ template }) => template?.table === 'statistics');
  if (statistics?.year != null && isTablesOwn(statistics.year, statistics, report)) {
    const { year: printed, span } = statistics;
    named.push({
      year: printed,
      zh: '统计表',
      en: 'the statistics table',
      fits: printed === year,
      evidence: [span],
    });
  }
  return named;
}

function mismatchOfParts(report: Report): FindingDraft[] {
  const year = report.title === null ? null : yearInTitle(report.title);
  const odd = yearsNamed(report).filter(({ fits }) => !fits);
  if (year === null || odd.length === 0) return [];
  return [
    {
      subject: 'reportYear',
      message: {
        zh: `标题为 ${year} 年，${odd.map((one) => `${one.zh}为 ${one.year} 年`).join('，')}，请核对。`,
        en: `The title names ${year}, ${odd.map((one) => `${one.en} ${one.year}`).join(', ')}.`,
      },
      expected: year,
      actual: odd.map((one) => one.year).join(', '),
      evidence: [
        ...(report.titleSpan === null ? [] : [report.titleSpan]),
        ...odd.flatMap((one) => one.evidence),
      ],
    },
  ];
}

function generationOf({ templates }: Report): Generation | null {
  return templates.statistics ?? templates['2'] ?? templates['3'] ?? null;
}

/** What the sentences say that name another year. */
function claimsOf(report: Report, year: number): Claim[] {
  const known = new Set(report.narrative.claims.map(({ indicator }) => indicator));
  return readCountsOf(report, year, generationOf(report)).filter(
    ({ indicator, approximate, scope, quote, value }) =>
      !known.has(indicator) &&
      !approximate &&
      scope === 'whole' &&
      value >= TELLING &&
      quote.includes(String(year)) &&
      !quote.includes(String(report.reportYear)) &&
      !OTHER_SPAN.test(quote),
  );
}

/**
 * Sentences that name the year before or after, and give the very number that the table has for the report's
 * year.
 */
function staleSentences(report: Report): FindingDraft[] {
  const { reportYear } = report;
  if (reportYear === null || report.observations.length === 0) return [];
  const facts = figures(report);
  return [reportYear - 1, reportYear + 1].flatMap((other) =>
    claimsOf(report, other).flatMap(({ indicator, applicant, value, span }): FindingDraft[] => {
      const fact = countable(facts.get(figureKey(indicator, applicant)) ?? facts.get(indicator));
      if (fact === null || fact.value !== value) return [];
      return [
        {
          subject: figureKey(indicator, applicant),
          message: {
            zh: `${indicatorName(indicator)}：正文称 ${other} 年为 ${value}，而这正是统计表 ${reportYear} 年的数，正文的年份应为 ${reportYear} 年。`,
            en: `${figureKey(indicator, applicant)}: the text gives ${value} for ${other}, which is the table's number for ${reportYear}; the year in the text is probably wrong.`,
          },
          expected: reportYear,
          actual: other,
          evidence: [span, fact.span],
        },
      ];
    }),
  );
}

/** Title, period, table or a sentence speak of different years. */
export const yearMismatch: ReportRule = {
  id: 'year-mismatch',
  scope: 'report',
  severity: 'warning',
  title: { zh: '年份前后不一', en: 'Different years' },
  checks: {
    zh: '标题、写明的统计期限、统计表名所写的年份应当相同。正文一句写的是上一年或下一年，而所报的数（10 以上）正是统计表中本年度的数，全文又没有另报本年度的，也报告。写坏了的统计期限不比较。',
    en: 'Title, stated period and statistics table name the same year. Also reported is a sentence that names the year before or after and gives the very number (10 or more) that the table has for the report’s year, where no other sentence gives one for it. A malformed period is not compared.',
  },
  formula: 'year(title) ∈ period; year(title) = year(table); year(sentence) = year(title)',
  source: '《政府信息公开条例》（2008）第三十一条、（2019）第四十九条：上一年度的年度报告',
  examples: [
    {
      shows: {
        zh: '标题为 2018 年度，统计期限为 2017年1月1日至 2017年12月31日：年份不一。',
        en: 'The title says 2018, the period is 2017-01-01 to 2017-12-31: the rule reports it.',
      },
      text: [
        '青石镇人民政府2018年政府信息公开工作年度报告',
        '本报告所列数据的统计期限自2017年1月1日起至2017年12月31日止。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
      ],
      finds: [{ subject: 'reportYear', expected: 2018, actual: '2017' }],
    },
    {
      shows: {
        zh: '标题和统计期限都是 2018 年。',
        en: 'Title and period both say 2018.',
      },
      text: [
        '青石镇人民政府2018年政府信息公开工作年度报告',
        '本报告所列数据的统计期限自2018年1月1日起至2018年12月31日止。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
      ],
      finds: [],
    },
    {
      shows: {
        zh: '正文称 2017 年主动公开 86 条，而 86 正是统计表中 2018 年的数：正文的年份可能写错。',
        en: 'The text gives 86 items for 2017, and 86 is the table’s number for 2018: the year in the text is probably wrong.',
      },
      text: [
        '青石镇人民政府2018年政府信息公开工作年度报告',
        '一、概述',
        '2017年，本镇主动公开政府信息86条。',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 86 |',
        '| （一）收到申请数 | 件 | 0 |',
      ],
      finds: [{ subject: 'disclosure.total', expected: 2018, actual: 2017 }],
    },
    {
      shows: {
        zh: '正文给出 2017 年的另一个数：是上年的数，不是写错年份。',
        en: 'The text gives another number for 2017: it is that of the year before.',
      },
      text: [
        '青石镇人民政府2018年政府信息公开工作年度报告',
        '一、概述',
        '2017年，本镇主动公开政府信息59条。',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 86 |',
        '| （一）收到申请数 | 件 | 0 |',
      ],
      finds: [],
    },
  ],
  check: (report) => [...mismatchOfParts(report), ...staleSentences(report)],
};
