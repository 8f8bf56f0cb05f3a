import type { DocumentFormat } from '../document/source-document.js';

/** What a file is by its content: a document with a text layer, or data that holds no report text. */
export interface FileKind {
  kind: 'document' | 'binary';
  /** Key of the decoder table in `decode.ts`; only documents that Nianbao may learn to read have one. */
  format?: DocumentFormat;
  /** Plain name for people, e.g. `PDF`, `DOCX (Word)`, `PNG`. */
  name: string;
  /** Why it cannot be told what is in it: it opens only with a password, or its end is missing. */
  closed?: 'encrypted' | 'cut off';
}

interface Signature {
  at: number;
  bytes: number[] | string;
  /** The signature alone could begin a text: believe it only when a NUL stands in the first 64 bytes. */
  weak?: boolean;
  name: string;
}

/** Formats without report text: images, executables, archives other than zip, databases, media. */
const BINARY: Signature[] = [
  { at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], name: 'PNG' },
  { at: 0, bytes: [0xff, 0xd8, 0xff], name: 'JPEG' },
  { at: 0, bytes: 'GIF87a', name: 'GIF' },
  { at: 0, bytes: 'GIF89a', name: 'GIF' },
  { at: 8, bytes: 'WEBP', weak: true, name: 'WebP' },
  { at: 0, bytes: [0x49, 0x49, 0x2a, 0x00], name: 'TIFF' },
  { at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a], name: 'TIFF' },
  { at: 0, bytes: 'BM', weak: true, name: 'BMP' },
  { at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46], name: 'ELF' },
  { at: 0, bytes: 'MZ', weak: true, name: 'EXE' },
  { at: 0, bytes: [0x00, 0x61, 0x73, 0x6d], name: 'WebAssembly' },
  { at: 0, bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], name: 'RAR' },
  { at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: '7z' },
  { at: 0, bytes: [0x1f, 0x8b, 0x08], name: 'gzip' },
  { at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], name: 'xz' },
  { at: 4, bytes: [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], name: 'bzip2' },
  { at: 257, bytes: 'ustar', weak: true, name: 'tar' },
  { at: 0, bytes: 'MSCF\0\0\0\0', name: 'CAB' },
  { at: 0, bytes: 'SQLite format 3\0', name: 'SQLite' },
  { at: 4, bytes: 'ftyp', weak: true, name: 'MP4/HEIC' },
];

const HEAD_BYTES = 4096;
const HTML_START =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|script|style|base|link)[\s>/]/i;
const HTML_FRAGMENT =
  /^<(?:div|p|table|span|center|article|section|font|h[1-6]|ul|ol|form|a|img|input|br)[\s>/]/i;
const CLOSING_TAG = /<\/[a-z][a-z0-9]{0,15}>/gi;
const MIME_HEADER =
  /^(?:from|mime-version|subject|date|snapshot-content-location|content-type|x-[a-z-]{1,30}):/i;

/**
 * Fewest closing tags that make text beginning with a block tag HTML rather than Markdown with a stray tag.
 */
const FRAGMENT_TAGS = 4;

/**
 * Recognises a file's format from its bytes, never from its name.
 *
 * @param bytes the whole file
 * @returns the kind, or null for what looks like plain text in some encoding
 */
export function sniff(bytes: Uint8Array): FileKind | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = data.subarray(0, HEAD_BYTES).toString('latin1');
  if (/(?:^|[\r\n])%PDF-\d/.test(head.slice(0, 1024)))
    return { kind: 'document', format: 'pdf', name: 'PDF' };
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(head)) return sniffZip(data);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffOle(data);
  for (const signature of BINARY) {
    const magic =
      typeof signature.bytes === 'string' ? signature.bytes : String.fromCharCode(...signature.bytes);
    if (!head.startsWith(magic, signature.at)) continue;
    if (!signature.weak || head.slice(0, 64).includes('\0')) return { kind: 'binary', name: signature.name };
  }
  return sniffMarkup(head);
}

