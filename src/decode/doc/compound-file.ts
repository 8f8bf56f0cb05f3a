import { because } from '../../errors/reasons.js';
import type { Bilingual } from '../../language.js';

/** The streams of an OLE compound file ([MS-CFB]) by name; null for a name that it does not have. */
export interface CompoundFile {
  stream(name: string): Buffer | null;
}

/** A reason why a binary file is not read, in both languages. */
export class BinaryRefusal extends Error {
  constructor(readonly reason: Bilingual) {
    super(reason.en);
  }
}

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
/** Sector numbers from here on are marks: free, end of chain, parts of the table. */
const FIRST_MARK = 0xfffffffa;
const HEADER_TABLE_SECTORS = 109;
const STREAM = 2;
const ROOT = 5;

/**
 * Opens a compound file in memory. Chains of sectors that run in a circle are refused, so that time and
 * memory stay within the file's size for each stream.
 *
 * @throws BinaryRefusal, RangeError for a file that is cut off or refers outside of itself
 */
export function openCompoundFile(data: Buffer): CompoundFile {
  const sectorBytes = 1 << data.readUInt16LE(30);
  const miniBytes = 1 << data.readUInt16LE(32);
  if ((sectorBytes !== 512 && sectorBytes !== 4096) || miniBytes !== 64) {
    throw new BinaryRefusal(because('sector_size_invalid'));
  }
  const sectors = Math.ceil((data.length - HEADER_BYTES) / sectorBytes);
  const sector = (number: number): Buffer => {
    const start = (number + 1) * sectorBytes;
    if (start >= data.length) throw new BinaryRefusal(because('file_part_missing'));
    return data.subarray(start, start + sectorBytes);
  };
  const table = readTable(data, sector, sectors, sectorBytes);
  const chain = (start: number, next: (number: number) => number, most: number): number[] => {
    const numbers: number[] = [];
    for (let at = start; at < FIRST_MARK; at = next(at)) {
      if (numbers.length >= most) throw new BinaryRefusal(because('sectors_circular'));
      numbers.push(at);
    }
    return numbers;
  };
  const inTable = (number: number): number => table[number] ?? FIRST_MARK;
  const read = (start: number): Buffer => Buffer.concat(chain(start, inTable, sectors).map(sector));
  const directory = read(data.readUInt32LE(48));
  const entries = new Map<string, { start: number; size: number }>();
  let root = { start: FIRST_MARK, size: 0 };
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const type = directory.readUInt8(at + 66);
    const length = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62);
    const name = directory.toString('utf16le', at, at + length);
    const entry = { start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) };
    if (type === ROOT) root = entry;
    else if (type === STREAM && !entries.has(name)) entries.set(name, entry);
  }
  const cutoff = data.readUInt32LE(56);
  let small: { bytes: Buffer; table: Buffer } | null = null;
  return {
    stream(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      if (entry.size >= cutoff) return read(entry.start).subarray(0, entry.size);
      small ??= { bytes: read(root.start), table: read(data.readUInt32LE(60)) };
      const { bytes, table: miniTable } = small;
      const next = (number: number): number =>
        number * 4 + 4 <= miniTable.length ? miniTable.readUInt32LE(number * 4) : FIRST_MARK;
      const numbers = chain(entry.start, next, Math.ceil(bytes.length / miniBytes));
      const parts = numbers.map((number) => bytes.subarray(number * miniBytes, (number + 1) * miniBytes));
      return Buffer.concat(parts).subarray(0, entry.size);
    },
  };
}

/**
 * The sector that follows each sector; the table's own sectors are listed in the header and in sectors of
 * their own.
 */
function readTable(
  data: Buffer,
  sector: (number: number) => Buffer,
  sectors: number,
  sectorBytes: number,
): Uint32Array {
  const own: number[] = [];
  for (let at = 0; at < HEADER_TABLE_SECTORS; at++) own.push(data.readUInt32LE(76 + at * 4));
  let more = data.readUInt32LE(68);
  for (let steps = 0; more < FIRST_MARK; steps++) {
    if (steps > sectors) throw new BinaryRefusal(because('sectors_circular'));
    const list = sector(more);
    for (let at = 0; at + 8 <= sectorBytes; at += 4) own.push(list.readUInt32LE(at));
    more = list.readUInt32LE(sectorBytes - 4);
  }
  const table = new Uint32Array(sectors).fill(FIRST_MARK);
  let number = 0;
  for (const one of own) {
    if (one >= FIRST_MARK || number >= sectors) continue;
    const part = sector(one);
    for (let at = 0; at + 4 <= part.length && number < sectors; at += 4)
      table[number++] = part.readUInt32LE(at);
  }
  return table;
}
