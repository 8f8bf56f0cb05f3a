import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../src/decode/decode.js';
import { page, SENTENCE } from './read.js';

const LINES = ['一、概述', SENTENCE];
const HTML = page(LINES.map((line) => `<p>${line}</p>`).join('\n'));

function quoted(bytes: Buffer): string {
  const codes = [...bytes].map((byte) =>
    byte === 0x3d || byte > 0x7e
      ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(byte),
  );
  return codes.map((code, i) => (i > 0 && i % 24 === 0 ? `=\r\n${code}` : code)).join('');
}

function archive(encoding: string, body: string, charset = 'utf-8'): Buffer {
  const parts = [
    'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_Part"\r\n',
    `------=_Part\r\nContent-Type: text/html;\r\n\tcharset="${charset}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`,
    '------=_Part\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n------=_Part--\r\n',
  ];
  return Buffer.from(parts.join('\r\n'), 'latin1');
}

describe('a web archive', () => {
  it.each([
    ['quoted-printable', quoted(Buffer.from(HTML)), 'utf-8'],
    ['base64', Buffer.from(HTML).toString('base64').replace(/.{76}/g, '$&\r\n'), 'utf-8'],
    ['8bit', Buffer.from(HTML).toString('latin1'), 'utf-8'],
    ['quoted-printable', quoted(iconv.encode(HTML, 'gb18030')), 'gb2312'],
  ])('gives the page in it: %s', async (encoding, body, charset) => {
    const document = await decodeDocument(archive(encoding, body, charset));
    expect(document.blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(LINES);
    expect(document.notices).toEqual([]);
  });

  it('without a page gives nothing of a report', async () => {
    const bytes = Buffer.from(
      'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/gif\r\n\r\nGIF\r\n--x--\r\n',
    );
    expect((await decodeDocument(bytes)).pageFields).toEqual({});
  });
});
