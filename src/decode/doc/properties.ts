import { because } from '../../errors/reasons.js';
import { BinaryRefusal } from './compound-file.js';

/** A property of characters, paragraphs or rows as Word stores it: code and operand. */
export interface Property {
  code: number;
  operand: Buffer;
}

/** Properties that hold from one place of the file to another. */
export interface PropertyRun {
  /** Offsets in the WordDocument stream, end exclusive. */
  from: number;
  to: number;
  /** Index of the paragraph style; 0 for characters. */
  style: number;
  properties: Property[];
}

const PAGE_BYTES = 512;
const TABLE_DEFINITION = 0xd608;
/** The properties are too many for a page and stand in the Data stream. */
const ELSEWHERE = new Set([0x6646, 0x6645]);
/** Bytes of an operand by the top three bits of the code; 0 where the operand states its own. */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3];

/** Reads a list of properties ([MS-DOC] 2.2.5.1, Prl) as far as it is whole. */
export function readProperties(bytes: Buffer): Property[] {
  const properties: Property[] = [];
  let at = 0;
  while (at + 3 <= bytes.length) {
    const code = bytes.readUInt16LE(at);
    at += 2;
    let size = OPERAND_BYTES[code >> 13] ?? 1;
    if (code === TABLE_DEFINITION) {
      if (at + 2 > bytes.length) break;
      size = Math.max(0, bytes.readUInt16LE(at) - 1);
      at += 2;
    } else if (size === 0) {
      size = bytes.readUInt8(at);
      at += 1;
    }
    properties.push({ code, operand: bytes.subarray(at, at + size) });
    at += size;
  }
  return properties;
}

/**
 * Reads the runs of properties of characters or paragraphs, in the order of the file.
 *
 * @param word the WordDocument stream, whose pages of 512 bytes hold them
 * @param index the table that lists the pages ([MS-DOC] PlcBteChpx, PlcBtePapx)
 * @param data the Data stream, for what no page holds
 */
export function readPropertyRuns(
  word: Buffer,
  index: Buffer,
  kind: 'characters' | 'paragraphs',
  data: Buffer | null,
): PropertyRun[] {
  const count = Math.floor((index.length - 4) / 8);
  const seen = new Set<number>();
  const runs: PropertyRun[] = [];
  for (let i = 0; i < count; i++) {
    const start = (index.readUInt32LE((count + 1) * 4 + i * 4) & 0x3fffff) * PAGE_BYTES;
    if (seen.has(start)) continue;
    seen.add(start);
    const page = word.subarray(start, start + PAGE_BYTES);
    if (page.length < PAGE_BYTES) throw new BinaryRefusal(because('properties_missing'));
    if (kind === 'characters') readCharacterPage(page, runs);
    else readParagraphPage(page, data, runs);
  }
  return runs.sort((a, b) => a.from - b.from);
}

function readCharacterPage(page: Buffer, runs: PropertyRun[]): void {
  const count = Math.min(page.readUInt8(PAGE_BYTES - 1), 101);
  for (let i = 0; i < count; i++) {
    const at = page.readUInt8((count + 1) * 4 + i) * 2;
    const properties = at === 0 ? [] : readProperties(page.subarray(at + 1, at + 1 + page.readUInt8(at)));
    runs.push({ from: page.readUInt32LE(i * 4), to: page.readUInt32LE(i * 4 + 4), style: 0, properties });
  }
}

function readParagraphPage(page: Buffer, data: Buffer | null, runs: PropertyRun[]): void {
  const count = Math.min(page.readUInt8(PAGE_BYTES - 1), 29);
  for (let i = 0; i < count; i++) {
    const from = page.readUInt32LE(i * 4);
    const to = page.readUInt32LE(i * 4 + 4);
    const at = page.readUInt8((count + 1) * 4 + i * 13) * 2;
    if (at === 0) {
      runs.push({ from, to, style: 0, properties: [] });
      continue;
    }
    const words = page.readUInt8(at);
    const stated =
      words === 0
        ? page.subarray(at + 2, at + 2 + 2 * page.readUInt8(at + 1))
        : page.subarray(at + 1, at + 2 * words);
    if (stated.length < 2) continue;
    const properties = readProperties(stated.subarray(2)).flatMap((property) =>
      ELSEWHERE.has(property.code) && property.operand.length === 4
        ? readElsewhere(data, property.operand.readUInt32LE(0))
        : [property],
    );
    runs.push({ from, to, style: stated.readUInt16LE(0), properties });
  }
}

function readElsewhere(data: Buffer | null, at: number): Property[] {
  if (data === null || at + 2 > data.length) return [];
  return readProperties(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)));
}

/** Finds the run that holds a place; for places that are asked in any order. */
export function runAt(runs: readonly PropertyRun[], place: number): PropertyRun | undefined {
  let low = 0;
  let high = runs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.from ?? Infinity) <= place) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  return run !== undefined && run.from <= place && place < run.to ? run : undefined;
}
