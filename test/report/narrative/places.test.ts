import { describe, expect, it } from 'vitest';
import { locate } from '../../../src/document/position.js';
import { readNarrative } from '../../../src/report/narrative/read-narrative.js';
import { read, section } from './prose.js';

function printed(text: string): string[] {
  return read(text).claims.map(({ span }) => text.slice(span.start.offset, span.end.offset));
}

describe('where a number stands', () => {
  it('is found among blanks strewn into the words', () => {
    const text = '一、概 述\n  全 年 主动公开 政府信 息  73 条。';
    expect(printed(text)).toEqual(['73']);
    expect(read(text).claims[0]?.span).toEqual(locate(text).span(text.indexOf('73'), text.indexOf('73') + 2));
  });

  it('is found in the second of two torn paragraphs', () => {
    const text = '一、概述\n全年通过县政府网站公\n开信息73条，成效明显。';
    expect(printed(text)).toEqual(['73']);
    expect(read(text).claims[0]?.span.start.line).toBe(3);
  });

  it('a page number between torn paragraphs is no part of the sentence', () => {
    expect(printed('一、概述\n全年主动公开政府\n- 3 -\n信息73条。')).toEqual(['73']);
  });

  it('digits on a line of their own are', () => {
    expect(printed('一、概述\n全年主动公开政府信息\n73\n条。')).toEqual(['73']);
  });

  it('counts on lines of their own are not glued to each other', () => {
    expect(
      read('一、概述\n主动公开政府信息73条\n主动公开规范性文件4条').claims.map(({ value }) => value),
    ).toEqual([73, 4]);
  });

  it('quotes the sentence as printed', () => {
    expect(read('一、概述\n工作有序。全年主动公开政府信息 73 条。另有安排。').claims[0]?.quote).toBe(
      '全年主动公开政府信息 73 条。',
    );
  });

  it('quotes a torn sentence with every character of its pieces', () => {
    expect(read('一、概述\n全年通过县政府网站公\n开信息73条，成效明显。').claims[0]?.quote).toBe(
      '全年通过县政府网站公开信息73条，成效明显。',
    );
  });

  it('is found in a heading that is a statement', () => {
    const text = '一、2017年主动公开政府信息73条';
    const { claims } = readNarrative([section(text)], [], { generation: '2014', reportYear: 2017 });
    expect(claims.map(({ span }) => text.slice(span.start.offset, span.end.offset))).toEqual(['73']);
  });

  it('does not read tables', () => {
    const one = section('一、概述\n全年情况见下表');
    const span = locate('').span(0, 0);
    one.blocks.push({
      kind: 'table',
      layout: 'pipes',
      span,
      rows: [[{ text: '主动公开政府信息73条', span }]],
    });
    expect(readNarrative([one], []).claims).toEqual([]);
  });

  it('drops the marks of emphasis', () => {
    expect(printed('一、概述\n**一是**主动公开**政府信息73条**。')).toEqual(['73']);
  });
});
