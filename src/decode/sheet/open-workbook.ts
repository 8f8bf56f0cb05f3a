import type * as Xlsx from '@e965/xlsx';
import { openZip, type ZipLimits } from '../../archive/zip.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { because } from '../../errors/reasons.js';
import { BinaryRefusal, openCompoundFile } from '../doc/compound-file.js';
import { loadXmlParser } from '../walk-xml.js';
import { boundedXlsbPart, boundedXlsStream } from './bounded-records.js';
import { boundedXml } from './bounded-xml.js';

/**
 * The package parses a part as one string with regular expressions: parts are held smaller than elsewhere.
 */
const LIMITS: ZipLimits = {
  entries: 10_000,
  entryBytes: 32 << 20,
  totalBytes: 64 << 20,
  ratio: 500,
};
/** The parts of a workbook that say what its cells show. */
const NEEDED =
  /^(?:\[content_types\]\.xml|_rels\/.*|xl\/(?!media|drawings|embeddings|charts|printersettings|worksheets\/_rels|calcchain|comments|externallinks|pivot|tables)[^]*\.(?:xml|rels|bin))$/i;
const MOST_ROWS = 50_000;

/** How dates show that have the reader's own short format, as programs in Chinese print them. */
const SHORT_DATE = 'yyyy/m/d';

/** The part of the package's type that the core uses of its container library, which it leaves untyped. */
interface ContainerLibrary {
  utils: {
    cfb_new(): object;
    cfb_add(container: object, name: string, content: Uint8Array): void;
  };
  write(container: object, options: { fileType: 'zip'; type: 'buffer' }): Buffer;
}

let loading: Promise<typeof Xlsx> | null = null;

/** A megabyte of code: loaded when the first workbook needs it. */
async function loadXlsx(): Promise<typeof Xlsx> {
  return (loading ??= import('@e965/xlsx'));
}

let legacy: Promise<unknown> | null = null;

/**
 * Workbooks older than Excel 97 have code pages, and their stream another name: half a second that few files
 * need.
 */
async function loadCodePages(xlsx: typeof Xlsx): Promise<void> {
  await (legacy ??= import('@e965/xlsx/dist/cpexcel.full.mjs').then((tables: unknown) =>
    xlsx.set_cptable(tables),
  ));
}

/**
 * Opens a workbook, XLSX or XLS, with its cells as they show: numbers formatted, formulas by their stored
 * results.
 *
 * @throws NianbaoError `malformed_file`, `encrypted`, `unpacked_too_large`, `too_many_blocks`
 */
export async function openWorkbook(
  bytes: Uint8Array,
  file: { path: string; format: 'XLSX' | 'XLS' },
): Promise<Xlsx.WorkBook> {
  const xlsx = await loadXlsx();
  const packed = file.format === 'XLSX' ? await repack(bytes, file, xlsx.CFB as ContainerLibrary) : null;
  if (file.format === 'XLS' && !isExcel97(bytes)) await loadCodePages(xlsx);
  try {
    return quietly(() =>
      xlsx.read(packed ?? workbookStream(bytes), {
        type: 'buffer',
        dense: true,
        cellStyles: true,
        cellFormula: false,
        cellHTML: false,
        dateNF: SHORT_DATE,
        sheetRows: MOST_ROWS,
      }),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(reason)) throw new NianbaoError('encrypted', file, { cause: error });
    throw new NianbaoError('malformed_file', { ...file, reason }, { cause: error });
  }
}

/**
 * The stream of a compound file that holds the workbook: the package reads it as well without the file around
 * it.
 */
function workbookStream(bytes: Uint8Array): Uint8Array {
  const file = openCompoundFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const stream = file.stream('Workbook') ?? file.stream('Book');
  if (stream === null) throw new BinaryRefusal(because('no_workbook'));
  return boundedXlsStream(stream);
}

function isExcel97(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('Workbook', 0, 'utf16le');
}

/** The package prints what it finds odd in a damaged file; the file's own words have no place in the log. */
function quietly<T>(read: () => T): T {
  const { console } = globalThis;
  const usual = { ...console };
  Object.assign(console, { error() {}, warn() {}, log() {} });
  try {
    return read();
  } finally {
    Object.assign(console, usual);
  }
}

/**
 * Unpacks the needed parts under limits and hands them on unpacked: the package knows no limits of its own.
 */
async function repack(
  bytes: Uint8Array,
  file: { path: string; format: string },
  containers: ContainerLibrary,
): Promise<Uint8Array> {
  const container = containers.utils.cfb_new();
  const saxes = await loadXmlParser();
  const seen = new Set<string>();
  for (const entry of await openZip(bytes, file, LIMITS)) {
    const name = entry.name.replaceAll('\\', '/').replace(/^\/+/, '');
    if (!NEEDED.test(name) || seen.has(name.toLowerCase())) continue;
    seen.add(name.toLowerCase());
    const content = entry.read();
    const safe = /\.bin$/i.test(name) ? boundedXlsbPart(content) : boundedXml(saxes, content, file);
    containers.utils.cfb_add(container, `/${name}`, safe);
  }
  return containers.write(container, { fileType: 'zip', type: 'buffer' });
}
