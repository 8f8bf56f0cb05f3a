import type * as Saxes from 'saxes';
import { MOST_BLOCKS } from '../../document/limits.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { attribute, walkXml, XmlRefusal, type XmlAttributes } from '../walk-xml.js';
import { because } from '../../errors/reasons.js';

/** The elements of a sheet that say what its cells show, each with the attributes that count. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  worksheet: [],
  cols: [],
  col: ['min', 'max', 'hidden', 'width'],
  sheetData: [],
  row: ['r', 'hidden'],
  c: ['r', 's', 't'],
  v: [],
  is: [],
  r: [],
  t: ['xml:space'],
  mergeCells: [],
  mergeCell: ['ref'],
};
/** The elements whose text is a cell's. */
const PRINTED = new Set(['v', 't']);
const CELL = /^\$?[A-Za-z]{1,3}\$?\d{1,7}$/;
/** Columns that a sheet can have. */
const LAST_COLUMN = 16_384;
/** Most cells of a sheet, blank ones that only have a format among them. */
const MOST_CELLS = 4 * MOST_BLOCKS;
/** Most strings that the cells of a workbook share; a report has some hundred. */
const MOST_STRINGS = 2 * MOST_BLOCKS;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);
}

/**
 * A part of a workbook as the package may read it. The package believes what a part says: a link over a whole
 * sheet makes it billions of cells, a column numbered 999,999,999 as many columns. So a sheet is written
 * again with nothing but its cells, merges and columns, within what a sheet can have; other parts are only
 * held to be well-formed.
 *
 * @param saxes from `loadXmlParser`
 * @param content the part
 * @param file name and format for messages
 * @throws NianbaoError `malformed_file`, `too_many_blocks`
 */
export function boundedXml(
  saxes: typeof Saxes,
  content: Uint8Array,
  file: { path: string; format: string },
): Uint8Array {
  const out: string[] = [];
  let root: string | null = null;
  let [cells, filled, strings] = [0, 0, 0];
  /** Elements within one that is left out. */
  let dropped = 0;
  let printing = false;
  const count = (blocks: number, limit: number): void => {
    if (blocks > limit) throw new NianbaoError('too_many_blocks', { path: file.path, blocks, limit });
  };
  const open = (name: string, attributes: XmlAttributes): void => {
    const kept = KEPT[name];
    if (dropped > 0 || kept === undefined) {
      dropped++;
      return;
    }
    if (name === 'c') count(++cells, MOST_CELLS);
    else if (name === 'v' || name === 'is') count(++filled, MOST_BLOCKS);
    printing = PRINTED.has(name);
    const stated = kept.flatMap((key) => {
      const value = attribute(attributes, key);
      return value === undefined ? [] : [` ${key}="${escaped(boundedValue(name, key, value))}"`];
    });
    out.push(`<${name}${stated.join('')}>`);
  };
  try {
    walkXml(saxes, content, {
      open(name, attributes) {
        root ??= name;
        if (root === 'worksheet') open(name, attributes);
        else if (name === 'si') count(++strings, MOST_STRINGS);
      },
      close(name) {
        if (root !== 'worksheet') return;
        if (dropped > 0) dropped--;
        else out.push(`</${name}>`);
        printing = false;
      },
      text(text) {
        if (printing && dropped === 0) out.push(escaped(text));
      },
    });
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    throw new NianbaoError('malformed_file', { ...file, reason: error.reason }, { cause: error });
  }
  return root === 'worksheet' ? new TextEncoder().encode(out.join('')) : content;
}

/** What a sheet cannot have is refused. */
function boundedValue(name: string, key: string, value: string): string {
  if (name === 'col' && (key === 'min' || key === 'max') && !(Number(value) <= LAST_COLUMN))
    throw new XmlRefusal(because('column_misnumbered', { value }));
  if (name === 'c' && key === 'r' && !CELL.test(value))
    throw new XmlRefusal(because('cell_misplaced', { value }));
  return value;
}
