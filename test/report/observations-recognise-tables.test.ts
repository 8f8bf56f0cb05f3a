import { describe, expect, it } from 'vitest';
import type { Block, Cell, Span } from '../../src/document/block.js';
import { recogniseTables } from '../../src/report/observations/recognise-tables.js';
import { readObservations } from '../../src/report/observations.js';
import { figures, readText } from '../tables/statistics-table.js';

const place: Span = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };
const cell = (text: string, rowSpan = 1, colSpan = 1): Cell => ({ text, span: place, rowSpan, colSpan });
const figuresOf = (from: number): Cell[] => Array.from({ length: 7 }, (_, at) => cell(String(from + at)));
const grid = (rows: Cell[][]): Block => ({ kind: 'table', layout: 'pdf', rows, span: place });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text, span: place });

describe('the tables of a report', () => {
  it('are named by the words above them, and dated by caption or head', () => {
    const { tables } = readText(
      '云岭镇人民政府\n2017年3月2日\n\n附件2\n政府信息公开情况统计表\n（2016 年度）\n\n| 统计指标 | 单位 | 统计数 |\n|---|---|---|\n| 收到申请数 | 件 | 3 |\n',
    );
    expect(tables).toMatchObject([{ caption: '政府信息公开情况统计表', year: 2016 }]);
  });

  it('take no year from a document number or a date', () => {
    const { tables } = readText(
      '按云政办〔2013〕5号填报\n填报日期：2017年1月\n| 统计指标 | 单位 | 统计数 |\n|---|---|---|\n| 收到申请数 | 件 | 3 |\n',
    );
    expect(tables).toMatchObject([{ year: null }]);
  });

  it('are whole again where a page break cut them, merged cells ending at the cut', () => {
    const tables = recogniseTables([
      grid([
        [cell('一、本年新收政府信息公开申请数量', 1, 3), ...figuresOf(1)],
        [cell('二、上年结转政府信息公开申请数量', 1, 3), ...figuresOf(11)],
        [cell('三、本年度办理结果', 9), cell('（一）予以公开', 1, 2), ...figuresOf(21)],
        [cell('（三）不予公开', 5), cell('1.属于国家秘密'), ...figuresOf(31)],
      ]),
      paragraph('— 4 —'),
      grid([
        [cell('', 3), cell(''), cell('8.属于行政查询事项'), ...figuresOf(41)],
        [cell('（六）其他处理', 1, 2), ...figuresOf(51)],
        [cell('（七）总计', 1, 2), ...figuresOf(61)],
        [cell('四、结转下年度继续办理', 1, 3), ...figuresOf(71)],
      ]),
    ]);
    expect(tables.map((table) => [table.template, table.rows.length])).toEqual([
      [{ table: '3', form: '2019' }, 8],
    ]);
    expect(figures(readObservations(tables, 'a.txt').observations)).toMatchObject({
      'application.received@natural_person': 1,
      'application.granted@total': 27,
      'application.refused.state_secret@natural_person': 31,
      'application.refused.administrative_query@natural_person': 41,
      'application.other@business': 52,
      'application.total@total': 67,
      'application.carried_out@natural_person': 71,
    });
  });

  it('stay two tables where the second starts the form again', () => {
    const table =
      '| 统计指标 | 单位 | 统计数 |\n|---|---|---|\n| 收到申请数 | 件 | 3 |\n| 申请办结数 | 件 | 3 |\n';
    expect(readText(`${table}\n${table}`).tables).toHaveLength(2);
  });
});