/** Markup is recognised on the head's ASCII alone, so that its encoding (UTF-16 too) does not matter. */
function sniffMarkup(head: string): FileKind | null {
  const ascii = head
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (ascii.startsWith('{\\rtf')) return { kind: 'document', name: 'RTF' };
  if (MIME_HEADER.test(ascii) && /content-type:\s*multipart\/related/i.test(ascii)) {
    return { kind: 'document', format: 'html', name: 'MHTML' };
  }
  if (HTML_START.test(ascii)) return { kind: 'document', format: 'html', name: 'HTML' };
  if (ascii.startsWith('<?xml')) {
    if (/<html[\s>]/i.test(ascii)) return { kind: 'document', format: 'html', name: 'HTML' };
    return { kind: 'document', name: 'XML' };
  }
  if (HTML_FRAGMENT.test(ascii) && (ascii.match(CLOSING_TAG)?.length ?? 0) >= FRAGMENT_TAGS) {
    return { kind: 'document', format: 'html', name: 'HTML' };
  }
  return null;
}

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const MAX_ENTRIES = 64;
const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
/** The end record with the longest comment. */
const MOST_TAIL = 65_557;
const CUT_OFF = { closed: 'cut off' } as const;

/** The kinds of zip container, by the name of an entry that only they have. */
const ZIP_KINDS: { entry: RegExp; kind: FileKind }[] = [
  { entry: /^word\//, kind: { kind: 'document', format: 'docx', name: 'DOCX (Word)' } },
  { entry: /^xl\//, kind: { kind: 'document', format: 'xlsx', name: 'XLSX (Excel)' } },
  { entry: /^ppt\//, kind: { kind: 'document', name: 'PPTX (PowerPoint)' } },
  { entry: /^OFD\.xml$/i, kind: { kind: 'document', name: 'OFD' } },
  { entry: /^mimetype$/, kind: { kind: 'document', name: 'ODF/EPUB' } },
];

function sniffZip(data: Buffer): FileKind {
  let at = data.indexOf(LOCAL_HEADER);
  for (let entries = 0; at >= 0 && entries < MAX_ENTRIES; entries++) {
    if (at + 30 > data.length) break;
    const end = at + 30 + data.readUInt16LE(at + 26);
    const name = data.toString('latin1', at + 30, end).replaceAll('\\', '/');
    for (const { entry, kind } of ZIP_KINDS) if (entry.test(name)) return kind;
    at = data.indexOf(LOCAL_HEADER, end);
  }
  const whole = data.includes(END_RECORD, Math.max(0, data.length - MOST_TAIL));
  return { kind: 'document', name: 'ZIP', ...(whole ? {} : CUT_OFF) };
}

/** The kinds of OLE compound file, by the name of the stream that holds their text; names are UTF-16LE. */
const OLE_KINDS: { stream: string; kind: FileKind }[] = [
  { stream: 'EncryptedPackage', kind: { kind: 'document', name: 'DOCX/XLSX', closed: 'encrypted' } },
  { stream: 'WordDocument', kind: { kind: 'document', format: 'doc', name: 'DOC (Word)' } },
  { stream: 'Workbook', kind: { kind: 'document', format: 'xls', name: 'XLS (Excel)' } },
  { stream: 'PowerPoint Document', kind: { kind: 'document', name: 'PPT (PowerPoint)' } },
  { stream: 'Book\0', kind: { kind: 'document', format: 'xls', name: 'XLS (Excel)' } },
];

function sniffOle(data: Buffer): FileKind {
  for (const { stream, kind } of OLE_KINDS) if (data.includes(stream, 0, 'utf16le')) return kind;
  return { kind: 'document', name: 'OLE', ...(isWholeOle(data) ? {} : CUT_OFF) };
}

/** Whether a compound file consists of whole sectors and has the one where its directory begins. */
function isWholeOle(data: Buffer): boolean {
  if (data.length < 512) return false;
  const sector = data.readUInt16LE(30) === 12 ? 4096 : 512;
  return data.length % 512 === 0 && (data.readUInt32LE(48) + 2) * sector <= data.length;
}
