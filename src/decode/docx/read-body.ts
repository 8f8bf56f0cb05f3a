import { MOST_BLOCKS } from '../../document/limits.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Merge, WordBlock, WordCell, WordRow, WordTable } from './draft.js';
import type { Numbering } from './numbering.js';
import { addText, breakLine, closeParagraph, openParagraph, type OpenParagraph } from './open-paragraph.js';
import { readCharacterProperty, type CharacterFacts, type Style, type Styles } from './styles.js';
import { symbolText } from './symbols.js';
import { attribute, isOn, numberAttribute, type XmlAttributes, type XmlHandler } from '../walk-xml.js';

/** What `word/document.xml` holds. */
export interface WordBody {
  blocks: WordBlock[];
  /** Pictures, whose text is not read. */
  pictures: number;
  /** Parts in another format (HTML, RTF) that Word would bring in when it opens the file. */
  imports: number;
}

/** Elements of which nothing is printed: what tracked changes took out, instructions, pinyin above characters, properties. */
const UNPRINTED = new Set([
  'delText',
  'instrText',
  'delInstrText',
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'tblPrExChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'sectPr',
  'sdtPr',
  'sdtEndPr',
  'customXmlPr',
  'rt',
  'rubyPr',
  'tblStylePr',
]);
/** Tracked changes that take text out; as properties they say so of a paragraph's mark or a row. */
const REMOVALS = new Set(['del', 'moveFrom']);
/** No real table has cells over more columns. */
const WIDEST = 200;

/** A place that holds blocks: the body, a cell, a text box. */
interface Container {
  blocks: WordBlock[];
  /** Text of a paragraph whose mark was deleted: it goes on in the next one. */
  carried: string[];
}

interface OpenTable {
  table: WordTable;
  row: WordRow | null;
  cell: WordCell | null;
}

/** Most paragraphs, those in cells among them; a cell may have several. Nothing is kept of a file that has more. */
const MOST_PARAGRAPHS = 2 * MOST_BLOCKS;

/**
 * Reads `word/document.xml` in one pass: hand the `handler` to the parser, then ask for `body`.
 *
 * @param path name for messages
 * @throws NianbaoError from the handler: `too_many_blocks`
 */
