import { describe, expect, it } from 'vitest';
import { APPLICATION_LABELS_OF_2021, applicationsGrid, asPipes, TABLE_4_HEAD } from './six-section-tables.js';
import { figures, readText } from './statistics-table.js';

const GRID = applicationsGrid(APPLICATION_LABELS_OF_2021, (row, column) => String(row * 7 + column));
const filled = (gap: string): string[] => GRID.map((row) => row.filter((cell) => cell !== '').join(gap));
const PLAIN = figures(readText(asPipes(GRID)).observations);
const HEADS = TABLE_4_HEAD.map((row) => row.filter((cell) => cell !== '').join(' '));

describe('a bare number between the rows of a table', () => {
  const cut = (lines: string[], ...what: string[]): string =>
    [...lines.slice(0, 17), ...what, ...lines.slice(17)].join('\n');

  it.each([
    ['rows in blanks', cut(filled(' '), '', '12', '')],
    ['rows in tabs', cut(filled('\t'), '', '12', '')],
    ['cells in lines', cut(filled('\n'), '', '12', '')],
  ])('is the page’s: %s', (_name, text) => {
    const { observations, notices } = readText(text);
    expect(figures(observations)).toEqual(PLAIN);
    expect(notices).toEqual([]);
  });

  it('is no second figure behind the last row of a page', () => {
    const { observations } = readText(
      '统计指标  单位  统计数\n（一）收到申请数  件  6\n1.当面申请数  件  无\n\n3\n\n2.传真申请数  件  6\n',
    );
    expect(figures(observations)).toEqual({
      'request.received': 6,
      'request.received.in_person': 'not_applicable',
      'request.received.fax': 6,
    });
  });
});

describe('blank cells', () => {
  it('shift nothing where merged labels are left out of the rows', () => {
    const rows = GRID.map((row, at) => (at > 3 && at % 2 === 0 ? row.with(3, '').with(6, '') : row));
    const ragged = rows.map((row) => {
      const labels = row.slice(0, 3).filter((cell) => cell !== '');
      return [...labels, ...row.slice(3)].join('\t');
    });
    expect(figures(readText(ragged.join('\n')).observations)).toEqual(
      figures(readText(asPipes(rows)).observations),
    );
  });

  it('of table 4 are told by tabs under headings in blanks', () => {
    const cells = ['0', '', '3', '0', '3', '', '0', '0', '0', '0', '', '0', '0', '0', ''];
    const { observations } = readText(`${HEADS.join('\n')}\n${cells.join('\t')}\n`);
    expect(observations.map(({ raw }) => raw)).toEqual(cells);
  });

  it('of a table 4 that was left blank are fifteen blanks', () => {
    const { observations } = readText(asPipes([...TABLE_4_HEAD, Array<string>(15).fill('')]));
    expect(observations.map(({ status }) => status)).toEqual(Array(15).fill('blank'));
  });
});

describe('signs of absence', () => {
  it('in a whole row of pipes are no ruler', () => {
    for (const sign of ['—', '——', '-']) {
      const { observations } = readText(asPipes([...TABLE_4_HEAD, Array<string>(15).fill(sign)]));
      expect(observations.map(({ status }) => status)).toEqual(Array(15).fill('not_applicable'));
    }
  });

  it('are read where they are glued to the unit', () => {
    const { observations } = readText(
      '统计指标单位统计数\n1、政府公报公开政府信息数条无\n2、政府网站公开政府信息数条432\n3、政务微博公开政府信息数条空\n',
    );
    expect(figures(observations)).toEqual({
      'disclosure.by_channel.gazette': 'not_applicable',
      'disclosure.by_channel.website': 432,
      'disclosure.by_channel.weibo': 'not_applicable',
    });
  });
});

describe('numbers and row numbers run together', () => {
  it('are parted by the number that the form prints before the row', () => {
    const { observations } = readText(
      '统计指标单位统计数（二）通过不同渠道和方式公开政府信息的情况1.政府公报公开政府信息数条02.政府网站公开政府信息数条133.政务微博公开政府信息数条4',
    );
    expect(figures(observations)).toEqual({
      'disclosure.by_channel.gazette': 0,
      'disclosure.by_channel.website': 13,
      'disclosure.by_channel.weibo': 4,
    });
  });

  it('are two things where a numeral ends its line', () => {
    const { observations } = readText(
      '统计指标 单位 统计数\n（三）其他情形数 件 二\n五、行政诉讼数量 件 三\n',
    );
    expect(observations.map(({ value }) => value)).toEqual([2, 3]);
  });
});

describe('tables without text', () => {
  it('give no observation but a notice', () => {
    const { observations, notices } = readText('二、主动公开政府信息情况\n\n|  |  |\n|---|---|\n|  |  |\n');
    expect(observations).toEqual([]);
    expect(notices).toHaveLength(1);
  });
});

describe('sentences with the words of a form', () => {
  it.each([
    '本年度，我局制发行政规范性文件 0 件，废止行政规范性文件 0 件，现行有效行政规范性文件 0 件。\n',
    '全年新收申请情况：本年新收政府信息公开申请数量 4 件、予以公开 2 件、部分公开 1 件、无法提供 1 件。\n',
    '行政复议 0 件，行政诉讼 0 件；结果维持 0 件，结果纠正 0 件，其他结果 0 件，尚未审结 0 件。\n',
  ])('stay prose: %s', (text) => {
    expect(readText(text).tables).toEqual([]);
  });
});
