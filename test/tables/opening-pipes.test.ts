import { describe, expect, it } from 'vitest';
import { figures, readText } from './statistics-table.js';

/** Each cell but the first behind a pipe on a line of its own, and a pipe alone behind the last. */
const print = (...rows: string[][]): string =>
  rows
    .map(([label = '', ...cells]) => [label, ...cells.map((cell) => `| ${cell}`.trim()), '|'].join('\n'))
    .join('\n');

const STATISTICS = print(
  ['统 计 指 标', '单位', '统计数'],
  ['一、主动公开情况', '——', ''],
  ['（一）主动公开政府信息数', '条', '125'],
  ['其中：主动公开规范性文件数', '条', ''],
  ['3.政务微博公开政府信息数', '条', '7'],
  ['三、依申请公开情况', '——', ''],
  ['（一）收到申请数', '件', '2'],
);

describe('a table whose cells each have a line behind their pipe', () => {
  it('is read, blank cells as blank', () => {
    expect(figures(readText(STATISTICS).observations)).toEqual({
      'disclosure.total': 125,
      'disclosure.normative': 'blank',
      'disclosure.by_channel.weibo': 7,
      'request.received': 2,
    });
  });

  it('is read where a heading or a label goes on in the next line', () => {
    const text = STATISTICS.replace('| 单位', '| 计量\n单位').replace(
      '主动公开政府信息数',
      '主动公开\n政府信息数',
    );
    expect(figures(readText(text).observations)).toMatchObject({
      'disclosure.total': 125,
      'request.received': 2,
    });
  });

  it('keeps the place of each figure', () => {
    const { observations } = readText(STATISTICS);
    const total = observations.find(({ indicator }) => indicator === 'disclosure.total');
    expect(STATISTICS.slice(total?.span.start.offset, total?.span.end.offset)).toBe('125');
  });

  it('begins at its first label and ends with its last row', () => {
    const text = `一、概述\n工作有序。\n附件\n统计表\n${STATISTICS}\n单位负责人：赵青\n2017年1月5日`;
    const { tables } = readText(text);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.rows).toHaveLength(7);
    expect(tables[0]?.rows[0]?.map((cell) => cell.text)).toEqual(['统 计 指 标', '单位', '统计数']);
  });

  it('is no list of words between pipes', () => {
    const { tables } = readText('首页\n| 新闻\n| 公开\n|\n政务\n| 办事\n|');
    expect(tables).toEqual([]);
  });
});
