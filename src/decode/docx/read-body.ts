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

/**
 * Elements of which nothing is printed: what tracked changes took out, instructions, pinyin above characters,
 * properties.
 */
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

/**
 * Most paragraphs, those in cells among them; a cell may have several. Nothing is kept of a file that has
 * more.
 */
const MOST_PARAGRAPHS = 2 * MOST_BLOCKS;

/**
 * Reads `word/document.xml` in one pass: hand it to the parser, then ask for its `body`.
 *
 * @throws NianbaoError while it is read: `too_many_blocks`
 */
export class BodyReader implements XmlHandler {
  private readonly root: Container = { blocks: [], carried: [] };
  private readonly containers: Container[] = [this.root];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly tables: OpenTable[] = [];
  /** For each `mc:AlternateContent`, whether one of its alternatives was read. */
  private readonly alternatives: boolean[] = [];
  private readonly elements: string[] = [];
  private run: CharacterFacts = {};
  private runStyle: Style | undefined;
  /** How deep the parser is in an element of which nothing is printed; 0 outside of them. */
  private unprinted = 0;
  private words: string | null = null;
  private keepsBlanks = false;
  private inInstruction = false;
  private pictures = 0;
  private imports = 0;
  private count = 0;

  /** What begins with an element of the text. */
  private readonly opening: Readonly<Record<string, (attributes: XmlAttributes) => void>> = {
    AlternateContent: () => this.alternatives.push(false),
    p: () => this.beginParagraph(),
    r: () => {
      this.run = {};
      this.runStyle = undefined;
    },
    t: (attributes) => {
      this.words = '';
      this.keepsBlanks = attributes['xml:space'] === 'preserve';
    },
    instrText: () => {
      this.inInstruction = true;
    },
    tab: () => this.print('\t'),
    ptab: () => this.print('\t'),
    br: () => this.endLine(),
    cr: () => this.endLine(),
    noBreakHyphen: () => this.print('\u2011'),
    sym: (attributes) =>
      this.print(symbolText(attribute(attributes, 'char') ?? '', attribute(attributes, 'font') ?? '')),
    fldChar: (attributes) => readFieldMark(this.paragraph, attribute(attributes, 'fldCharType')),
    fldSimple: (attributes) =>
      this.paragraph?.fields.push({ instruction: attribute(attributes, 'instr') ?? '', inResult: true }),
    tbl: () => this.tables.push({ table: { kind: 'table', rows: [], columns: [] }, row: null, cell: null }),
    tr: () => this.beginRow(),
    tc: () => this.beginCell(),
    txbxContent: () => this.containers.push({ blocks: [], carried: [] }),
    'a:blip': () => this.pictures++,
    imagedata: () => this.pictures++,
    altChunk: () => this.imports++,
  };

  /** What ends with an element of the text. */
  private readonly closing: Readonly<Record<string, () => void>> = {
    AlternateContent: () => this.alternatives.pop(),
    t: () => {
      if (this.words !== null) this.print(printable(this.words, this.keepsBlanks));
      this.words = null;
    },
    instrText: () => {
      this.inInstruction = false;
    },
    fldSimple: () => this.paragraph?.fields.pop(),
    p: () => this.endParagraph(),
    tbl: () => this.endTable(),
    tc: () => this.endCell(),
    txbxContent: () => this.endTextBox(),
  };

  /** @param path name for messages */
  constructor(
    private readonly styles: Styles,
    private readonly numbering: Numbering,
    private readonly path: string,
  ) {}

  open(name: string, attributes: XmlAttributes): void {
    const parent = this.elements.at(-1);
    if (this.unprinted > 0 || this.isUnprinted(name, parent)) {
      this.unprinted++;
      return;
    }
    this.elements.push(name);
    if (parent === 'rPr') this.readMark(name, attributes);
    else if (parent === 'pPr' || parent === 'numPr') this.readParagraphProperty(name, attributes);
    else if (parent === 'tcPr' || parent === 'trPr' || parent === 'tblGrid') {
      readTableProperty(this.tables.at(-1), name, attributes);
    } else if (parent !== 'tabs' && Object.hasOwn(this.opening, name)) this.opening[name]?.(attributes);
  }

  close(name: string): void {
    if (this.unprinted > 0) {
      this.unprinted--;
      return;
    }
    this.elements.pop();
    if (Object.hasOwn(this.closing, name)) this.closing[name]?.();
  }

