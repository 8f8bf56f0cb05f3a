import { compact } from '../../document/fold.js';
import type { Claim } from '../../report/narrative.js';
import type { Report } from '../../report/report.js';
import { claimedIn, sameAmount } from '../checks/claim-amount.js';
import { findIndicator } from '../../templates/forms.js';
import { figureKey, indicatorName } from '../checks/figures.js';
import type { FindingDraft, ReportRule } from '../rule.js';

/** Words that may stand between what is counted and its number, and say nothing of what it is. */
const FILL =
  /(?:向社会(?:公众)?|通过各种渠道|[共有计合总累积为达到是超过已了仅只约近将逾:,各类]|数量|总数|总量|数|量)/g;
/** Two names of one thing. */
const APPLICATION = /依申请公开政府信息的?申请/g;
/** What is counted in fewer characters is too general to compare. */
const SHORTEST = 5;
/** When, and the issuer by its own word for itself. */
const WHEN_AND_WHO =
  /^(?:20\d\d年度?|[全本今当一]年度?|年度?内|期间|我[镇乡局街办区县市委厅旗省]|[全本][镇乡局街办区县市委厅旗省])*/;
/** Sentences that count since a beginning, to a day, or in a part of the year. */
const OTHER_SPAN = /以来|历年|截[至止]|季度|半年|月份|\d月/;
/** Before a number: it is another year's, an increment, a part, or a sum of unknown years. */
const OTHER_NUMBER = /(?<!20\d\d年度?[^,;。]{0,8}|[全本当]年度?[^,;。]{0,8})累计|同比|上年|去年|其中/;
/** What section six and the text say of fees is compared by charge-without-note. */
const FEES = 'fee.charged';

/** A text that speaks of one indicator more often lists offices or months. */
const MOST_SENTENCES = 20;

interface Said {
  claim: Claim;
  value: number;
  /** What is counted: the words of the clause before the number, without time and issuer. */
  words: string;
  sentence: string;
}

function saidBy(claim: Claim): Said[] {
  const value = claimedIn(claim, findIndicator(claim.indicator)?.unit ?? '');
  const sentence = compact(claim.quote)
    .text.replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(APPLICATION, '政府信息公开申请');
  if (value === null || OTHER_SPAN.test(sentence)) return [];
  const at = claim.none ? -1 : sentence.search(new RegExp(`(?<![\\d.])${claim.value}(?![\\d.])`));
  if (OTHER_NUMBER.test(at < 0 ? sentence : sentence.slice(0, at))) return [];
  const before = at < 0 ? '' : (/[^,;。:()]*$/.exec(sentence.slice(Math.max(0, at - 60), at))?.[0] ?? '');
  return [
    {
      claim,
      value,
      words: before.replace(FILL, '').replace(WHEN_AND_WHO, ''),
      sentence: sentence.replace(FILL, ''),
    },
  ];
}

/**
 * Whether two sentences count the same in the same words; one that says "none" must name what the other
 * counts.
 */
function alike(one: Said, other: Said): boolean {
  if (one.sentence === other.sentence) return false;
  const [shorter = '', longer = ''] = [one, other]
    .map(({ claim, words, sentence }) => (claim.none ? sentence : words))
    .sort((a, b) => a.length - b.length);
  if (shorter.length < SHORTEST || (one.claim.none && other.claim.none)) return false;
  return one.claim.none || other.claim.none ? longer.includes(shorter) : longer === shorter;
}

/** Claims of one figure that disagree: nothing need be compared of all the others. */
function disagree(claims: readonly Claim[]): boolean {
  const values = claims.map((claim) => claimedIn(claim, findIndicator(claim.indicator)?.unit ?? ''));
  return new Set(values.filter((value) => value !== null)).size > 1;
}

function exactClaims(report: Report): [key: string, said: Said[]][] {
  const { claims, enumerations, shares } = report.narrative;
  const parts = [...enumerations.flatMap((list) => list.parts), ...shares.map(({ part }) => part)];
  const listed = new Set(parts.map(({ span }) => span.start.offset));
  const byKey = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.approximate || claim.scope !== 'whole' || listed.has(claim.span.start.offset)) continue;
    if (claim.indicator === FEES) continue;
    const key = figureKey(claim.indicator, claim.applicant);
    const same = byKey.get(key) ?? [];
    byKey.set(key, same);
    same.push(claim);
  }
  return [...byKey].flatMap(([key, same]): [string, Said[]][] =>
    disagree(same) ? [[key, same.flatMap(saidBy)]] : [],
  );
}

/** Two sentences that disagree, the first such pair in the order of the text. */
function contradiction(said: readonly Said[]): [Said, Said] | null {
  for (const [at, one] of said.entries()) {
    for (const other of said.slice(at + 1)) {
      if (!sameAmount(one.value, other.value) && alike(one, other)) return [one, other];
    }
  }
  return null;
}

/** The prose gives one indicator two values. */
export const claimContradiction: ReportRule = {
  id: 'claim-contradiction',
  scope: 'report',
  severity: 'warning',
  title: { zh: '正文前后不一', en: 'The text contradicts itself' },
  checks: {
    zh: '正文两句用同样的话说同一指标，数应当相同。约数、只说某一机构或网站、其中一部分、分项、累计或一段时间的，以及有三个以上不同数的（逐一列举各单位），不作检查。',
    en: 'Two sentences that speak of one indicator in the same words give the same number. Left alone are approximate numbers, sentences about one office, website or part, listed parts, sums since a beginning or over a part of the year, and three or more different numbers, which are those of several offices.',
  },
  formula: 'claim₁ = claim₂',
  source: '年报正文自述',
  examples: [
    {
      shows: {
        zh: '一处称收到政府信息公开申请 3 件，另一处称收到政府信息公开申请 5 件：前后不一。',
        en: 'One sentence counts 3 applications received, another 5: the text contradicts itself.',
      },
      text: [
        '青石镇人民政府2018年政府信息公开工作年度报告',
        '一、概述',
        '全年共收到政府信息公开申请3件。',
        '二、依申请公开情况',
        '2018年，我镇收到政府信息公开申请5件。',
      ],
      finds: [{ subject: 'request.received', expected: 3, actual: 5 }],
    },
    {
      shows: {
        zh: '一处说上半年 3 件，另一处说全年 5 件：说的不是同一段时间。',
        en: 'One sentence counts 3 in the first half of the year, another 5 in all of it: they do not speak of the same time.',
      },
      text: [
        '青石镇人民政府2018年政府信息公开工作年度报告',
        '一、概述',
        '上半年收到政府信息公开申请3件。',
        '二、依申请公开情况',
        '全年收到政府信息公开申请5件。',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    exactClaims(report).flatMap(([key, said]): FindingDraft[] => {
      const values = new Set(said.map(({ value }) => value));
      const pair = values.size === 2 && said.length <= MOST_SENTENCES ? contradiction(said) : null;
      if (pair === null) return [];
      const [one, other] = pair;
      return [
        {
          subject: key,
          message: {
            zh: `${indicatorName(one.claim.indicator)}：正文一处为 ${one.value}，另一处为 ${other.value}，前后不一。`,
            en: `${key}: the text says ${one.value} in one place and ${other.value} in another.`,
          },
          expected: one.value,
          actual: other.value,
          evidence: [one.claim.span, other.claim.span],
        },
      ];
    }),
};
