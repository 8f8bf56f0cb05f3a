import { FORM_2014 } from '../templates/form-2014.js';
import type { Grid, GridCell } from './grid.js';
import type { RowMistakes } from './plant-in-cells.js';
import type { Random } from './random.js';
import type { TrueObservation } from './truth.js';

/** Rows that provinces added to the form, with units; the dictionary does not have them. */
const ADDED_ROWS: readonly (readonly [string, string])[] = [
  ['公开栏更新次数', '次'],
  ['便民服务手册发放数', '份'],
  ['村务公开监督员人数', '人'],
  ['广播公开政府信息数', '条'],
];

/** Rows of the dictionary that only some provinces print. */
const PROVINCIAL = new Set([
  'request.received.other',
  'library',
  'library.paper',
  'library.electronic',
  'website.opened',
  'gazette',
  'gazette.issues',
  'gazette.copies',
  'reading_point.set_up',
  'reading_point.visitors',
  'complaint.upheld',
  'complaint.corrected',
  'complaint.other',
]);

const NOTES: Readonly<Record<string, string>> = {
  'disclosure.total': '（不同渠道和方式公开相同信息计1条）',
  'response.topics': '（不同方式回应同一热点或舆情计1次）',
};

/** The table and the truth of the rows that it prints. */
export interface StatisticsGrid {
  grid: Grid;
  printed: TrueObservation[];
}

/** The rows of one province's form: which it drops and which it adds. */
export interface Variant {
  dropped: ReadonlySet<string>;
  added: { after: string; label: string; unit: string; value: number }[];
}

/** Chooses a province's variant of the form. */
export function chooseVariant(random: Random): Variant {
  const dropped = new Set<string>();
  const groups = [
    ['request.received.other'],
    ['library', 'library.paper', 'library.electronic'],
    ['website.opened'],
    ['gazette', 'gazette.issues', 'gazette.copies'],
    ['reading_point.set_up', 'reading_point.visitors'],
    ['complaint.upheld', 'complaint.corrected', 'complaint.other'],
  ];
  const provincial = random.chance(0.25);
  for (const group of groups)
    if (!provincial || random.chance(0.4)) for (const code of group) dropped.add(code);
  const added = random.chance(0.08) ? random.some(ADDED_ROWS, random.int(1, 2)) : [];
  return {
    dropped,
    added: added.map(([label, unit]) => ({
      after: random.pick(['training.participants', 'disclosure.by_channel.other', 'organisation.budget']),
      label,
      unit,
      value: random.int(1, 90),
    })),
  };
}

function labelOf(row: (typeof FORM_2014)[number], marks: LabelMarks): string {
  const { numbering, name, code } = row;
  const note = NOTES[code] ?? '';
  if (/^\d+$/.test(numbering)) return `${numbering}${marks.dot}${name}`;
  if (/^[一二三四五六七八九]$/.test(numbering)) return `${numbering}、${name}`;
  return `${numbering}${name}${note === '' ? '' : marks.noteGap + note}`;
}

interface LabelMarks {
  dot: string;
  noteGap: string;
}

/**
 * The statistics table of 2014 as a province prints it.
 *
 * @param cells the printed cells, by indicator
 * @param needed rows that are printed whatever the variant says
 * @param mistakes rows with another unit, and rows that stand there twice
 */
export function statisticsGrid(
  random: Random,
  cells: ReadonlyMap<string, TrueObservation>,
  variant: Variant,
  needed: ReadonlySet<string>,
  mistakes: RowMistakes,
): StatisticsGrid {
  const marks: LabelMarks = {
    dot: random.pick(['.', '.', '．', '、', '. ']),
    noteGap: random.pick(['', '', ' ', '\n']),
  };
  const groupMark = random.pick(['', '', '——', '—', '/']);
  const rows: GridCell[][] = [headOf(random)];
  const printed: TrueObservation[] = [];
  for (const row of FORM_2014) {
    if (PROVINCIAL.has(row.code) && variant.dropped.has(row.code) && !needed.has(row.code)) continue;
    const label = { text: labelOf(row, marks) };
    const cell = cells.get(row.code);
    if (row.relation === 'text') continue;
    if (row.relation === 'group') rows.push([label, { text: groupMark }, { text: '', value: true }]);
    const again = mistakes.repeated.get(row.code);
    for (const one of [cell, again]) {
      if (!one) continue;
      const unit = mistakes.units.get(row.code) ?? row.unit;
      rows.push([label, { text: unit }, { text: one.raw, value: true }]);
      printed.push(one);
    }
    for (const added of variant.added.filter(({ after }) => after === row.code)) {
      rows.push([{ text: added.label }, { text: added.unit }, { text: String(added.value), value: true }]);
      const raw = String(added.value);
      printed.push({ indicator: `unknown:${added.label}`, value: added.value, status: 'number', raw });
    }
  }
  return { grid: { table: 'statistics', headRows: 1, rows }, printed };
}

function headOf(random: Random): GridCell[] {
  const head = random.pick([
    ['统计指标', '单位', '统计数'],
    ['统  计  指  标', '单位', '统计数'],
    ['统计指标', '计量单位', '数量'],
    ['指标名称', '单位', '数量'],
  ]);
  return head.map((text) => ({ text }));
}
