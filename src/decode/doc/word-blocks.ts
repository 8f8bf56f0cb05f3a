import type { WordBlock, WordCell, WordRow, WordTable } from '../docx/draft.js';
import { countLists, type Numbering } from '../docx/numbering.js';
import {
  addText,
  breakLine,
  closeParagraph,
  openParagraph,
  type OpenParagraph,
} from '../docx/open-paragraph.js';
import type { CharacterFacts, Style } from '../docx/styles.js';
import { readLists } from './lists.js';
import { runAt, type Property, type PropertyRun } from './properties.js';
import { readRowShape, resolveGrid, type RowShape } from './row-shape.js';
import type { Piece, WordFile } from './word-file.js';

/** What a Word 97 document prints. */
export interface WordBinaryBody {
  blocks: WordBlock[];
  pictures: number;
}

/** Codes of the properties that matter here ([MS-DOC] 2.6). */
const P = {
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  level: 0x260a,
  list: 0x460b,
  outline: 0x2640,
} as const;
const C = { deleted: 0x0800, bold: 0x0835, hidden: 0x083c } as const;

/** Characters with a meaning of their own. */
const CELL_END = '\x07';
const FIELD_BEGIN = '\x13';
const FIELD_SEPARATOR = '\x14';
const FIELD_END = '\x15';
const PICTURES = /[\x01\x08]/;
const SPECIAL = /[\0-\x08\x0b-\x1f]/;
const PLAIN: Readonly<Record<string, string>> = { '\x1e': '\u2011' };
const FIRST_CONTENTS_STYLE = 19;
const HEADINGS = 9;

/**
 * Puts a Word 97 document together: paragraphs with their numbers, tables with their cells, text boxes at the
 * end.
 */
export function readWordBlocks(file: WordFile): WordBinaryBody {
  const { lists, ofStyle } = readLists(file.levels, file.lists);
  const numbering = countLists(lists, { get: () => undefined });
  const styleOf = (index: number): Style => {
    const name = nameOf(index);
    const list = ofStyle.get(index);
    return {
      lineage: [String(index)],
      ...(name === undefined ? {} : { name }),
      ...(list === undefined ? {} : { list }),
    };
  };
  const readStory = (pieces: readonly Piece[]): WordBinaryBody => {
    const reader = new StoryReader(file, numbering, styleOf);
    for (const piece of pieces) reader.read(piece);
    return reader.end();
  };
  const body = readStory(file.body);
  const boxes = readStory(file.boxes);
  return { blocks: [...body.blocks, ...boxes.blocks], pictures: body.pictures };
}

/** The built-in styles that say what a paragraph is, by Word's fixed indexes. */
function nameOf(index: number): string | undefined {
  if (index >= 1 && index <= HEADINGS) return `heading ${index}`;
  const contents = index - FIRST_CONTENTS_STYLE + 1;
  return contents >= 1 && contents <= HEADINGS ? `toc ${contents}` : undefined;
}

/** A table whose last row has not been read yet. */
interface OpenTable {
  table: WordTable;
  cells: WordBlock[][];
  /** Content of the cell that is open. */
  content: WordBlock[];
  shapes: RowShape[];
}

/** Reads the pieces of a story in order; holds the paragraph and the table that are not complete yet. */
class StoryReader {
  private readonly blocks: WordBlock[] = [];
  private pictures = 0;
  private paragraph: OpenParagraph | null = null;
  private table: OpenTable | null = null;

  constructor(
    private readonly file: WordFile,
    private readonly numbering: Numbering,
    private readonly styleOf: (index: number) => Style,
  ) {}

  read(piece: Piece): void {
    forEachRun(piece, this.file.characters, (text, place, facts) => {
      if (!facts.deleted) this.readRun(text, (at) => place + at * piece.width, facts);
    });
  }

  /** What was read, after the last piece. */
  end(): WordBinaryBody {
    if (this.paragraph !== null) this.endParagraph('\r', -1);
    this.endTable();
    return { blocks: this.blocks, pictures: this.pictures };
  }

  private readRun(text: string, placeOf: (at: number) => number, facts: CharacterFacts): void {
    let from = 0;
    for (let at = 0; at <= text.length; at++) {
      const character = text.charAt(at);
      if (at < text.length && !SPECIAL.test(character)) continue;
      const paragraph = (this.paragraph ??= openParagraph(undefined, []));
      if (at > from) addText(paragraph, text.slice(from, at), facts);
      from = at + 1;
      if (at === text.length) break;
      if (PICTURES.test(character)) this.pictures++;
      if (character === '\r' || character === '\f' || character === CELL_END) {
        this.endParagraph(character, placeOf(at));
      } else readMark(paragraph, character, facts);
    }
  }

