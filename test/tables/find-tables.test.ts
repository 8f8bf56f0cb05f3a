import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTextBlocks } from '../../src/decode/text.js';
import type { Block } from '../../src/document/block.js';
import { findTables } from '../../src/tables/find-tables.js';
import { FORM_VOCABULARY } from '../../src/templates/form-vocabulary.js';
import { readText } from './statistics-table.js';

const LINE = fc.oneof(
  fc.constantFrom(
    '统计指标\t单位\t统计数',
    '\t统计指标',
    '\t单位',
    '\t ',
    '',
    '  ',
    '| 统计指标 | 单位 | 统计数 |',
    '|---|:-:|--|',
    '| | | |',
    '（一）收到申请数 | 件 | 3',
    '\t（一）收到申请数',
    '\t3',
    '（一）收到申请数   件   3',
    '收到申请数件3',
    '1.当面申请数',
    '件',
    '12',
    '一、主动公开情况',
    '（不同方式回应同一热点或舆情计1次）',
    '2016年，本镇办结申请6件。',
    '电话：0000-1234567\t传真：0000-1234568',
    '- 3 -',
  ),
  fc.string({ maxLength: 30 }),
  fc
    .array(fc.constantFrom('|', '\t', ' ', '件', '3', '收到申请数', '\\|', '　', '-'), { maxLength: 12 })
    .map((parts) => parts.join('')),
);
const TEXT = fc.array(LINE, { maxLength: 40 }).map((lines) => lines.join('\n'));

function spansOf(blocks: readonly Block[]): [number, number][] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [[block.span.start.offset, block.span.end.offset] as [number, number]]
      : block.rows.flat().map((cell) => [cell.span.start.offset, cell.span.end.offset] as [number, number]),
  );
}

describe('finding tables in plain text', () => {
  it('loses no character but pipes, tabs, blanks and separator rows', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const kept = Array.from({ length: text.length }, () => false);
        const { blocks } = readText(text);
        for (const [from, to] of spansOf(blocks)) kept.fill(true, from, to);
        const lost = [...Array(text.length).keys()]
          .filter((at) => kept[at] !== true)
          .map((at) => text.charAt(at));
        expect(lost.join('').replace(/[\s|\u200b-\u200d\u2060\u180e\ufeff│┃∣｜]|[-—=:+]/gu, '')).toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the blocks in document order and every cell as its span says', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const { blocks } = readText(text);
        const starts = blocks.map((block) => block.span.start.offset);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        for (const block of blocks) {
          if (block.kind === 'paragraph') continue;
          for (const cell of block.rows.flat())
            expect(text.slice(cell.span.start.offset, cell.span.end.offset)).toBe(cell.text);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['numbered sentences', '1、办结申请数较上年增加。\n2、主动公开信息30条。\n3、答复及时。\n'],
    [
      'headings that are named like rows of the form',
      '（一）收到申请数\n本年度收到申请3件。\n（二）申请办结数\n办结3件。\n（三）申请答复数\n答复3件。\n',
    ],
    [
      'a contact block',
      '地址：云岭镇东街1号\t邮编：000000\n电话：0000-1234567\t传真：0000-1234568\n邮箱：a@example.org\t网址：example.org\n',
    ],
    [
      'indented paragraphs',
      '\t一、概述\n\n\t本镇共有3个村，公开工作由办公室承担。\n\n\t二、主动公开情况\n\n\t全年公开信息20条。\n',
    ],
    [
      'a list with figures in sentences',
      '主动公开政府信息数：20条；\n政府网站公开政府信息数：18条；\n其他方式公开政府信息数：2条。\n',
    ],
    ['a line of navigation', '首页 | 政务公开 | 通知公告\n\n云岭镇2016年政府信息公开工作年度报告\n'],
    ['figures alone', '2016\n\n3\n\n12\n'],
  ])('leaves %s as paragraphs', (_what, text) => {
    expect(readText(text).tables).toEqual([]);
  });

  it('makes a table of pipes or tabs that follows no form, and reads no observation from it', () => {
    const { tables, observations } = readText(
      '| 村名 | 公开栏 | 更新次数 |\n|---|---|---|\n| 上岭村 | 2 | 14 |\n\n村名\t公开栏\t更新次数\n上岭村\t2\t14\n下岭村\t1\t9\n',
    );
    expect(tables.map((table) => [table.layout, table.template])).toEqual([
      ['pipes', null],
      ['tab-rows', null],
    ]);
    expect(observations).toEqual([]);
  });

  it('keeps escaped pipes in a cell and does without outer pipes', () => {
    const [table] = readText('统计指标 | 单位 | 统计数\n--- | --- | ---\n收到申请数 | 件 | 3\\|4\n').tables;
    expect(table?.rows.map((row) => row.map((cell) => cell.text))).toEqual([
      ['统计指标', '单位', '统计数'],
      ['收到申请数', '件', '3\\|4'],
    ]);
  });

  it('joins a label that runs on below its tab cell', () => {
    const { observations } = readText(
      '\t统计指标\n\t单位\n\t统计数\n\n\t（一）主动公开政府信息数\n　　（不同渠道和方式公开相同信息计1条）\n\t条\n\t31\n',
    );
    expect(observations).toMatchObject([
      {
        indicator: 'disclosure.total',
        value: 31,
        label: '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）',
      },
    ]);
  });

  it('leaves blocks that are tables already as they are', () => {
    const [table] = findTables(
      readTextBlocks('| 甲 | 1 |\n| 乙 | 2 |\n').blocks,
      '| 甲 | 1 |\n| 乙 | 2 |\n',
      FORM_VOCABULARY,
    );
    expect(table?.kind).toBe('table');
    expect(findTables(table === undefined ? [] : [table], '', FORM_VOCABULARY)).toEqual([table]);
  });
});