  text(words: string): void {
    if (this.unprinted > 0) return;
    if (this.words !== null) this.words += words;
    else if (this.inInstruction) {
      const field = this.paragraph?.fields.at(-1);
      if (field !== undefined && field.instruction.length < 100) field.instruction += words;
    }
  }

  /** What was read, when the parser is at its end. */
  body(): WordBody {
    flush(this.root);
    return { blocks: this.root.blocks, pictures: this.pictures, imports: this.imports };
  }

  private get container(): Container {
    return this.containers.at(-1) ?? this.root;
  }

  private get paragraph(): OpenParagraph | undefined {
    return this.paragraphs.at(-1);
  }

  private isUnprinted(name: string, parent: string | undefined): boolean {
    if (REMOVALS.has(name)) return parent !== 'rPr' && parent !== 'trPr';
    if (name === 'Choice' || name === 'Fallback') {
      const taken = this.alternatives.at(-1) ?? false;
      if (this.alternatives.length > 0) this.alternatives[this.alternatives.length - 1] = true;
      return taken;
    }
    return name !== 'instrText' && UNPRINTED.has(name);
  }

  private print(words: string): void {
    if (this.paragraph !== undefined) addText(this.paragraph, words, this.run, this.runStyle);
  }

  private endLine(): void {
    if (this.paragraph !== undefined) breakLine(this.paragraph);
  }

  private beginParagraph(): void {
    if (++this.count > MOST_PARAGRAPHS) {
      const details = { path: this.path, blocks: this.count, limit: MOST_PARAGRAPHS };
      throw new NianbaoError('too_many_blocks', details);
    }
    this.paragraphs.push(openParagraph(this.styles.get(undefined), this.container.carried));
    this.container.carried = [];
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const own = this.container;
    if (paragraph.markDeleted) own.carried = paragraph.lines;
    else {
      const printed = closeParagraph(paragraph, this.numbering);
      if (printed !== null) own.blocks.push(printed);
    }
    for (const block of paragraph.boxes) own.blocks.push(block);
  }

  private beginRow(): void {
    const table = this.tables.at(-1);
    if (table === undefined) return;
    table.row = { cells: [], before: 0, deleted: false };
    table.table.rows.push(table.row);
  }

  private beginCell(): void {
    const table = this.tables.at(-1);
    if (table === undefined) return;
    table.cell = { content: [], width: 1, inTwips: 0, down: 'none', across: 'none' };
    table.row?.cells.push(table.cell);
    this.containers.push({ blocks: table.cell.content, carried: [] });
  }

  private endCell(): void {
    const table = this.tables.at(-1);
    const closed = table?.cell ? this.containers.pop() : undefined;
    if (closed !== undefined) flush(closed);
    if (table !== undefined) table.cell = null;
  }

  private endTable(): void {
    const closed = this.tables.pop();
    flush(this.container);
    if (closed !== undefined) this.container.blocks.push(closed.table);
  }

  private endTextBox(): void {
    const box = this.containers.pop();
    if (box === undefined) return;
    flush(box);
    (this.paragraph?.boxes ?? this.container.blocks).push(...box.blocks);
  }

  /** A property of a run, or of the mark that ends a paragraph. */
  private readMark(name: string, attributes: XmlAttributes): void {
    const ofParagraph = this.elements.at(-3) === 'pPr';
    if (!ofParagraph) {
      if (name === 'rStyle') this.runStyle = this.styles.get(attribute(attributes, 'val'));
      else readCharacterProperty(this.run, name, attributes);
    } else if (this.paragraph !== undefined) {
      if (REMOVALS.has(name)) this.paragraph.markDeleted = true;
      else if (name === 'vanish') this.paragraph.markHidden = isOn(attributes);
    }
  }

  private readParagraphProperty(name: string, attributes: XmlAttributes): void {
    const { paragraph } = this;
    if (paragraph === undefined) return;
    const number = numberAttribute(attributes, 'val');
    if (name === 'pStyle') paragraph.style = this.styles.get(attribute(attributes, 'val'));
    else if (name === 'numId' && number !== undefined) paragraph.numbering.list = number;
    else if (name === 'ilvl' && number !== undefined) paragraph.numbering.level = number;
    else if (name === 'outlineLvl' && number !== undefined) paragraph.outlineLevel = number;
  }
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

function readFieldMark(paragraph: OpenParagraph | undefined, type: string | undefined): void {
  if (paragraph === undefined) return;
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