  private endParagraph(mark: string, place: number): void {
    const run = runAt(this.file.paragraphs, place);
    const own = run?.properties ?? [];
    const open = this.paragraph ?? openParagraph(undefined, []);
    this.paragraph = null;
    const inTable = isSet(own, P.inTable) || isSet(own, P.depth) || mark === CELL_END;
    if (inTable && isSet(own, P.rowEnd)) {
      this.endRow(own);
      return;
    }
    open.style = this.styleOf(run?.style ?? 0);
    readNumbering(open, own);
    const printed = closeParagraph(open, this.numbering);
    if (!inTable) {
      this.endTable();
      if (printed !== null) this.blocks.push(printed);
      return;
    }
    const table = (this.table ??= newTable());
    if (printed !== null) table.content.push(printed);
    if (mark === CELL_END) {
      table.cells.push(table.content);
      table.content = [];
    }
  }

  private endRow(properties: readonly Property[]): void {
    const table = (this.table ??= newTable());
    table.table.rows.push(toRow(table.cells));
    table.shapes.push(readRowShape(properties));
    table.cells = [];
    table.content = [];
  }

  private endTable(): void {
    if (this.table === null) return;
    const { table, cells, content, shapes } = this.table;
    if (cells.length > 0 || content.length > 0) {
      table.rows.push(toRow(content.length > 0 ? [...cells, content] : cells));
      shapes.push({ edges: [], merges: [] });
    }
    resolveGrid(table, shapes);
    if (table.rows.length > 0) this.blocks.push(table);
    this.table = null;
  }
}

/** A character within a paragraph that stands for something else. */
function readMark(paragraph: OpenParagraph, character: string, facts: CharacterFacts): void {
  if (character === '\x0b' || character === '\x0e') breakLine(paragraph);
  else if (character === FIELD_BEGIN) paragraph.fields.push({ instruction: '', inResult: false });
  else if (character === FIELD_SEPARATOR) {
    const field = paragraph.fields.at(-1);
    if (field !== undefined) field.inResult = true;
  } else if (character === FIELD_END) paragraph.fields.pop();
  else if (PLAIN[character] !== undefined) addText(paragraph, PLAIN[character], facts);
}

function newTable(): OpenTable {
  return { table: { kind: 'table', rows: [], columns: [] }, cells: [], content: [], shapes: [] };
}

function toRow(cells: readonly WordBlock[][]): WordRow {
  return {
    cells: cells.map((content): WordCell => ({
      content,
      width: 1,
      inTwips: 0,
      down: 'none',
      across: 'none',
    })),
    before: 0,
    deleted: false,
  };
}

function isSet(properties: readonly Property[], code: number): boolean {
  return properties.some((property) => property.code === code && (property.operand[0] ?? 0) !== 0);
}

function readNumbering(paragraph: OpenParagraph, properties: readonly Property[]): void {
  for (const { code, operand } of properties) {
    if (code === P.list && operand.length === 2) paragraph.numbering.list = operand.readUInt16LE(0);
    else if (code === P.level) paragraph.numbering.level = operand[0] ?? 0;
    else if (code === P.outline) paragraph.outlineLevel = operand[0] ?? 9;
  }
}

/** The text of a piece in stretches of the same properties. */
function forEachRun(
  { text, place, width }: Piece,
  runs: readonly PropertyRun[],
  visit: (text: string, place: number, facts: CharacterFacts & { deleted: boolean }) => void,
): void {
  let at = 0;
  while (at < text.length) {
    const here = place + at * width;
    const run = runAt(runs, here);
    const length = run === undefined ? 1 : Math.max(1, Math.ceil((run.to - here) / width));
    const end = Math.min(text.length, at + length);
    visit(text.slice(at, end), here, factsOf(run?.properties ?? []));
    at = end;
  }
}

/** Values from 0x80 on refer to the style; only what a run states itself is taken. */
function factsOf(properties: readonly Property[]): CharacterFacts & { deleted: boolean } {
  const facts: CharacterFacts & { deleted: boolean } = { deleted: false };
  for (const { code, operand } of properties) {
    const on = operand[0] === 1;
    if (code === C.deleted) facts.deleted = on;
    else if (code === C.bold) facts.bold = on;
    else if (code === C.hidden) facts.hidden = on;
  }
  return facts;
}
