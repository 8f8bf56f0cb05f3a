import type { DecodeOptions } from '../decoder.js';

/** The page in a saved web archive. */
export interface ArchivedPage {
  bytes: Uint8Array;
  /** What the part's own header declares. */
  options: DecodeOptions;
}

interface Part {
  headers: string;
  body: string;
}

const IS_ARCHIVE = /^(?:[\w-]{1,60}:[^\n]{0,1000}\n(?:[ \t][^\n]{0,1000}\n){0,20}){0,40}\r?\n/;
const MULTIPART = /^content-type:\s{0,8}multipart\/[\w.+-]{1,40}/im;
const BOUNDARY = /boundary\s{0,4}=\s{0,4}(?:"([^"\r\n]{1,200})"|([^\s;]{1,200}))/i;
/** Parts within parts: `multipart/alternative` in `multipart/related`. */
const DEEPEST = 4;
const LONGEST_HEADER = 16_384;

/**
 * Takes the page out of a web archive (MHTML, RFC 2557: parts of a MIME message), as browsers and Word save
 * them.
 *
 * @param bytes a page or a web archive
 * @param options passed on for a plain page; the archive's own declaration of the charset goes before them
 * @returns null for a plain page, or for an archive without a page
 */
export function openWebArchive(bytes: Uint8Array, options: DecodeOptions): ArchivedPage | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = data.subarray(0, LONGEST_HEADER).toString('latin1').trimStart();
  if (!MULTIPART.test(head) || !IS_ARCHIVE.test(head)) return null;
  const page = findPage(split(data.toString('latin1').trimStart()), 0);
  if (page === null) return null;
  const charset = /charset\s{0,4}=\s{0,4}["']?([\w.:-]{1,40})/i.exec(page.headers)?.[1];
  return {
    bytes: decodeBody(page),
    options: charset === undefined ? options : { ...options, declaredCharset: charset },
  };
}

function split(message: string): Part {
  const end = /\r?\n\r?\n/.exec(message);
  if (end === null) return { headers: message.slice(0, LONGEST_HEADER), body: '' };
  const headers = message.slice(0, Math.min(end.index, LONGEST_HEADER)).replace(/\r?\n[ \t]+/g, ' ');
  return { headers, body: message.slice(end.index + end[0].length) };
}

function findPage(part: Part, depth: number): Part | null {
  if (/^content-type:\s{0,8}text\/html/im.test(part.headers)) return part;
  if (depth >= DEEPEST || !MULTIPART.test(part.headers)) return null;
  const boundary = BOUNDARY.exec(part.headers);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) return null;
  for (const piece of part.body.split(`--${mark}`).slice(1)) {
    const found = findPage(split(piece.replace(/^[ \t]{0,8}\r?\n/, '')), depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function decodeBody({ headers, body }: Part): Uint8Array {
  const encoding = /^content-transfer-encoding:\s{0,8}([\w-]{1,20})/im.exec(headers)?.[1]?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1');
  const plain = body
    .replace(/=[ \t]{0,80}\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}
