import { findingsOfFacts } from './expected-findings.js';
import { inventFigures2014, type Numbers } from './figures-2014.js';
import { inventFiguresOfSixSections } from './figures-six.js';
import { writeFrontMatter, printDate, yearMistake, type FrontMatter } from './front-matter.js';
import type { Grid } from './grid.js';
import { chooseLabels, type Chapter, type LabelStyle, type Numbered, type Outline } from './headings.js';
import { numberSections } from './number-sections.js';
import { mistakeRows, plantInCells, type Cells } from './plant-in-cells.js';
import { plantInProse } from './plant-in-prose.js';
import { findIndicator } from '../templates/forms.js';
import { chaptersOf } from './outline.js';
import type { Part } from './parts.js';
import type { Plan } from './plan.js';
import { isFigureDefect, plantInFigures } from './plant-figures.js';
import { chooseCellStyle, printCells } from './print-cells.js';
import { ownName } from './province.js';
import { tableFourGrid, tableThreeGrid, tableTwoGrid } from './six-section-grids.js';
import { chooseVariant, statisticsGrid } from './statistics-grid.js';
import { startTelling } from './teller.js';
import type { SampleTruth, TrueFinding, TrueObservation } from './truth.js';

/** A report before it is written in a format, and the truth about it. */
export interface Composition {
  parts: Part[];
  truth: Omit<SampleTruth, 'file'>;
}

interface Tables {
  grids: Grid[];
  observations: TrueObservation[];
  findings: TrueFinding[];
}

const NO_TABLES: Tables = { grids: [], observations: [], findings: [] };

/** Layouts in which an empty cell of a wide table leaves no trace; there the number is printed. */
const WITHOUT_BLANKS = new Set(['space-rows', 'cell-lines', 'glued']);

function makeTables(plan: Plan, numbers: Numbers, locked: ReadonlySet<string>): Tables {
  if (plan.generation === 'prose' || plan.defects.has('statistics-table-missing')) return NO_TABLES;
  const random = plan.random('tables');
  const style = chooseCellStyle(random, plan.forms === null || !WITHOUT_BLANKS.has(plan.layout));
  const glued = plan.layout === 'glued' || plan.layout === 'cell-lines' || plan.layout === 'space-rows';
  if (glued && style.figures === 'spaced') style.figures = 'plain';
  // a number with its unit says what it means, whatever the column says
  if (style.figures === 'unit' && plan.defects.has('unit-mismatch')) style.figures = 'plain';
  const cells = printCells(random, numbers, style, locked);
  const byKey: Cells = new Map(
    cells.map((cell) => [
      cell.applicant === undefined ? cell.indicator : `${cell.indicator}@${cell.applicant}`,
      cell,
    ]),
  );
  const found = plantInCells(plan, byKey);
  const mistakes = mistakeRows(plan, byKey);
  const findings = [...found, ...mistakes.findings];
  if (plan.forms === null) {
    const { grid, printed } = statisticsGrid(random, byKey, chooseVariant(random), locked, mistakes);
    return { grids: [grid], observations: printed, findings };
  }
  const { two, three } = plan.forms;
  const grids = [
    tableTwoGrid(random, two, byKey, mistakes.repeated),
    tableThreeGrid(random, three, byKey),
    tableFourGrid(byKey),
  ];
  return { grids, observations: [...byKey.values(), ...mistakes.repeated.values()], findings };
}

/** The tables that stand in a section. */
function tablesOf(chapters: readonly Chapter[], tables: Tables): Tables {
  const kept = new Set<string>(['statistics', ...chapters.map(({ table }) => table ?? '')]);
  const isKept = ({ indicator }: { indicator: string }): boolean =>
    kept.has(findIndicator(indicator)?.table ?? 'statistics');
  return {
    grids: tables.grids.filter(({ table }) => kept.has(table)),
    observations: tables.observations.filter(isKept),
    findings: tables.findings.filter(({ subject }) => isKept({ indicator: subject.split('@')[0] ?? '' })),
  };
}