export function bodyReader(
  styles: Styles,
  numbering: Numbering,
  path: string,
): { handler: XmlHandler; body(): WordBody } {
  const root: Container = { blocks: [], carried: [] };
  const containers: Container[] = [root];
  const paragraphs: OpenParagraph[] = [];
  const tables: OpenTable[] = [];
  /** For each `mc:AlternateContent`, whether one of its alternatives was read. */
  const alternatives: boolean[] = [];
  const elements: string[] = [];
  let run: CharacterFacts = {};
  let runStyle: Style | undefined;
  let unprinted = 0;
  let text: string | null = null;
  let keepsBlanks = false;
  let instruction = false;
  let pictures = 0;
  let imports = 0;
  let count = 0;

  const container = (): Container => containers.at(-1) ?? root;
  const print = (words: string): void => {
    const paragraph = paragraphs.at(-1);
    if (paragraph !== undefined) addText(paragraph, words, run, runStyle);
  };
  const isUnprinted = (name: string, parent: string | undefined): boolean => {
    if (REMOVALS.has(name)) return parent !== 'rPr' && parent !== 'trPr';
    if (name === 'Choice' || name === 'Fallback') {
      const taken = alternatives.at(-1) ?? false;
      if (alternatives.length > 0) alternatives[alternatives.length - 1] = true;
      return taken;
    }
    return name !== 'instrText' && UNPRINTED.has(name);
  };

  const handler: XmlHandler = {
    open(name, attributes) {
      if (unprinted > 0) {
        unprinted++;
        return;
      }
      const parent = elements.at(-1);
      if (isUnprinted(name, parent)) {
        unprinted = 1;
        return;
      }
      elements.push(name);
      if (parent === 'rPr') readMark(name, attributes);
      else if (parent === 'pPr' || parent === 'numPr') readParagraphProperty(name, attributes);
      else if (parent === 'tcPr' || parent === 'trPr' || parent === 'tblGrid') {
        readTableProperty(tables.at(-1), name, attributes);
      } else if (parent !== 'tabs') open(name, attributes);
    },
    close(name) {
      if (unprinted > 0) {
        unprinted--;
        return;
      }
      elements.pop();
      close(name);
    },
    text(words) {
      if (unprinted > 0) return;
      if (text !== null) text += words;
      else if (instruction) {
        const field = paragraphs.at(-1)?.fields.at(-1);
        if (field !== undefined && field.instruction.length < 100) field.instruction += words;
      }
    },
  };

  function open(name: string, attributes: XmlAttributes): void {
    const paragraph = paragraphs.at(-1);
    switch (name) {
      case 'AlternateContent':
        alternatives.push(false);
        break;
      case 'p': {
        if (++count > MOST_PARAGRAPHS)
          throw new NianbaoError('too_many_blocks', { path, blocks: count, limit: MOST_PARAGRAPHS });
        const { carried } = container();
        paragraphs.push(openParagraph(styles.get(undefined), carried));
        container().carried = [];
        break;
      }
      case 'r':
        run = {};
        runStyle = undefined;
        break;
      case 't':
        text = '';
        keepsBlanks = attributes['xml:space'] === 'preserve';
        break;
      case 'instrText':
        instruction = true;
        break;
      case 'tab':
      case 'ptab':
        print('\t');
        break;
      case 'br':
      case 'cr':
        if (paragraph !== undefined) breakLine(paragraph);
        break;
      case 'noBreakHyphen':
        print('\u2011');
        break;
      case 'sym':
        print(symbolText(attribute(attributes, 'char') ?? '', attribute(attributes, 'font') ?? ''));
        break;
      case 'fldChar':
        if (paragraph !== undefined) readFieldMark(paragraph, attribute(attributes, 'fldCharType'));
        break;
      case 'fldSimple':
        paragraph?.fields.push({ instruction: attribute(attributes, 'instr') ?? '', inResult: true });
        break;
      case 'tbl':
        tables.push({ table: { kind: 'table', rows: [], columns: [] }, row: null, cell: null });
        break;
      case 'tr': {
        const table = tables.at(-1);
        if (table === undefined) break;
        table.row = { cells: [], before: 0, deleted: false };
        table.table.rows.push(table.row);
        break;
      }
      case 'tc': {
        const table = tables.at(-1);
        if (table === undefined) break;
        table.cell = { content: [], width: 1, inTwips: 0, down: 'none', across: 'none' };
        table.row?.cells.push(table.cell);
        containers.push({ blocks: table.cell.content, carried: [] });
        break;
      }
      case 'txbxContent':
        containers.push({ blocks: [], carried: [] });
        break;
      case 'a:blip':
      case 'imagedata':
        pictures++;
        break;
      case 'altChunk':
        imports++;
        break;
    }
  }

  function close(name: string): void {
    switch (name) {
      case 'AlternateContent':
        alternatives.pop();
        break;
      case 't':
        if (text !== null) print(printable(text, keepsBlanks));
        text = null;
        break;
      case 'instrText':
        instruction = false;
        break;
      case 'fldSimple':
        paragraphs.at(-1)?.fields.pop();
        break;
      case 'p': {
        const paragraph = paragraphs.pop();
        if (paragraph === undefined) break;
        const own = container();
        if (paragraph.markDeleted) own.carried = paragraph.lines;
        else {
          const printed = closeParagraph(paragraph, numbering);
          if (printed !== null) own.blocks.push(printed);
        }
        for (const block of paragraph.boxes) own.blocks.push(block);
        break;
      }
      case 'tbl': {
        const open = tables.pop();
        flush(container());
        if (open !== undefined) container().blocks.push(open.table);
        break;
      }
      case 'tc': {
        const closed = tables.at(-1)?.cell ? containers.pop() : undefined;
        if (closed !== undefined) flush(closed);
        const table = tables.at(-1);
        if (table !== undefined) table.cell = null;
        break;
      }
      case 'txbxContent': {
        const box = containers.pop();
        if (box === undefined) break;
        flush(box);
        (paragraphs.at(-1)?.boxes ?? container().blocks).push(...box.blocks);
        break;
      }
    }
  }

  /** A property of a run, or of the mark that ends a paragraph. */
  function readMark(name: string, attributes: XmlAttributes): void {
    const ofParagraph = elements.at(-3) === 'pPr';
    const paragraph = paragraphs.at(-1);
    if (!ofParagraph) {
      if (name === 'rStyle') runStyle = styles.get(attribute(attributes, 'val'));
      else readCharacterProperty(run, name, attributes);
    } else if (paragraph !== undefined) {
      if (REMOVALS.has(name)) paragraph.markDeleted = true;
      else if (name === 'vanish') paragraph.markHidden = isOn(attributes);
    }
  }

  function readParagraphProperty(name: string, attributes: XmlAttributes): void {
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined) return;
    const number = numberAttribute(attributes, 'val');
    if (name === 'pStyle') paragraph.style = styles.get(attribute(attributes, 'val'));
    else if (name === 'numId' && number !== undefined) paragraph.numbering.list = number;
    else if (name === 'ilvl' && number !== undefined) paragraph.numbering.level = number;
    else if (name === 'outlineLvl' && number !== undefined) paragraph.outlineLevel = number;
  }

  return {
    handler,
    body: () => {
      flush(root);
      return { blocks: root.blocks, pictures, imports };
    },
  };
}

