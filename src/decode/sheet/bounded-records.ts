/** A kind of record whose ranges the package walks through cell by cell, or column by column. */
interface Bounded {
  /** Offset of the range's first byte in the record. */
  at: number;
  /**
   * Bytes of the range that are set to the first cell; for columns the last one is held to {@link
   * LAST_COLUMN}.
   */
  bytes: number;
  columns?: boolean;
}

/** Links (HLINK, HLINKTOOLTIP) and columns (COLINFO) of Excel 97 and older ([MS-XLS] 2.4). */
const XLS: ReadonlyMap<number, Bounded> = new Map([
  [0x01b8, { at: 0, bytes: 8 }],
  [0x0800, { at: 2, bytes: 8 }],
  [0x007d, { at: 2, bytes: 2, columns: true }],
]);
/** Links (BrtHLink) and columns (BrtColInfo) of binary workbooks ([MS-XLSB] 2.4). */
const XLSB: ReadonlyMap<number, Bounded> = new Map([
  [0x01ee, { at: 0, bytes: 16 }],
  [0x003c, { at: 4, bytes: 4, columns: true }],
]);
const LAST_COLUMN = 255;

/** One record of a stream. */
interface BinaryRecord {
  kind: number;
  start: number;
  length: number;
}

/**
 * The workbook stream of an XLS file as the package may read it: what it says of links leads to one cell, and
 * no column lies behind the last that a sheet can have. The package would make a cell for every place that a
 * link covers.
 */
export function boundedXlsStream(stream: Uint8Array): Uint8Array {
  return bounded(stream, XLS, (view, at) =>
    at + 4 > view.byteLength
      ? null
      : { kind: view.getUint16(at, true), start: at + 4, length: view.getUint16(at + 2, true) },
  );
}

/** A binary part of an XLSB workbook as the package may read it; see {@link boundedXlsStream}. */
export function boundedXlsbPart(part: Uint8Array): Uint8Array {
  return bounded(part, XLSB, (view, at) => {
    if (at + 3 > view.byteLength) return null;
    const low = view.getUint8(at);
    const wide = (low & 0x80) !== 0;
    const kind = wide ? (low & 0x7f) | ((view.getUint8(at + 1) & 0x7f) << 7) : low;
    let [start, length] = [at + (wide ? 2 : 1), 0];
    for (let shift = 0; shift < 28 && start < view.byteLength; shift += 7) {
      const byte = view.getUint8(start++);
      length |= (byte & 0x7f) << shift;
      if ((byte & 0x80) === 0) break;
    }
    return { kind, start, length };
  });
}

function bounded(
  stream: Uint8Array,
  kinds: ReadonlyMap<number, Bounded>,
  next: (view: DataView, at: number) => BinaryRecord | null,
): Uint8Array {
  const copy = Uint8Array.from(stream);
  const view = new DataView(copy.buffer);
  for (let record = next(view, 0); record !== null; record = next(view, record.start + record.length)) {
    const found = kinds.get(record.kind);
    const at = record.start + (found?.at ?? 0);
    if (found === undefined || at + found.bytes > copy.length) continue;
    if (found.columns !== true) copy.fill(0, at, at + found.bytes);
    else if (found.bytes === 2) view.setUint16(at, Math.min(view.getUint16(at, true), LAST_COLUMN), true);
    else view.setUint32(at, Math.min(view.getUint32(at, true), LAST_COLUMN), true);
  }
  return copy;
}
