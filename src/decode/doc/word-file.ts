import { because } from '../../errors/reasons.js';
import { BinaryRefusal, openCompoundFile } from './compound-file.js';
import { readPropertyRuns, type PropertyRun } from './properties.js';

/** A stretch of characters that stand one after another in the file. */
export interface Piece {
  text: string;
  /** Offset of the first character in the WordDocument stream, and bytes of each. */
  place: number;
  width: 1 | 2;
}

/** What a Word 97 document holds, before it is put together. */
export interface WordFile {
  /** The body's text in order. */
  body: Piece[];
  /** The text of text boxes. */
  boxes: Piece[];
  characters: PropertyRun[];
  paragraphs: PropertyRun[];
  /** The lists' levels and what follows them; the lists. Both may be empty. */
  levels: Buffer;
  lists: Buffer;
}

/** Why a Word file is not read although it is whole. */
export type WordRefusal = 'encrypted' | 'old' | 'too large';

const MAGIC = 0xa5ec;
/** First version whose layout is Word 97's. */
const WORD_97 = 0xc1;
const ENCRYPTED = 0x100;
const SECOND_TABLE = 0x200;

/** Where the header states the place and length of a structure ([MS-DOC] FibRgFcLcb97). */
const AT = { characters: 0xfa, paragraphs: 0x102, pieces: 0x1a2, levels: 0x2e2, lists: 0x2ea };

/**
 * Reads the parts of a Word 97-2003 document ([MS-DOC]); WPS writes the same format.
 *
 * @param most most characters
 * @throws BinaryRefusal, RangeError for a damaged file
 */
export function readWordFile(data: Buffer, most: number): WordFile | WordRefusal {
  const container = openCompoundFile(data);
  const word = container.stream('WordDocument');
  if (word === null || word.length < AT.lists + 8 || word.readUInt16LE(0) !== MAGIC) {
    throw new BinaryRefusal(because('no_text_stream'));
  }
  const flags = word.readUInt16LE(10);
  if ((flags & ENCRYPTED) !== 0) return 'encrypted';
  if (word.readUInt16LE(2) < WORD_97) return 'old';
  const table = container.stream((flags & SECOND_TABLE) !== 0 ? '1Table' : '0Table');
  if (table === null) throw new BinaryRefusal(because('no_table_stream'));
  const structure = (at: number): Buffer => {
    const start = word.readUInt32LE(at);
    const size = word.readUInt32LE(at + 4);
    return table.subarray(start, Math.min(start + size, table.length));
  };
  // body, footnotes, headers, (macros), comments, endnotes, text boxes stand in this order
  const lengths = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64].map((at) => word.readUInt32LE(at));
  const [bodyLength = 0] = lengths;
  const boxLength = lengths[6] ?? 0;
  const boxStart = lengths.slice(0, 6).reduce((sum, length) => sum + length, 0);
  if (bodyLength > most || boxLength > most) return 'too large';
  const pieces = readPieces(word, structure(AT.pieces), boxStart + boxLength);
  const runs = (at: number, kind: 'characters' | 'paragraphs'): PropertyRun[] =>
    readPropertyRuns(word, structure(at), kind, kind === 'paragraphs' ? container.stream('Data') : null);
  const levelCount = structure(AT.levels).length;
  return {
    body: cut(pieces, 0, bodyLength),
    boxes: cut(pieces, boxStart, boxStart + boxLength),
    characters: runs(AT.characters, 'characters'),
    paragraphs: runs(AT.paragraphs, 'paragraphs'),
    levels: levelCount === 0 ? Buffer.alloc(0) : table.subarray(word.readUInt32LE(AT.levels)),
    lists: structure(AT.lists),
  };
}

interface PlacedPiece extends Piece {
  start: number;
}

/** Reads the pieces up to a character; text beyond the stream's end is missing. */
function readPieces(word: Buffer, stated: Buffer, end: number): PlacedPiece[] {
  let at = 0;
  while (at < stated.length && stated.readUInt8(at) === 1) at += 3 + stated.readUInt16LE(at + 1);
  if (at >= stated.length || stated.readUInt8(at) !== 2) throw new BinaryRefusal(because('no_text_found'));
  const list = stated.subarray(at + 5, at + 5 + stated.readUInt32LE(at + 1));
  const count = Math.floor((list.length - 4) / 12);
  const pieces: PlacedPiece[] = [];
  const narrow = new TextDecoder('windows-1252');
  for (let i = 0; i < count; i++) {
    const start = list.readUInt32LE(i * 4);
    const stop = Math.min(list.readUInt32LE(i * 4 + 4), end);
    if (start >= end) break;
    if (stop < start) throw new BinaryRefusal(because('text_out_of_order'));
    const code = list.readUInt32LE((count + 1) * 4 + i * 8 + 2);
    const width = (code & 0x40000000) !== 0 ? 1 : 2;
    const place = width === 1 ? (code & 0x3fffffff) >> 1 : code & 0x3fffffff;
    const bytes = word.subarray(place, place + (stop - start) * width);
    if (bytes.length < (stop - start) * width) throw new BinaryRefusal(because('text_part_missing'));
    pieces.push({
      text: width === 1 ? narrow.decode(bytes) : bytes.toString('utf16le'),
      start,
      place,
      width,
    });
  }
  return pieces;
}

function cut(pieces: readonly PlacedPiece[], from: number, to: number): Piece[] {
  return pieces.flatMap(({ text, start, place, width }) => {
    const first = Math.max(from - start, 0);
    const last = Math.min(to - start, text.length);
    if (last <= first) return [];
    return [{ text: text.slice(first, last), place: place + first * width, width }];
  });
}