/** Figures of the prose: those of the tables but for planted contradictions, and those that only prose has. */
function figuresOfProse(plan: Plan, numbers: Numbers): { figures: Numbers; locked: Set<string> } {
  const random = plan.random('contradictions');
  const locked = new Set<string>();
  const six = plan.forms !== null;
  if (plan.defects.has('claim-none-vs-table')) {
    // the tables count some reviews that the prose denies
    const [total, part] = six
      ? ['review.total', 'review.upheld']
      : ['reconsideration', 'reconsideration.upheld'];
    for (const key of [total, part]) {
      numbers.set(key, (numbers.get(key) ?? 0) + 2);
      locked.add(key);
    }
  }
  const figures = new Map([...(six ? inventFigures2014(plan.random('prose figures')) : []), ...numbers]);
  if (plan.defects.has('claim-none-vs-table'))
    for (const key of [
      'review.total',
      'reconsideration',
      'litigation',
      'litigation.direct.total',
      'litigation.after_review.total',
    ])
      figures.set(key, 0);
  if (plan.defects.has('claim-vs-table')) {
    const key = six ? 'application.received@total' : 'disclosure.total';
    figures.set(key, (figures.get(key) ?? 0) + random.int(2, 30));
    locked.add(key);
  }
  return { figures, locked };
}

function partsOf(
  sections: readonly Numbered[],
  styles: { first: LabelStyle; second: LabelStyle },
  grids: readonly Grid[],
  glue: boolean,
): Part[] {
  const parts: Part[] = [];
  const heading = (level: 1 | 2, label: string, title: string, paragraphs: readonly string[]): void => {
    const mark = level === 1 ? styles.first.mark : styles.second.mark;
    const [first, ...rest] = paragraphs;
    const glued = level === 2 && glue && first !== undefined;
    parts.push({
      kind: 'heading',
      level,
      label,
      title,
      mark: glued ? '。' : mark,
      ...(glued ? { body: first } : {}),
    });
    for (const text of glued ? rest : paragraphs) if (text !== '') parts.push({ kind: 'paragraph', text });
  };
  for (const { label, outline, children } of sections) {
    heading(1, label, outline.title, outline.paragraphs);
    const grid = grids.find(({ table }) => table === outline.table);
    if (grid) parts.push({ kind: 'table', grid });
    for (const child of children) heading(2, child.label, child.outline.title, child.outline.paragraphs);
  }
  return parts;
}

const SURNAMES = ['堤', '林', '庄', '陶', '康', '柏', '乔', '温', '岳', '骆'];
const GIVEN = ['文', '澜', '小溪', '一鸣', '亦南', '听雨', '维新', '若谷'];

interface Annex {
  parts: Part[];
  findings: TrueFinding[];
  contact: Record<string, string>;
}

/** The statistics table with its caption and the names of those who filled it in. */
function annexOf(plan: Plan, grid: Grid, front: FrontMatter): Annex {
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

/** Templates that the tables of a report follow. */
function templatesOf(plan: Plan, grids: readonly Grid[]): Record<string, string> {
  if (grids.length === 0) return {};
  const forms: Record<string, string> =
    plan.forms === null
      ? { statistics: '2014' }
      : { '2': plan.forms.two, '3': plan.forms.three, '4': '2021' };
  return Object.fromEntries(grids.map(({ table }) => [table, forms[table] ?? '']));
}

/** What is found in an annex that is nothing but tables, too. */
const ABOUT_ANNEX = new Set(['title-missing', 'issuer-missing', 'year-missing']);

/** What an annex that is nothing but tables does not say. */
const NOT_IN_ANNEX = { period: null, publishedOn: null, declaredParts: null, contact: {}, headings: [] };

const HALF_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '（': '(',
  '）': ')',
};