/** Text whose paragraph's mark was deleted and that nothing follows is a paragraph all the same. */
function flush(container: Container): void {
  const { carried } = container;
  container.carried = [];
  if (carried.some((line) => line.trim() !== '')) {
    container.blocks.push({ kind: 'paragraph', lines: carried, hints: {} });
  }
}

/** Line ends in XML are blanks; blanks around the text count only where the file says so. */
function printable(text: string, keepsBlanks: boolean): string {
  const flat = text.replace(/[\r\n]+/g, ' ');
  return keepsBlanks ? flat : flat.replace(/^[ \t]+/, '').replace(/(?<![ \t])[ \t]+$/, '');
}

function readFieldMark(paragraph: OpenParagraph, type: string | undefined): void {
  if (type === 'begin') paragraph.fields.push({ instruction: '', inResult: false });
  else if (type === 'end') paragraph.fields.pop();
  else if (type === 'separate') {
    const field = paragraph.fields.at(-1);
    if (field !== undefined) field.inResult = true;
  }
}

function readTableProperty(table: OpenTable | undefined, name: string, attributes: XmlAttributes): void {
  if (table === undefined) return;
  const { row, cell } = table;
  const number = numberAttribute(attributes, 'val');
  if (name === 'gridCol' && table.table.columns.length < WIDEST) {
    table.table.columns.push(numberAttribute(attributes, 'w') ?? 0);
  } else if (name === 'gridSpan' && cell !== null) cell.width = within(number ?? 1);
  else if (name === 'tcW' && cell !== null && attribute(attributes, 'type') === 'dxa')
    cell.inTwips = Math.max(numberAttribute(attributes, 'w') ?? 0, 0);
  else if (name === 'vMerge' && cell !== null) cell.down = mergeOf(attributes);
  else if (name === 'hMerge' && cell !== null) cell.across = mergeOf(attributes);
  else if (name === 'gridBefore' && row !== null) row.before = Math.min(Math.max(number ?? 0, 0), WIDEST);
  else if (REMOVALS.has(name) && row !== null) row.deleted = true;
}

function within(width: number): number {
  return Math.min(Math.max(width, 1), WIDEST);
}

function mergeOf(attributes: XmlAttributes): Merge {
  return attribute(attributes, 'val') === 'restart' ? 'start' : 'continued';
}
