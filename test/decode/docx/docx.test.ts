import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../../src/decode/decode.js';
import type { Block, Table } from '../../../src/document/block.js';
import type { SourceDocument } from '../../../src/document/source-document.js';
import { grid, list, numbered, p, r, tbl, tc, tr, writeDocx } from './write-docx.js';

const decode = async (...given: Parameters<typeof writeDocx>): Promise<SourceDocument> =>
  await decodeDocument(writeDocx(...given), { name: 'a.docx' });

const lines = (document: SourceDocument): string[] =>
  document.blocks.map((block) => (block.kind === 'paragraph' ? block.text : '[table]'));

const hintsOf = (block: Block | undefined): unknown =>
  block?.kind === 'paragraph' ? block.hints : undefined;

function tableOf(document: SourceDocument): Table {
  const table = document.blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  return table;
}

const cellsOf = (table: Table): unknown[][] =>
  table.rows.map((row) =>
    row.map(({ text, rowSpan = 1, colSpan = 1 }) =>
      rowSpan * colSpan > 1 ? [text, rowSpan, colSpan] : text,
    ),
  );

const FORM = list(
  0,
  [
    ['chineseCountingThousand', '%1、'],
    ['chineseCounting', '（%2）'],
    ['decimal', '%3.'],
  ],
  1,
);

describe('text of a Word document', () => {
  it('stands under the spans of its blocks', async () => {
    const document = await decode(
      p('青石镇2021年工作报告') + tbl(tr(tc('指标'), tc('数')), tr(tc('件'), tc(''))) + p('完'),
    );
    expect(document.text).toBe('青石镇2021年工作报告\n指标\t数\n件\t\n完\n');
    for (const block of document.blocks) {
      const { start, end } = block.span;
      const cells = block.kind === 'table' ? block.rows.flat() : [block];
      for (const { text, span } of cells) {
        expect(document.text.slice(span.start.offset, span.end.offset)).toBe(text);
      }
      expect(end.offset).toBeGreaterThanOrEqual(start.offset);
    }
    expect(document.blocks.map(({ span }) => [span.block, span.start.line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 4],
    ]);
  });

  it('joins runs that split words and figures', async () => {
    const document = await decode(`<w:p>${r('主动公开')}${r('信息2')}${r('14条。')}</w:p>`);
    expect(lines(document)).toEqual(['主动公开信息214条。']);
  });

  it('breaks paragraphs at line breaks and keeps tabs', async () => {
    const document = await decode(
      '<w:p><w:r><w:t>一、概述</w:t><w:br/><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>',
    );
    expect(lines(document)).toEqual(['一、概述', '甲\t乙']);
    expect(document.blocks.map(({ span }) => span.block)).toEqual([1, 1]);
  });

  it('takes no tab stop for a tab', async () => {
    const document = await decode(p('概述', '<w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'));
    expect(lines(document)).toEqual(['概述']);
  });

  it('trims blanks that the file does not keep, and turns line ends into blanks', async () => {
    const document = await decode('<w:p><w:r><w:t>\n  收到申请\n3件 </w:t></w:r></w:p>');
    expect(lines(document)).toEqual(['收到申请 3件']);
  });

  it('prints symbols of symbol fonts as characters', async () => {
    const document = await decode(
      '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>已公开</w:t></w:r></w:p>',
    );
    expect(lines(document)).toEqual(['☑已公开']);
  });

  it('leaves pinyin above characters out', async () => {
    const document = await decode(
      `<w:p><w:r><w:ruby><w:rubyPr/><w:rt>${r('hong')}</w:rt><w:rubyBase>${r('洪')}</w:rubyBase></w:ruby></w:r></w:p>`,
    );
    expect(lines(document)).toEqual(['洪']);
  });

  it('reads content controls, links, smart tags and inserted text', async () => {
    const document = await decode(
      `<w:sdt><w:sdtPr><w:alias w:val="标题"/></w:sdtPr><w:sdtContent>${p('在控件里')}</w:sdtContent></w:sdt>` +
        `<w:p><w:hyperlink>${r('链接')}</w:hyperlink><w:smartTag>${r('标签')}</w:smartTag><w:ins>${r('新增')}</w:ins></w:p>`,
    );
    expect(lines(document)).toEqual(['在控件里', '链接标签新增']);
  });
});

