import { noticeOfCount, type Notice } from '../document/notice.js';
import type { DecodedText } from './charset.js';
import { charsetOf } from './codec.js';

/**
 * What a reader of the figures should know about how the bytes became text.
 *
 * @param decoded the whole text as it was decoded, and how
 * @param declared the charset that a header or the document itself names
 */
export function noticesOfEncoding({ text, encoding }: DecodedText, declared: string | undefined): Notice[] {
  const { name, replacements } = encoding;
  return [
    ...noticeOfCount('bytes_undecodable', replacements),
    ...noticeOfCount('characters_lost', Math.max(0, count(text, '\ufffd') - replacements)),
    ...noticeOfCount('nuls_replaced', count(text, '\0')),
    ...noticeOfCharset(name, declared),
  ];
}

function noticeOfCharset(read: string, declared: string | undefined): Notice[] {
  const stated = charsetOf(declared);
  if (declared === undefined || stated === null || stated === read) return [];
  return [{ code: 'charset_misdeclared', details: { declared, read }, span: null }];
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
