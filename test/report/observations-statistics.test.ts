import { describe, expect, it } from 'vitest';
import { figures, readText } from '../tables/statistics-table.js';

const pipes = (...rows: string[]): string => rows.map((row) => `| ${row} |\n`).join('');
const HEAD = ['统计指标 | 单位 | 统计数', '--- | --- | ---'];
const read = (...rows: string[]): Record<string, unknown> =>
  figures(readText(pipes(...HEAD, ...rows)).observations);

describe('observations of the statistics table', () => {
  it('keeps a row that the form does not know under its printed label', () => {
    const { observations } = readText(
      pipes(...HEAD, '（一）收到申请数 | 件 | 2', '（十）受理咨询 数 | 人次 | 31'),
    );
    expect(observations[1]).toMatchObject({
      indicator: 'unknown:(十)受理咨询数',
      label: '（十）受理咨询 数',
      value: 31,
      unit: '人次',
    });
  });

  it('gives no observation for heading rows, whatever sign stands in their cells', () => {
    expect(
      read('一、主动公开情况 | —— | ——', '（一）主动公开政府信息数 | 条 | 8', '二、回应解读情况 | | '),
    ).toEqual({ 'disclosure.total': 8 });
  });

  it('stitches pieces that page breaks cut, the group going on', () => {
    const text = `${pipes(...HEAD, '五、行政诉讼数量 | 件 | 4')}\n— 7 —\n\n${pipes(' | | ', '---|---|---', '（一）维持具体行政行为或者驳回原告诉讼请求数 | 件 | 3', '（二）被依法纠错数 | 件 | 1')}`;
    const { tables, observations } = readText(text);
    expect(tables).toHaveLength(1);
    expect(figures(observations)).toEqual({
      litigation: 4,
      'litigation.upheld': 3,
      'litigation.corrected': 1,
    });
  });

  it('joins a label that was wrapped over rows', () => {
    expect(
      read(
        '危及国家安全、公共安全、经济 | 件 | 2',
        '安全和社会稳定 | | ',
        '主动公开政府 | |',
        '信息数 | 条 | 9',
      ),
    ).toEqual({
      'request.answered.refused.public_safety': 2,
      'disclosure.total': 9,
    });
  });

  it.each([
    ['the year, not what was counted since the beginning', '历年累计 | 2016年度', 1],
    ['the latest year', '2016年 | 2015年', 0],
    ['the year as a whole, not a part of it', '本期实际 | 本年累计', 1],
    ['the sum of all offices', '区政府 | 合计 | 乡镇', 1],
    ['the count beside a note', '统计数 | 备注', 0],
  ])('takes of several columns %s', (_, columns, at) => {
    const cells = ['5', '9', '4'].slice(0, columns.split('|').length);
    const table = pipes(
      `统计指标 | 单位 | ${columns}`,
      `--- | --- | ${cells.map(() => '---').join(' | ')}`,
      `（一）收到申请数 | 件 | ${cells.join(' | ')}`,
      `1.当面申请数 | 件 | ${cells.join(' | ')}`,
    );
    expect(figures(readText(table).observations)).toEqual({
      'request.received': Number(cells[at]),
      'request.received.in_person': Number(cells[at]),
    });
  });

  it('gives no figures where nothing says which of several columns is the report’s, and says so', () => {
    const { tables, observations, notices } = readText(
      pipes(
        '统计指标 | 单位 | 区政府统计数 | 区直单位统计数 | 乡镇街道统计数',
        '--- | --- | --- | --- | ---',
        '（一）收到申请数 | 件 | 2 | 3 | 4',
        '1.当面申请数 | 件 | 1 | 0 | 4',
      ),
    );
    expect(tables[0]?.template?.table).toBe('statistics');
    expect(observations).toEqual([]);
    expect(notices).toMatchObject([
      {
        code: 'columns_ambiguous',
        details: { columns: ['区政府统计数', '区直单位统计数', '乡镇街道统计数'] },
        span: { start: { line: 1 } },
      },
    ]);
  });

  it('reads two halves side by side, left half first', () => {
    const text = pipes(
      '统计指标 | 单位 | 统计数 | 统计指标 | 单位 | 统计数',
      '---|---|---|---|---|---',
      '四、行政复议数量 | 件 | 2 | 五、行政诉讼数量 | 件 | 7',
      '（三）其他情形数 | 件 | 1 | （三）其他情形数 | 件 | 6',
    );
    expect(figures(readText(text).observations)).toEqual({
      reconsideration: 2,
      'reconsideration.other': 1,
      litigation: 7,
      'litigation.other': 6,
    });
  });

  it('takes 申请公开的主要内容 as words, from its own cell or from the row below', () => {
    expect(read('（四）申请公开的主要内容 | | 征地补偿', '四、行政复议数量 | 件 | 0')).toEqual({
      'request.main_topics': 'text',
      reconsideration: 0,
    });
    const { observations } = readText(
      pipes(
        ...HEAD,
        '（四）申请公开的主要内容 | |',
        '主要涉及征地补偿等方面 | |',
        '四、行政复议数量 | 件 | 0',
      ),
    );
    expect(observations[0]).toMatchObject({
      indicator: 'request.main_topics',
      status: 'text',
      raw: '主要涉及征地补偿等方面',
    });
  });

  it('takes the form’s own sentence with its gaps still open as blank', () => {
    const [topics] = readText(
      pipes(
        ...HEAD,
        '（四）申请公开的主要内容 | —— | ——',
        '主要侧重_____、_____等几个方面，其中_____占比___%。 | |',
        '四、行政复议数量 | 件 | 0',
      ),
    ).observations;
    expect(topics).toMatchObject({ indicator: 'request.main_topics', status: 'blank', value: null });
  });

  it('keeps two numbers in one cell apart from a number', () => {
    const { observations } = readText('统计指标 单位 统计数\n2.政府网站公开政府信息数 条 12 5\n');
    expect(observations[0]).toMatchObject({ status: 'text', value: null, raw: '12 5' });
  });

  it('gives a lost value cell as blank and never takes it from elsewhere', () => {
    const { observations } = readText(
      '\t统计指标\n\t单位\n\t统计数\n\n\t1.当面申请数\n\t件\n\n\t2.传真申请数\n\t件\n\t5\n',
    );
    expect(figures(observations)).toEqual({
      'request.received.in_person': 'blank',
      'request.received.fax': 5,
    });
  });

  it('reads a table without a unit column and a unit in the label', () => {
    const text = pipes(
      '指标 | 数量',
      '---|---',
      '收到申请数（件） | 6',
      '申请办结数（件） | 6',
      '申请答复数（件） | 5',
    );
    expect(readText(text).observations[0]).toMatchObject({
      indicator: 'request.received',
      value: 6,
      printedUnit: '件',
    });
  });

  it('converts money that is printed in 元 and keeps what was printed', () => {
    const { observations } = readText(pipes(...HEAD, '七、依申请公开信息收取的费用 | 元 | 12500'));
    expect(observations[0]).toMatchObject({ value: 1.25, unit: '万元', printedUnit: '元', raw: '12500' });
  });

  it('says so when a heading row holds a figure', () => {
    expect(
      readText(pipes(...HEAD, '一、主动公开情况 | 条 | 30', '（一）主动公开政府信息数 | 条 | 30')).notices,
    ).toHaveLength(1);
  });
});
