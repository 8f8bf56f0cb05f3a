import iconv from 'iconv-lite';

/** The charsets that Nianbao reads, by their WHATWG names. */
export type CharsetName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5';

/**
 * Labels in use for them. The labels gb2312 and gbk name gb18030 here: it contains both, and a file that
 * declares the smaller set often holds characters of the larger one.
 */
const LABELS: Record<string, CharsetName> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  gb18030: 'gb18030',
  gb2312: 'gb18030',
  'gb_2312-80': 'gb18030',
  'euc-cn': 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'windows-936': 'gb18030',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  unicode: 'utf-16le',
  'utf-16be': 'utf-16be',
  big5: 'big5',
  'big5-hkscs': 'big5',
  'x-x-big5': 'big5',
  cp950: 'big5',
};

/**
 * The charset that a declaration (HTTP header, meta element) names.
 *
 * @param label e.g. `GB2312`, `"utf8"`
 * @returns null for a label that is unknown or names a charset that no report uses
 */
export function charsetOf(label: string | undefined): CharsetName | null {
  if (label === undefined) return null;
  return (
    LABELS[
      label
        .trim()
        .replace(/^["']|["']$/g, '')
        .toLowerCase()
    ] ?? null
  );
}

/**
 * Decodes with one charset; every undecodable sequence becomes U+FFFD. A byte order mark at the start is
 * dropped.
 *
 * The platform's decoder is three times as fast as iconv-lite and follows GB18030-2022. Node built without
 * full ICU knows only UTF-8 and UTF-16LE; there iconv-lite does the rest, with its older table (18 rare
 * characters differ).
 */
export function decodeWith(charset: CharsetName, bytes: Uint8Array): string {
  const decoder = platformDecoder(charset, false);
  return decoder === null ? decodeByIconv(charset, bytes) : withoutMark(decoder.decode(bytes));
}

/** As {@link decodeWith}, but null when anything is undecodable. */
export function decodeStrictly(charset: CharsetName, bytes: Uint8Array): string | null {
  const decoder = platformDecoder(charset, true);
  if (decoder === null) {
    const text = decodeByIconv(charset, bytes);
    return text.includes('\ufffd') ? null : text;
  }
  try {
    return withoutMark(decoder.decode(bytes));
  } catch {
    return null;
  }
}

function platformDecoder(charset: CharsetName, fatal: boolean): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(charset, { fatal });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** iconv-lite's reading of a charset; exported so that tests can hold it against the platform's. */
export function decodeByIconv(charset: CharsetName, bytes: Uint8Array): string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return withoutMark(iconv.decode(data, charset));
}

/** The platform's GB18030 decoder leaves the mark standing, the others drop it. */
function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
