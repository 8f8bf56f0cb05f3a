import { describe, expect, it } from 'vitest';
import { sniff } from '../../src/decode/sniff.js';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));

/** A zip's local headers with empty contents: enough for recognition. */
function zip(...names: string[]): Uint8Array {
  const parts = names.flatMap((name) => {
    const header = Buffer.alloc(30);
    header.write('PK\x03\x04', 'latin1');
    header.writeUInt16LE(Buffer.byteLength(name), 26);
    return [header, Buffer.from(name)];
  });
  return new Uint8Array(Buffer.concat(parts));
}

function ole(stream: string): Uint8Array {
  const data = Buffer.alloc(1024);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(data);
  data.write(stream, 512, 'utf16le');
  return new Uint8Array(data);
}

describe('sniff', () => {
  it.each([
    ['a PDF', latin1('%PDF-1.7\n%\xe2\xe3'), 'PDF'],
    ['a PDF after stray lines', latin1('\r\n\n%PDF-1.4\n'), 'PDF'],
    ['a DOCX', zip('[Content_Types].xml', '_rels/.rels', 'word/document.xml'), 'DOCX (Word)'],
    ['an XLSX', zip('[Content_Types].xml', 'xl/workbook.xml'), 'XLSX (Excel)'],
    ['a PPTX', zip('[Content_Types].xml', 'ppt/presentation.xml'), 'PPTX (PowerPoint)'],
    ['an OFD', zip('OFD.xml', 'Doc_0/Document.xml'), 'OFD'],
    ['any other zip', zip('2017/report.txt'), 'ZIP'],
    ['an empty zip', latin1(`PK\x05\x06${'\0'.repeat(18)}`), 'ZIP'],
    ['a cut zip', latin1('PK\x03\x04\x14'), 'ZIP'],
    ['a DOC', ole('WordDocument'), 'DOC (Word)'],
    ['an XLS', ole('Workbook'), 'XLS (Excel)'],
    ['any other OLE file', ole('Contents'), 'OLE'],
    ['an RTF', latin1('{\\rtf1\\ansi'), 'RTF'],
    ['HTML', utf8('\ufeff\n<!DOCTYPE html>\n<html>'), 'HTML'],
    ['HTML in UTF-16', new Uint8Array(Buffer.from('\ufeff<html><body>', 'utf16le')), 'HTML'],
    ['HTML that begins with its head', utf8('<meta charset="gb2312"><title>年报</title>'), 'HTML'],
    ['an HTML fragment', utf8('<div><p>一</p><p>二</p><p>三</p></div>'), 'HTML'],
    ['XHTML', utf8('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'), 'HTML'],
    ['other XML', utf8('<?xml version="1.0"?><年报/>'), 'XML'],
    ['MHTML', utf8('From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;'), 'MHTML'],
  ])('recognises %s', (_, bytes, name) => {
    expect(sniff(bytes)).toMatchObject({ kind: 'document', name });
  });

  it.each([
    ['PNG', latin1('\x89PNG\r\n\x1a\n\0\0')],
    ['JPEG', latin1('\xff\xd8\xff\xe0')],
    ['GIF', latin1('GIF89a')],
    ['BMP', latin1('BM\x36\0\0\0')],
    ['ELF', latin1('\x7fELF\x02')],
    ['EXE', latin1('MZ\x90\0\x03')],
    ['RAR', latin1('Rar!\x1a\x07\x01\0')],
    ['7z', latin1('7z\xbc\xaf\x27\x1c')],
    ['gzip', latin1('\x1f\x8b\x08\0')],
  ])('recognises %s as data without text', (name, bytes) => {
    expect(sniff(bytes)).toEqual({ kind: 'binary', name });
  });

  it.each([
    '一、概述\n2016年公开信息86条。',
    '<br>某镇年度报告',
    '<center>某镇</center>\n\n## 一、概述\n',
    'BM街道年报',
    'MZ乡年报',
    'PKI 年报',
    '说明：附件为 %PDF-1.4 格式',
  ])('takes %j for text', (text) => {
    expect(sniff(utf8(text))).toBeNull();
  });
});
