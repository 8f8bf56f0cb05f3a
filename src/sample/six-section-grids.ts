import { APPLICANTS } from '../templates/applicants.js';
import { FORMS } from '../templates/forms.js';
import type { Generation } from '../templates/generations.js';
import type { Grid, GridCell } from './grid.js';
import type { Random } from './random.js';
import type { TrueObservation } from './truth.js';

type Cells = ReadonlyMap<string, TrueObservation>;

const cellOf = (cells: Cells, key: string): GridCell => ({ text: cells.get(key)?.raw ?? '', value: true });
const spanning = (text: string, colSpan: number, rowSpan = 1): GridCell => ({
  text,
  ...(colSpan > 1 ? { colSpan } : {}),
  ...(rowSpan > 1 ? { rowSpan } : {}),
});

/** Column names that the forms print with a unit or in other words. */
const COLUMN_WORDS: Readonly<Record<string, readonly string[]>> = {
  本年收费金额: ['本年收费金额（单位：万元）', '本年收费金额（单位:万元）', '本年收费金额(万元)'],
  采购总金额: ['采购总金额', '采购总金额（万元）'],
  '本年增/减': ['本年增/减', '本年增／减'],
};

/**
 * The table of section 二: blocks by item of article 20, each with its own columns.
 *
 * @param repeated cells of rows that stand there twice
 */
export function tableTwoGrid(random: Random, form: Generation, cells: Cells, repeated: Cells): Grid {
  const blocks = new Map<string, Map<string, { column: string; code: string }[]>>();
  for (const { code, parent, name, table } of FORMS[form]) {
    if (table !== '2') continue;
    const [row = '', column = ''] = name.split('·');
    const block = blocks.get(parent) ?? new Map<string, { column: string; code: string }[]>();
    blocks.set(parent, block.set(row, [...(block.get(row) ?? []), { column, code }]));
  }
  const halfWidth = random.chance(0.3);
  const rows: GridCell[][] = [];
  for (const [parent, block] of blocks) {
    const title = halfWidth ? parent.replace('（', '(').replace('）', ')') : parent;
    rows.push([spanning(title, 4)]);
    const columns = [...block.values()][0] ?? [];
    const widths = columns.length === 3 ? [1, 1, 1] : columns.length === 2 ? [1, 2] : [3];
    rows.push([
      { text: random.chance(0.5) ? '信息内容' : '信息内容' },
      ...columns.map(({ column }, at) =>
        spanning(random.pick(COLUMN_WORDS[column] ?? [column]), widths[at] ?? 1),
      ),
    ]);
    const row = (name: string, values: readonly { code: string }[], printed: Cells): GridCell[] => [
      { text: name },
      ...values.map(({ code }, at) => ({
        ...cellOf(printed, code),
        ...(widths[at] === 1 ? {} : { colSpan: widths[at] ?? 1 }),
      })),
    ];
    for (const [name, values] of block) {
      rows.push(row(name, values, cells));
      if (values.some(({ code }) => repeated.has(code))) rows.push(row(name, values, repeated));
    }
  }
  return { table: '2', headRows: 0, rows };
}

/** Explanations that the form prints behind a row's name. */
const REMARKS: Readonly<Record<string, string>> = {
  'application.partly_granted': '（区分处理的，只计这一情形，不计其他情形）',
};
const IDENTITY = '本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和';

/** Columns and rows of subtotals that some offices add to the table of section 三. */
interface Subtotals {
  column: boolean;
  rows: boolean;
}

const ORGANISATIONS = APPLICANTS.filter(({ group }) => group !== '');

function sumOf(cells: Cells, codes: readonly string[], applicants: readonly string[]): GridCell {
  const keys = codes.flatMap((code) => applicants.map((one) => `${code}@${one}`));
  return { text: String(keys.reduce((sum, key) => sum + (cells.get(key)?.value ?? 0), 0)), value: true };
}