describe('what is not printed', () => {
  it('is left out: deleted, moved away and hidden text', async () => {
    const document = await decode(
      `<w:p>${r('受理')}<w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:moveFrom>${r('34')}</w:moveFrom>${r('56', '<w:vanish/>')}${r('78件')}</w:p>`,
    );
    expect(lines(document)).toEqual(['受理78件']);
  });

  it('is left out where a style hides it, and read where the run shows it again', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="H"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const document = await decode(
      `<w:p>${r('甲')}${r('乙', '<w:rStyle w:val="H"/>')}${r('丙', '<w:rStyle w:val="H"/><w:vanish w:val="0"/>')}</w:p>`,
      { styles },
    );
    expect(lines(document)).toEqual(['甲丙']);
  });

  it('joins paragraphs whose mark was deleted', async () => {
    const mark = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const document = await decode(p('收到申请', mark) + p('9件。'));
    expect(lines(document)).toEqual(['收到申请9件。']);
  });

  it('is left out: instructions of fields and page numbers, not their other results', async () => {
    const field = (instruction: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const document = await decode(
      `<w:p>${r('共')}${field('=SUM(ABOVE)', '31')}${r('件')}${field('PAGE', '4')}<w:fldSimple w:instr="NUMPAGES">${r('9')}</w:fldSimple></w:p>`,
    );
    expect(lines(document)).toEqual(['共31件']);
  });

  it('is left out: entries of a table of contents', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>';
    const document = await decode(p('一、概述\t1', '<w:pStyle w:val="11"/>') + p('一、概述'), { styles });
    expect(lines(document)).toEqual(['一、概述']);
  });

  it('is left out: rows that a tracked change deleted', async () => {
    const deleted = `<w:tr><w:trPr><w:del w:id="3"/></w:trPr>${tc('旧')}${tc('1')}</w:tr>`;
    const table = tableOf(await decode(tbl(tr(tc('新'), tc('2')), deleted, tr(tc('三'), tc('3')))));
    expect(cellsOf(table)).toEqual([
      ['新', '2'],
      ['三', '3'],
    ]);
  });
});

describe('text boxes', () => {
  const box = `<w:txbxContent>${p('框中文字')}</w:txbxContent>`;

  it('are read once though the file holds them for new and old programs', async () => {
    const document = await decode(
      `<w:p>${r('正文')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r('继续')}</w:p>`,
    );
    expect(lines(document)).toEqual(['正文继续', '框中文字']);
  });

  it('are read where only old programs are served', async () => {
    const document = await decode(
      `<w:p><w:r><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></w:r></w:p>`,
    );
    expect(lines(document)).toEqual(['框中文字']);
  });
});

