import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as xlsx from '@e965/xlsx';
import { decodeDocument } from '../../../src/decode/decode.js';
import { NianbaoError } from '../../../src/errors/nianbao-error.js';
import { parseReport } from '../../../src/report/parse-report.js';
import { report2014, report2021, rows2014 } from './whole-report.js';
import { p, tbl, writeDocx } from './write-docx.js';
import { writeZip } from './write-zip.js';

const document = (content: string | Uint8Array, more = {}): Buffer =>
  writeZip([{ name: 'word/document.xml', content, ...more }]);

/** Text that packs no better than prose. */
const varied = (length: number): string =>
  Array.from({ length }, (_, i) => String.fromCharCode(0x4e00 + ((i * i) % 19_997))).join('');

const body = (inside: string): string => `<w:document xmlns:w="w"><w:body>${inside}</w:body></w:document>`;

describe('a Word package', () => {
  it('is read without relationships, styles and numbering', async () => {
    expect((await decodeDocument(document(body(p('概述'))))).text).toBe('概述\n');
  });

  it('is read by its relationships where its parts have other names', async () => {
    const bytes = writeZip([
      {
        name: '_rels/.rels',
        content:
          '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>',
      },
      { name: 'word/document2.xml', content: body(p('甲')) },
    ]);
    expect((await decodeDocument(bytes)).text).toBe('甲\n');
  });

  it('is read in UTF-16, with other prefixes, and behind a long comment', async () => {
    const text = body(p('概述')).replaceAll('w:', 'ns0:').replace('xmlns:w=', 'xmlns:ns0=');
    const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
    const bytes = writeZip([{ name: 'word\\document.xml', content: wide }], '说明'.repeat(9000));
    expect((await decodeDocument(bytes)).text).toBe('概述\n');
  });

  it('may hold an archive, whose end is not taken for its own', async () => {
    const bytes = writeZip([
      { name: 'word/document.xml', content: body(p('概述')) },
      { name: 'word/embeddings/a.zip', content: writeZip([{ name: 'x', content: 'PK' }]) },
    ]);
    expect((await decodeDocument(bytes)).text).toBe('概述\n');
  });

  it.each([
    [
      'that declares entities',
      document(`<!DOCTYPE d [<!ENTITY a "aaaa">]>${body(p('&amp;a;'))}`),
      'malformed_file',
    ],
    ['of broken XML', document('<w:document><w:body>'), 'malformed_file'],
    ['nested without end', document(body('<w:tbl><w:tr><w:tc>'.repeat(400))), 'malformed_file'],
    ['whose checksum is wrong', document(body(p('甲')), { checksum: 1 }), 'malformed_file'],
    ['with a password', document(body(p('甲')), { flags: 1 }), 'encrypted'],
    ['without a document', writeZip([{ name: 'word/styles.xml', content: '<a/>' }]), 'malformed_file'],
    ['that is cut off', writeDocx(p('甲')).subarray(0, -40), 'malformed_file'],
    ['without text', document(body(p(''))), 'file_empty'],
    [
      'of pictures alone',
      document(body('<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>')),
      'no_text_layer',
    ],
    [
      'that declares little and unpacks to much',
      document(Buffer.alloc(70 << 20, 'a'), { declaredBytes: 1000 }),
      'unpacked_too_large',
    ],
    ['with too much text', document(body(p(varied(2_000_001)))), 'content_too_large'],
  ])('%s is refused by its code', async (_, bytes, code) => {
    await expect(decodeDocument(bytes, { name: 'd.docx' })).rejects.toMatchObject({
      name: 'NianbaoError',
      code,
      details: { path: 'd.docx' },
    });
  });

  it('takes time in proportion to its size when a table merges every cell', async () => {
    const cell = '<w:tc><w:tcPr><w:gridSpan w:val="200000"/><w:vMerge/></w:tcPr></w:tc>';
    const bytes = document(body(tbl(`<w:tr>${cell.repeat(50)}</w:tr>`.repeat(400)) + p('完')));
    expect((await decodeDocument(bytes)).text.endsWith('完\n')).toBe(true);
  });
});

