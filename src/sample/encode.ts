import iconv from 'iconv-lite';
import type { SampleEncoding } from './plan.js';

/** Bytes of a text in an encoding of the sample, and the encoding that was needed in the end. */
export interface Encoded {
  bytes: Buffer;
  encoding: SampleEncoding;
}

/** Encodes a text. A character that GBK lacks makes it GB18030. */
export function encodeText(text: string, encoding: SampleEncoding): Encoded {
  if (encoding === 'utf-8') return { bytes: Buffer.from(text), encoding };
  if (encoding === 'utf-8-bom') return { bytes: Buffer.from(`\ufeff${text}`), encoding };
  if (encoding === 'utf-16le') return { bytes: iconv.encode(text, 'utf-16le', { addBOM: true }), encoding };
  if (encoding === 'utf-16be') return { bytes: iconv.encode(text, 'utf-16be', { addBOM: true }), encoding };
  if (encoding === 'gbk') {
    const bytes = iconv.encode(text, 'gbk');
    if (iconv.decode(bytes, 'gbk') === text) return { bytes, encoding };
  }
  return { bytes: iconv.encode(text, 'gb18030'), encoding: 'gb18030' };
}
