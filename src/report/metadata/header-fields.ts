import type { Block } from '../../document/block.js';
import type { SourceDocument } from '../../document/source-document.js';
import { Words, wordsOf } from '../../document/words.js';

/** Names under which pages print their issuer; a bare 来源 names a website as often. */
const ISSUER_FIELDS = [
  '发布机构',
  '发文机关',
  '发布机关',
  '公开机构',
  '发文单位',
  '发布单位',
  '制发机关',
  '公开责任部门',
];
const IS_ISSUER_FIELD = new RegExp(`^(?:${ISSUER_FIELDS.join('|')}):?$`);
/** A field in a line of fields: its name, a colon or a blank, a value without blanks. */
const IN_LINE = new RegExp(
  `(?:^|[\\s•·*])(?:${ISSUER_FIELDS.join('|')})(?: ?: ?| )([\\u4e00-\\u9fff()]{3,30})(?= |$)`,
);
/** The header of a page stands in its first lines, none of them long. */
const FIRST_LINES = 20;
const LONGEST_LINE = 300;

/**
 * Who published the report as the page's header says, by its markup or by the lines and rows before the
 * report's text.
 */
export function issuerOfPage(
  fields: SourceDocument['pageFields'],
  front: readonly Block[],
): string | undefined {
  const named = ISSUER_FIELDS.map((name) => fields[name]).find(
    (value) => value !== undefined && value.trim() !== '',
  );
  return named ?? issuerInRows(rowsOf(front));
}

/** The header's lines as rows of cells. */
function rowsOf(front: readonly Block[]): Words[][] {
  return front
    .slice(0, FIRST_LINES)
    .flatMap((block) =>
      block.kind === 'table'
        ? block.rows.map((row) => row.map(wordsOf))
        : [block.text.length > LONGEST_LINE ? [] : partsOf(wordsOf(block).folded)],
    )
    .slice(0, FIRST_LINES);
}

function partsOf(folded: string): Words[] {
  return folded.split('|').map((part) => new Words(part, part));
}

/** The value stands behind its name, in the next cell or in the same column of the next row. */
function issuerInRows(rows: readonly Words[][]): string | undefined {
  for (const [at, row] of rows.entries()) {
    const column = row.findIndex((cell) => IS_ISSUER_FIELD.test(cell.squeezed));
    if (column >= 0) {
      const beside = row[column + 1]?.squeezed ?? '';
      const value = beside === '' ? (rows[at + 1]?.[column]?.squeezed ?? '') : beside;
      if (value !== '') return value;
    }
    const inLine = row.length === 1 ? IN_LINE.exec(row[0]?.folded.trim() ?? '')?.[1] : undefined;
    if (inLine !== undefined) return inLine;
  }
  return undefined;
}