describe('whatever happens to an office file', () => {
  const files = [
    report2014(),
    report2021(),
    readFileSync(new URL('../doc/fixtures/report-2014.doc', import.meta.url)),
    workbook('xlsx'),
    workbook('biff8'),
  ];

  it('its XML is decoded or refused wherever it is changed', async () => {
    const pieces = [
      '<w:tbl>',
      '<w:tc>',
      '</w:tc>',
      '</w:p>',
      '<w:p>',
      '<w:txbxContent>',
      '<w:vMerge/>',
      '<w:del>',
      '&',
      'x',
    ];
    const parts = fc.array(
      fc.constantFrom(
        '<w:tbl>',
        '</w:tbl>',
        '<w:tr>',
        '</w:tr>',
        '<w:tc>',
        '</w:tc>',
        p('甲'),
        '<w:p>',
        '</w:p>',
        '<w:txbxContent>',
        '</w:txbxContent>',
        '<w:tcPr><w:vMerge/></w:tcPr>',
        '<w:ins>',
        '</w:ins>',
        '<w:Choice>',
        '</w:Choice>',
      ),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(parts, fc.constantFrom(...pieces), async (inside, extra) => {
        for (const content of [balanced(inside), inside.join(extra)]) {
          try {
            await decodeDocument(document(body(content)), { name: 'e' });
          } catch (error) {
            expect(error).toBeInstanceOf(NianbaoError);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('it is decoded with spans that fit, or refused by a code', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        async (file, changes, cut) => {
          const bytes = Buffer.from(file.subarray(0, cut % 3 === 0 ? cut % file.length : file.length));
          for (const [at, value] of changes)
            if (bytes.length > 8) bytes[8 + (at % (bytes.length - 8))] = value;
          try {
            const { blocks, text } = await decodeDocument(bytes, { name: 'e' });
            for (const block of blocks) {
              for (const { text: own, span } of block.kind === 'table' ? block.rows.flat() : [block]) {
                expect(text.slice(span.start.offset, span.end.offset)).toBe(own);
              }
            }
          } catch (error) {
            expect(error).toBeInstanceOf(NianbaoError);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a whole report', () => {
  it('on the form of 2021 gives sections, tables and figures', async () => {
    const report = await parseReport(report2021(), { name: 'r.docx' });
    expect(report.sections.map(({ label, title }) => label + title)).toEqual([
      '一、总体情况',
      '二、主动公开政府信息情况',
      '三、收到和处理政府信息公开申请情况',
      '四、政府信息公开行政复议、行政诉讼情况',
      '五、存在的主要问题及改进情况',
      '六、其他需要报告的事项',
    ]);
    expect(report).toMatchObject({
      format: 'docx',
      issuer: '青石镇人民政府',
      reportYear: 2022,
      publishedOn: '2023-01-12',
      templates: { 2: '2021', 3: '2021', 4: '2021' },
    });
    const figure = (indicator: string, applicant?: string): unknown => {
      const own = report.observations.filter(
        (one) => one.indicator === indicator && (applicant === undefined || one.applicant === applicant),
      );
      return own.map(({ status, value }) => (status === 'number' ? value : status));
    };
    expect(figure('normative.in_force')).toEqual([7]);
    expect(figure('charge.amount')).toEqual(['blank']);
    expect(figure('application.received', 'business')).toEqual([1]);
    expect(figure('application.unable.not_held', 'natural_person')).toEqual([1]);
    expect(figure('application.total', 'total')).toEqual([4]);
    expect(figure('review.total')).toEqual([2]);
  });

  it('on the form of 2014 gives the same figures as its annex in a workbook', async () => {
    const report = await parseReport(report2014(), { name: 'r.docx' });
    const figures = ({ observations }: typeof report): unknown[] =>
      observations.map(({ indicator, status, value }) => [indicator, status, value]);
    expect(report.templates).toEqual({ statistics: '2014' });
    expect(figures(report)).toContainEqual(['disclosure.by_channel.weibo', 'blank', null]);
    for (const type of ['xlsx', 'biff8'] as const) {
      expect(figures(await parseReport(workbook(type), { name: 'r.xlsx' }))).toEqual(figures(report));
    }
  });
});

/**
 * Leaves out closing tags that close nothing and closes what is open, so that elements stand in places of all
 * kinds.
 */
function balanced(tags: readonly string[]): string {
  const open: string[] = [];
  const out = tags.flatMap((tag) => {
    const name = /^<(\/?)(w:\w+)>$/.exec(tag);
    if (name === null) return [tag];
    const [, slash = '', element = ''] = name;
    if (slash === '') open.push(element);
    else if (open.at(-1) === element) open.pop();
    else return [];
    return [tag];
  });
  return (
    out.join('') +
    open
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}

function workbook(bookType: xlsx.BookType): Buffer {
  const rows = rows2014().map((row) => row.map((text) => (/^\d+$/.test(text) ? Number(text) : text || null)));
  const sheet = xlsx.utils.aoa_to_sheet([
    ['白杨乡2016年政府信息公开工作年度报告'],
    ['政府信息公开情况统计表'],
    ...rows,
    ['单位负责人：赵一', '审核人：钱二', '填报人：孙三'],
  ]);
  sheet['!merges'] = [xlsx.utils.decode_range('A1:C1'), xlsx.utils.decode_range('A2:C2')];
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, '附件');
  return xlsx.write(book, { type: 'buffer', bookType }) as Buffer;
}
