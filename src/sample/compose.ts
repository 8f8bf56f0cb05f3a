import { ABOUT_ANNEX, annexAlone, annexOf, NOT_IN_ANNEX } from './annex.js';
import { findingsOfFacts } from './expected-findings.js';
import { inventFigures2014, type Numbers } from './figures-2014.js';
import { inventFiguresOfSixSections } from './figures-six.js';
import { writeFrontMatter } from './front-matter.js';
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
import type { Random } from './random.js';
import { tableFourGrid, tableThreeGrid, tableTwoGrid } from './six-section-grids.js';
import { chooseVariant, statisticsGrid } from './statistics-grid.js';
import { startTelling } from './teller.js';
import type { SampleTruth, TrueFinding, TrueObservation } from './truth.js';
import { changeText, wordingOf } from './wording.js';

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

/**
 * Figures of the prose: those of the tables but for planted contradictions, and those that only prose has.
 */
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

/** Templates that the tables of a report follow. */
function templatesOf(plan: Plan, grids: readonly Grid[]): Record<string, string> {
  if (grids.length === 0) return {};
  const forms: Record<string, string> =
    plan.forms === null
      ? { statistics: '2014' }
      : { '2': plan.forms.two, '3': plan.forms.three, '4': '2021' };
  return Object.fromEntries(grids.map(({ table }) => [table, forms[table] ?? '']));
}

/** Decides all that a report says, whatever format it is written in. */
export function compose(plan: Plan): Composition {
  const { numbers, locked, prose } = decideFigures(plan);
  const made = makeTables(plan, numbers, locked);
  const teller = startTelling(plan, prose);
  const style = plan.random('style');
  const labels = chooseLabels(style, plan);
  const spoilt = plantInProse(plan, teller, chaptersOf(teller));
  const chapters = withLists(spoilt.chapters, !/\d/.test(labels.first.label(1)));
  const tables = tablesOf(chapters, made);
  const numbered = numberSections(style, plan, chapters, labels);
  const { sections } = numbered;
  const aboutChapters = spoilt.aboutChapters.map(({ rule, chapter }) => ({
    rule,
    subject: sections[spoilt.chapters.indexOf(chapter)]?.label ?? '',
  }));
  const titles = chapters.map(({ title }) => title);
  const front = writeFrontMatter(plan, titles);
  const annex = plan.forms === null && tables.grids[0] ? annexOf(plan, tables.grids[0], front) : null;
  const halfWidth = style.chance(0.12);
  // a workbook holds the tables alone: an annex to a report that stands elsewhere
  const alone = plan.format === 'xlsx' && tables.grids.length > 0;
  const parts: Part[] = alone
    ? annexAlone(front, tables.grids)
    : [
        ...front.opening,
        ...partsOf(sections, labels, tables.grids, style.chance(0.3)),
        ...front.closing,
        ...(annex?.parts ?? []),
      ];
  // a workbook without a title says nowhere which year it is about
  const timeless = plan.defects.has('year-missing');
  const reportYear = timeless || (alone && front.truth.title === null) ? null : plan.year;
  const facts = {
    reportYear,
    templates: templatesOf(plan, tables.grids),
    observations: tables.observations,
    claims: alone ? [] : chapters.flatMap((chapter) => chapter.claims),
  };
  const told: TrueFinding[] = alone
    ? [
        ...front.findings.filter(({ rule }) => ABOUT_ANNEX.has(rule)),
        ...(reportYear === null && !timeless ? [{ rule: 'year-missing', subject: 'reportYear' }] : []),
      ]
    : [
        ...numbered.findings,
        ...aboutChapters,
        ...spoilt.findings,
        ...front.findings,
        ...(annex?.findings ?? []),
        ...chapters.flatMap((chapter) => chapter.findings),
        ...missingTable(plan),
      ];
  const findings = [...told, ...tables.findings, ...findingsOfFacts(facts)];
  const contact = { ...annex?.contact, ...front.truth.contact };
  return {
    parts: parts.map((part) => changeText(part, wordingOf(plan, timeless, halfWidth))),
    truth: {
      format: plan.format,
      encoding: plan.encoding,
      layout: tables.grids.length === 0 ? 'none' : plan.layout,
      generation: plan.generation,
      defects: [...plan.defects].filter((defect) => findings.some(({ rule }) => rule === defect)),
      ...front.truth,
      ...(alone ? NOT_IN_ANNEX : { contact, headings: headingsOf(sections) }),
      ...facts,
      findings,
    },
  };
}

/** The figures that tables and prose print, defects planted; the keys whose cells must stay as they are. */
function decideFigures(plan: Plan): { numbers: Numbers; locked: Set<string>; prose: Numbers } {
  const random = plan.random('figures');
  const numbers = plan.history === null ? inventFigures(plan, random) : new Map(plan.history.numbers);
  const planted = plan.random('planted');
  const locked = new Set<string>(plan.history?.locked ?? []);
  for (const defect of plan.defects)
    if (isFigureDefect(defect)) for (const key of plantInFigures(defect, numbers, planted)) locked.add(key);
  const prose = figuresOfProse(plan, numbers);
  for (const key of prose.locked) locked.add(key);
  return { numbers, locked, prose: prose.figures };
}

function inventFigures(plan: Plan, random: Random): Numbers {
  return plan.forms === null
    ? inventFigures2014(random)
    : inventFiguresOfSixSections(random, plan.forms, plan.unit);
}

function headingsOf(sections: readonly Numbered[]): [number, string, string][] {
  return sections.flatMap(({ label, outline, children }): [number, string, string][] => [
    [1, label, outline.title],
    ...children.map((child): [number, string, string] => [2, child.label, child.outline.title]),
  ]);
}

/**
 * Numbered lists below headings that are numbered alike could be either, so there they lose their numbers.
 */
function withLists<O extends Outline>(outlines: O[], numbered: boolean): O[] {
  if (numbered) return outlines;
  return outlines.map((outline) => ({
    ...outline,
    paragraphs: outline.paragraphs.map((text) => text.replace(/^\d\./, '')),
    children: withLists(outline.children, numbered),
  }));
}

function missingTable(plan: Plan): TrueFinding[] {
  return plan.defects.has('statistics-table-missing')
    ? [{ rule: 'statistics-table-missing', subject: 'statistics' }]
    : [];
}
