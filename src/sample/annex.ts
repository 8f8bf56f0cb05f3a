import { printDate, yearMistake, type FrontMatter } from './front-matter.js';
import type { Grid } from './grid.js';
import type { Part } from './parts.js';
import type { Plan } from './plan.js';
import { ownName } from './province.js';
import type { TrueFinding } from './truth.js';

/** What is found in an annex that is nothing but tables, too. */
export const ABOUT_ANNEX = new Set(['title-missing', 'issuer-missing', 'year-missing']);

/** What an annex that is nothing but tables does not say. */
export const NOT_IN_ANNEX = {
  period: null,
  publishedOn: null,
  declaredParts: null,
  contact: {},
  headings: [],
};

const SURNAMES = ['堤', '林', '庄', '陶', '康', '柏', '乔', '温', '岳', '骆'];
const GIVEN = ['文', '澜', '小溪', '一鸣', '亦南', '听雨', '维新', '若谷'];

export interface Annex {
  parts: Part[];
  findings: TrueFinding[];
  contact: Record<string, string>;
}

/** The statistics table with its caption and the names of those who filled it in. */
export function annexOf(plan: Plan, grid: Grid, front: FrontMatter): Annex {
  const random = plan.random('annex');
  const contact: Record<string, string> = {};
  const parts: Part[] = [];
  const say = (text: string): void => void parts.push({ kind: 'paragraph', text });
  if (random.chance(0.7)) say(random.pick(['附件：', '附件', '附表：', '附件1：']));
  const wrong = yearMistake(plan) === 'table';
  const year = wrong ? plan.year - 1 : plan.year;
  parts.push({
    kind: 'centred',
    text: random.pick([
      '政府信息公开情况统计表',
      '政府信息公开情况统计表',
      `${year}年政府信息公开情况统计表`,
    ]),
  });
  if (wrong || random.chance(0.6))
    parts.push({
      kind: 'centred',
      text: random.pick([`（${year}年度）`, `(${year}年度)`, `（${year} 年度）`]),
    });
  const named = front.truth.issuer !== null;
  if (named && random.chance(0.6))
    say(
      `填报单位：${front.truth.issuer === plan.unit.name ? random.pick([plan.unit.name, ownName(plan.unit)]) : (front.truth.issuer ?? '')}`,
    );
  parts.push({ kind: 'table', grid });
  if (random.chance(0.5)) {
    const person = (): string => random.pick(SURNAMES) + random.pick(GIVEN);
    Object.assign(contact, { responsible: person(), reviewer: person(), filler: person() });
    say(
      `单位负责人：${contact['responsible'] ?? ''}  审核人：${contact['reviewer'] ?? ''}  填报人：${contact['filler'] ?? ''}`,
    );
    const filled = front.date === null ? '' : `  填报日期：${printDate(random, front.date)}`;
    if (front.phone !== null) say(`联系电话：${front.phone}${filled}`);
  }
  const findings = wrong ? [{ rule: 'year-mismatch', subject: 'reportYear' }] : [];
  return { parts, contact, findings };
}

/** A workbook that holds the tables alone. */
export function annexAlone(front: FrontMatter, grids: readonly Grid[]): Part[] {
  const { issuer } = front.truth;
  return [
    ...front.opening.filter(({ kind }) => kind === 'title'),
    ...(issuer === null ? [] : [{ kind: 'paragraph' as const, text: `填报单位：${issuer}` }]),
    ...grids.map((grid) => ({ kind: 'table' as const, grid })),
  ];
}