describe('numbers that Word generates', () => {
  it('stand in the text and in the hints', async () => {
    const document = await decode(p('概述', numbered(1)) + p('主动公开情况', numbered(1)), {
      numbering: FORM,
    });
    expect(lines(document)).toEqual(['一、概述', '二、主动公开情况']);
    expect(document.blocks.map(hintsOf)).toEqual([{ numbering: '一、' }, { numbering: '二、' }]);
  });

  it('start again under each higher level', async () => {
    const document = await decode([0, 1, 1, 2, 0, 1].map((level) => p('题', numbered(1, level))).join(''), {
      numbering: FORM,
    });
    expect(lines(document)).toEqual(['一、题', '（一）题', '（二）题', '1. 题', '二、题', '（一）题']);
  });

  it('count on over paragraphs without number and over lists of the same definition', async () => {
    const numbering = list(0, [['chineseCounting', '%1、']], 1, 2);
    const document = await decode(p('甲', numbered(1)) + p('文') + p('乙', numbered(2)), { numbering });
    expect(lines(document)).toEqual(['一、甲', '文', '二、乙']);
  });

  it('start where a list overrides the start', async () => {
    const numbering = `${list(0, [['chineseCounting', '%1、']], 1)}<w:num w:numId="7"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
    const document = await decode(p('甲', numbered(1)) + p('乙', numbered(7)) + p('丙', numbered(7)), {
      numbering,
    });
    expect(lines(document)).toEqual(['一、甲', '五、乙', '六、丙']);
  });

  it('come from the paragraph style, at the level that names the style', async () => {
    const numbering = list(
      0,
      [
        ['chineseCounting', '%1、', '<w:pStyle w:val="1"/>'],
        ['chineseCounting', '（%2）', '<w:pStyle w:val="2"/>'],
      ],
      4,
    );
    const styles = ['1', '2']
      .map(
        (id) =>
          `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="heading ${id}"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>`,
      )
      .join('');
    const document = await decode(
      p('概述', '<w:pStyle w:val="1"/>') +
        p('机构', '<w:pStyle w:val="2"/>') +
        p('无号', `<w:pStyle w:val="1"/>${numbered(0)}`),
      { numbering, styles },
    );
    expect(lines(document)).toEqual(['一、概述', '（一）机构', '无号']);
    expect(document.blocks.map(hintsOf)).toEqual([
      { headingLevel: 1, numbering: '一、' },
      { headingLevel: 2, numbering: '（一）' },
      { headingLevel: 1 },
    ]);
  });

  it('are printed also before an empty paragraph, as Word does', async () => {
    const document = await decode(p('', numbered(1)) + p('公开', numbered(1)), { numbering: FORM });
    expect(lines(document)).toEqual(['一、', '二、公开']);
  });

  it('are parted from the text by a blank where no mark parts them', async () => {
    const numbering = list(0, [['chineseCounting', '第%1部分']], 1);
    expect(lines(await decode(p('概述', numbered(1)), { numbering }))).toEqual(['第一部分 概述']);
  });

  it('stand in table cells too', async () => {
    const cell = `<w:tc>${p('予以公开', numbered(1, 1))}</w:tc>`;
    const table = tableOf(await decode(tbl(tr(cell, tc('3')), tr(tc('合计'), tc('3'))), { numbering: FORM }));
    expect(cellsOf(table)[0]).toEqual(['（一）予以公开', '3']);
  });

  it('turn bullets of symbol fonts into a bullet', async () => {
    const numbering = list(0, [['bullet', '\uf0b7']], 1);
    expect(lines(await decode(p('提高认识', numbered(1)), { numbering }))).toEqual(['• 提高认识']);
  });

  it.each([
    ['chineseCounting', '%1、', '十二、'],
    ['ideographDigital', '%1', '一二 '],
    ['ideographTraditional', '%1、', '乙、'],
    ['japaneseCounting', '%1、', '十二、'],
    ['chineseLegalSimplified', '%1、', '拾贰、'],
    ['decimalEnclosedCircle', '%1', '⑫ '],
    ['decimalEnclosedParen', '%1', '⑿ '],
    ['decimalFullWidth', '%1．', '１２．'],
    ['decimalZero', '%1)', '12)'],
    ['lowerLetter', '%1)', 'l)'],
    ['upperRoman', '%1)', 'XII)'],
    ['none', '附件', '附件 '],
  ])('write twelve in %s', async (format, text, printed) => {
    const numbering = list(0, [[format, text]], 1);
    const document = await decode(p('题', numbered(1)).repeat(12), { numbering });
    expect(lines(document).at(-1)).toBe(`${printed}题`);
  });
});

describe('hints', () => {
  it('say bold where every word is, by run, style or heading face', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="粗"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="C"><w:name w:val="细"/><w:basedOn w:val="B"/></w:style>';
    const document = await decode(
      `<w:p>${r('全', '<w:b/>')}${r(' ')}${r('粗', '<w:b/>')}</w:p><w:p>${r('半', '<w:b/>')}${r('粗')}</w:p>` +
        p('样式', '<w:pStyle w:val="C"/>') +
        `<w:p>${r('黑体', '<w:rFonts w:eastAsia="黑体"/>')}</w:p>`,
      { styles },
    );
    expect(document.blocks.map(hintsOf)).toEqual([{ bold: true }, undefined, { bold: true }, { bold: true }]);
  });

  it('state the heading level that an outline level gives', async () => {
    const document = await decode(p('概述', '<w:outlineLvl w:val="1"/>'));
    expect(hintsOf(document.blocks[0])).toEqual({ headingLevel: 2 });
  });
});

describe('tables', () => {
  it('resolve cells that are merged over rows and columns', async () => {
    const document = await decode(
      tbl(
        tr(tc('指标', '<w:gridSpan w:val="2"/>'), tc('数')),
        tr(tc('受理', '<w:vMerge w:val="restart"/>'), tc('当面'), tc('1')),
        tr(tc('', '<w:vMerge/>'), tc('信函'), tc('2')),
      ),
    );
    expect(cellsOf(tableOf(document))).toEqual([
      [['指标', 1, 2], '数'],
      [['受理', 2, 1], '当面', '1'],
      ['信函', '2'],
    ]);
    expect(tableOf(document).layout).toBe('docx');
  });

  it('resolve merges over columns in the old way', async () => {
    const document = await decode(
      tbl(
        tr(tc('合', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge/>'), tc('3')),
        tr(tc('a'), tc('b'), tc('c')),
      ),
    );
    expect(cellsOf(tableOf(document))).toEqual([
      [['合', 1, 2], '3'],
      ['a', 'b', 'c'],
    ]);
  });

  it('tell where nothing says in which columns their cells stand', async () => {
    const ragged = [tr(tc('申请人'), tc('总计')), tr(tc('受理'), tc('1'), tc('2'))];
    expect((await decode(tbl(...ragged))).notices).toEqual([
      { code: 'columns_unstated', details: { count: 1 }, span: null },
    ]);
    expect((await decode(tbl(grid(2000, 1000, 1000), ...ragged))).notices).toEqual([]);
    const even = [tr(tc('申请人'), tc('总计')), tr(tc('受理'), tc('2'))];
    expect((await decode(tbl(...even))).notices).toEqual([]);
  });

  it('drop the columns of the grid that no reader sees', async () => {
    const grid =
      '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="40"/><w:gridCol w:w="1960"/><w:gridCol w:w="2000"/></w:tblGrid>';
    const wide = '<w:gridSpan w:val="2"/>';
    const document = await decode(
      `<w:tbl>${grid}${tr(tc('甲', wide), tc('乙', wide))}${tr(tc('1'), tc('2', '<w:gridSpan w:val="3"/>'))}</w:tbl>`,
    );
    expect(cellsOf(tableOf(document))).toEqual([
      ['甲', '乙'],
      ['1', '2'],
    ]);
  });

  it('put cells in columns by their order where the edges of the rows have nothing in common', async () => {
    const rows = [
      tr(tc('甲', '<w:gridSpan w:val="2"/>'), tc('1', '<w:gridSpan w:val="5"/>')),
      tr(tc('乙', '<w:gridSpan w:val="5"/>'), tc('2', '<w:gridSpan w:val="2"/>')),
      tr(tc('丙', '<w:gridSpan w:val="3"/>'), tc('3', '<w:gridSpan w:val="4"/>')),
    ];
    const ragged = tbl(grid(1000, 1000, 1000, 1000, 1000, 1000, 1000), ...rows);
    expect(cellsOf(tableOf(await decode(ragged)))).toEqual([
      ['甲', '1'],
      ['乙', '2'],
      ['丙', '3'],
    ]);
  });

  it('lie on a grid made from the widths of cells where the file states neither grid nor spans', async () => {
    const wide = (text: string, width: number, properties = ''): string =>
      tc(text, `<w:tcW w:w="${width}" w:type="dxa"/>${properties}`);
    const table = tbl(
      tr(wide('申请人情况', 2000), wide('自然人', 1000), wide('法人或其他组织', 2010), wide('总计', 990)),
      tr(
        wide('', 1000),
        wide('', 1000),
        wide('', 1000),
        wide('商业企业', 1000),
        wide('其他', 1000),
        wide('', 1000),
      ),
      tr(wide('新收', 2000), wide('1', 1000), wide('2', 1000), wide('3', 1000), wide('6', 1000)),
    );
    expect(cellsOf(tableOf(await decode(table)))).toEqual([
      [['申请人情况', 1, 2], '自然人', ['法人或其他组织', 1, 2], '总计'],
      ['', '', '', '商业企业', '其他', ''],
      [['新收', 1, 2], '1', '2', '3', '6'],
    ]);
  });

  it('keep columns in place where a row begins further right', async () => {
    const late = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('2')}</w:tr>`;
    expect(cellsOf(tableOf(await decode(tbl(tr(tc('甲'), tc('1')), late))))).toEqual([
      ['甲', '1'],
      ['', '2'],
    ]);
  });

  it('keep blank cells blank and the lines of a cell apart', async () => {
    const cell = `<w:tc>${p('规范性')}${p('文件')}</w:tc>`;
    expect(cellsOf(tableOf(await decode(tbl(tr(cell, tc('')), tr(tc('规章'), tc('0'))))))).toEqual([
      ['规范性\n文件', ''],
      ['规章', '0'],
    ]);
  });

  it('are read out of the tables that only frame them', async () => {
    const inner = tbl(tr(tc('甲'), tc('1')), tr(tc('乙'), tc('2')));
    const frame = tbl(`<w:tr><w:tc>${p('一、概述')}${inner}${p('完')}</w:tc></w:tr>`);
    expect(lines(await decode(frame))).toEqual(['一、概述', '[table]', '完']);
  });

  it('stay within a cell of a real table as lines', async () => {
    const inner = tbl(tr(tc('甲'), tc('1')));
    const row = `<w:tr>${tc('x')}<w:tc>${inner}${p('')}</w:tc>${tc('y')}</w:tr>`;
    expect(cellsOf(tableOf(await decode(tbl(row, tr(tc('a'), tc('b'), tc('c'))))))[0]).toEqual([
      'x',
      '甲\t1',
      'y',
    ]);
  });
});