/** Decides all that a report says, whatever format it is written in. */
export function compose(plan: Plan): Composition {
  const figures = plan.random('figures');
  const numbers: Numbers =
    plan.history === null
      ? plan.forms === null
        ? inventFigures2014(figures)
        : inventFiguresOfSixSections(figures, plan.forms, plan.unit)
      : new Map(plan.history.numbers);
  const planted = plan.random('planted');
  const locked = new Set<string>(plan.history?.locked ?? []);
  for (const defect of plan.defects)
    if (isFigureDefect(defect)) for (const key of plantInFigures(defect, numbers, planted)) locked.add(key);
  const prose = figuresOfProse(plan, numbers);
  for (const key of prose.locked) locked.add(key);
  const made = makeTables(plan, numbers, locked);
  const teller = startTelling(plan, prose.figures);
  const style = plan.random('style');
  const labels = chooseLabels(style, plan);
  const spoilt = plantInProse(plan, teller, chaptersOf(teller));
  const chapters = withLists(spoilt.chapters, !/\d/.test(labels.first.label(1)));
  const tables = tablesOf(chapters, made);
  const { sections, findings } = numberSections(style, plan, chapters, labels);
  const aboutChapters = spoilt.aboutChapters.map(({ rule, chapter }) => ({
    rule,
    subject: sections[spoilt.chapters.indexOf(chapter)]?.label ?? '',
  }));
  const front = writeFrontMatter(
    plan,
    chapters.map(({ title }) => title),
  );
  const templates = templatesOf(plan, tables.grids);
  const annex = plan.forms === null && tables.grids[0] ? annexOf(plan, tables.grids[0], front) : null;
  const halfWidth = style.chance(0.12);
  // a workbook holds the tables alone: an annex to a report that stands elsewhere
  const alone = plan.format === 'xlsx' && tables.grids.length > 0;
  const parts: Part[] = alone
    ? [
        ...front.opening.filter(({ kind }) => kind === 'title'),
        ...(front.truth.issuer === null
          ? []
          : [{ kind: 'paragraph' as const, text: `填报单位：${front.truth.issuer}` }]),
        ...tables.grids.map((grid) => ({ kind: 'table' as const, grid })),
      ]
    : [
        ...front.opening,
        ...partsOf(sections, labels, tables.grids, style.chance(0.3)),
        ...front.closing,
        ...(annex?.parts ?? []),
      ];
  const claims = alone ? [] : chapters.flatMap((chapter) => chapter.claims);
  // a workbook without a title says nowhere which year it is about
  const timeless = plan.defects.has('year-missing');
  const reportYear = timeless || (alone && front.truth.title === null) ? null : plan.year;
  const facts = { observations: tables.observations, claims, templates, reportYear };
  const told = alone
    ? [
        ...front.findings.filter(({ rule }) => ABOUT_ANNEX.has(rule)),
        ...(reportYear === null && !timeless ? [{ rule: 'year-missing', subject: 'reportYear' }] : []),
      ]
    : [
        ...findings,
        ...aboutChapters,
        ...spoilt.findings,
        ...front.findings,
        ...(annex?.findings ?? []),
        ...chapters.flatMap((chapter) => chapter.findings),
        ...missingTable(plan),
      ];
  const found: TrueFinding[] = [...told, ...tables.findings, ...findingsOfFacts(facts)];
  const headings = sections.flatMap(({ label, outline, children }): [number, string, string][] => [
    [1, label, outline.title],
    ...children.map((child): [number, string, string] => [2, child.label, child.outline.title]),
  ]);
  const text = (words: string): string => {
    const told = timeless ? withoutYears(words, plan.year) : words;
    return halfWidth ? told.replace(/[，；：（）]/g, (mark) => HALF_WIDTH[mark] ?? mark) : told;
  };
  return {
    parts: parts.map((part) => changeText(part, text)),
    truth: {
      format: plan.format,
      encoding: plan.encoding,
      layout: tables.grids.length === 0 ? 'none' : plan.layout,
      generation: plan.generation,
      defects: [...plan.defects].filter((defect) => found.some(({ rule }) => rule === defect)),
      ...front.truth,
      ...(alone ? NOT_IN_ANNEX : { contact: { ...annex?.contact, ...front.truth.contact }, headings }),
      reportYear,
      templates,
      observations: tables.observations,
      claims,
      findings: found,
    },
  };
}

/** Numbered lists below headings that are numbered alike could be either, so there they lose their numbers. */
function withLists<O extends Outline>(outlines: O[], numbered: boolean): O[] {
  if (numbered) return outlines;
  return outlines.map((outline) => ({
    ...outline,
    paragraphs: outline.paragraphs.map((text) => text.replace(/^\d\./, '')),
    children: withLists(outline.children, numbered),
  }));
}

/** A text that speaks of its year without naming it. */
function withoutYears(text: string, year: number): string {
  const words = new Map([
    [String(year), '本年'],
    [String(year + 1), '下年'],
    [String(year - 1), '上年'],
  ]);
  return text.replace(/(20\d\d) ?年(?=度?)/g, (whole, named: string) => words.get(named) ?? whole);
}

function missingTable(plan: Plan): TrueFinding[] {
  return plan.defects.has('statistics-table-missing')
    ? [{ rule: 'statistics-table-missing', subject: 'statistics' }]
    : [];
}

function changeText(part: Part, change: (text: string) => string): Part {
  if (part.kind === 'table') return part;
  if (part.kind === 'title') return { ...part, lines: part.lines.map(change) };
  if (part.kind !== 'heading') return { ...part, text: change(part.text) };
  const { label, title, mark, body } = part;
  const heading = { ...part, label: change(label), title: change(title), mark: change(mark) };
  return body === undefined ? heading : { ...heading, body: change(body) };
}