/** The seven values of a row, with the subtotal of the organisations before 总计 where there is one. */
function valuesOf(cells: Cells, { column }: Subtotals, codes: readonly string[]): GridCell[] {
  const [only] = codes.length === 1 ? codes : [];
  const values = APPLICANTS.map(({ code }) =>
    only === undefined ? sumOf(cells, codes, [code]) : cellOf(cells, `${only}@${code}`),
  );
  const total = values.slice(-1);
  const subtotal = column
    ? [
        sumOf(
          cells,
          codes,
          ORGANISATIONS.map(({ code }) => code),
        ),
      ]
    : [];
  return [...values.slice(0, -1), ...subtotal, ...total];
}

/** The table of section 三: three columns of labels, seven of values, three rows of heads. */
export function tableThreeGrid(random: Random, form: Generation, cells: Cells): Grid {
  const list = FORMS[form].filter((row) => row.table === '3');
  const corner = random.pick([`（${IDENTITY}）`, `（${IDENTITY}）`, IDENTITY, '']);
  const subtotals: Subtotals = { column: random.chance(0.06), rows: random.chance(0.05) };
  const more = subtotals.column ? 1 : 0;
  const rows: GridCell[][] = [
    [spanning(corner, 3, 3), spanning('申请人情况', 7 + more)],
    [spanning('自然人', 1, 2), spanning('法人或其他组织', 5 + more), spanning('总计', 1, 2)],
    [...ORGANISATIONS.map(({ name }) => ({ text: name })), ...(subtotals.column ? [{ text: '小计' }] : [])],
  ];
  const inner = list.filter(({ relation }) => relation === 'part' || relation === 'total');
  const groups = [...new Set(inner.map(({ parent }) => parent))].filter((parent) => parent.startsWith('（'));
  const tall = inner.length + (subtotals.rows ? groups.length : 0);
  const dot = random.pick(['.', '.', '．', '、']);
  for (const row of list) {
    const name = row.name + (REMARKS[row.code] ?? '');
    const values = valuesOf(cells, subtotals, [row.code]);
    if (!inner.includes(row)) {
      rows.push([spanning(`${row.numbering}${name}`, 3), ...values]);
      continue;
    }
    const line: GridCell[] = row === inner[0] ? [spanning(row.parent, 1, tall)] : [];
    if (!row.parent.startsWith('（')) {
      rows.push([...line, spanning(`${row.numbering}${name}`, 2), ...values]);
      continue;
    }
    const group = inner.filter(({ parent }) => parent === row.parent);
    if (row === group[0]) line.push(spanning(row.parent, 1, group.length + (subtotals.rows ? 1 : 0)));
    rows.push([...line, { text: `${row.numbering}${dot}${name}` }, ...values]);
    if (subtotals.rows && row === group.at(-1))
      rows.push([
        { text: '小计' },
        ...valuesOf(
          cells,
          subtotals,
          group.map(({ code }) => code),
        ),
      ]);
  }
  return { table: '3', headRows: 3, rows };
}

const OUTCOMES = ['upheld', 'corrected', 'other', 'pending', 'total'];
const OUTCOME_NAMES = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

/** The table of section 四: one row of fifteen values. */
export function tableFourGrid(cells: Cells): Grid {
  const blocks = ['review', 'litigation.direct', 'litigation.after_review'];
  return {
    table: '4',
    headRows: 3,
    rows: [
      [spanning('行政复议', 5), spanning('行政诉讼', 10)],
      [
        ...OUTCOME_NAMES.map((name) => spanning(name, 1, 2)),
        spanning('未经复议直接起诉', 5),
        spanning('复议后起诉', 5),
      ],
      [...OUTCOME_NAMES, ...OUTCOME_NAMES].map((text) => ({ text })),
      blocks.flatMap((block) => OUTCOMES.map((outcome) => cellOf(cells, `${block}.${outcome}`))),
    ],
  };
}
