import { describe, expect, test } from 'vitest';
import type { Block, Paragraph } from '../../../src/document/block.js';
import { parseReport } from '../../../src/report/parse-report.js';
import type { Section } from '../../../src/segment/section.js';
import { at, findingsOf, report, section, table } from '../report-builder.js';

const SIX = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
];

const line = (number: number, text: string): Paragraph => ({ kind: 'paragraph', text, span: at(number) });

/** Sections with one sentence each, numbered by their labels; `blocks` in place of the sentence by title. */
function sections(headings: readonly string[], blocks: Record<string, Block[]> = {}): Section[] {
  return headings.map((heading, index) => ({
    ...section(10 * (index + 1), heading),
    ordinal: '一二三四五六七八九十'.indexOf(heading.charAt(0)) + 1,
    blocks: blocks[heading] ?? [line(10 * (index + 1) + 1, '本年度各项工作按要求完成。')],
  }));
}

describe('section-missing', () => {
  const missing = (headings: readonly string[], parts: Parameters<typeof report>[0] = {}) =>
    findingsOf(
      'section-missing',
      report({ reportYear: 2022, templates: { '2': '2021' }, sections: sections(headings), ...parts }),
    );

  test('reports a report that ends with section five', () => {
    expect(missing(SIX.slice(0, 5))).toMatchObject([
      {
        severity: 'warning',
        subject: '其他需要报告的事项',
        expected: '六、其他需要报告的事项',
        actual: null,
      },
    ]);
  });

  test('is content with all six', () => {
    expect(missing(SIX)).toEqual([]);
  });

  test.each([
    [
      '一、概述',
      '二、主动公开情况',
      '三、依申请公开办理情况',
      '四、复议和诉讼',
      '五、不足之处与下步打算',
      '六、其它事项',
    ],
    [
      '一、工作开展情况',
      '二、行政机关主动公开政府信息情况',
      '三、收到和处理信息公开申请',
      '四、因信息公开被申请复议、被提起诉讼情况',
      '五、工作中的困难及整改措施',
      '六、需要说明的情况',
    ],
  ])('takes other wordings for the section: %s …', (...headings) => {
    expect(missing(headings)).toEqual([]);
  });

  test('does not take the section on reviews for that on applications', () => {
    const headings = ['一、概述', '二、主动公开情况', '三、申请行政复议情况', '四、存在问题', '五、其他事项'];
    expect(missing(headings)).toMatchObject([{ subject: '收到和处理政府信息公开申请情况' }]);
  });

  test('counts a heading that lost its number, on any level', () => {
    const blocks = { '五、存在的主要问题及改进情况': [line(51, '其他需要报告的事项'), line(52, '无。')] };
    expect(missing([], { sections: sections(SIX.slice(0, 5), blocks) })).toEqual([]);
    const [first, ...others] = sections(SIX.slice(0, 5));
    const nested = { ...(first as Section), children: [section(12, '（一）其他需要报告的事项')] };
    expect(missing([], { sections: [nested, ...others] })).toEqual([]);
  });

  test('counts a section whose table is there', () => {
    const headings = SIX.filter((heading) => !heading.startsWith('三'));
    expect(missing(headings)).toHaveLength(1);
    expect(missing(headings, { tables: [table({ table: '3', form: '2021' })] })).toEqual([]);
  });

  test('asks nothing of the years before, when no headings were prescribed', () => {
    expect(missing(SIX.slice(0, 5), { reportYear: 2018 })).toEqual([]);
    expect(missing(SIX.slice(0, 5), { reportYear: null })).toEqual([]);
  });

  test('asks nothing of a report that uses the form of 2014', () => {
    expect(missing(SIX.slice(0, 5), { templates: { statistics: '2014' } })).toEqual([]);
  });

  test('says nothing where the headings were hardly found', () => {
    expect(missing([])).toEqual([]);
    expect(missing(SIX.slice(0, 2))).toEqual([]);
    expect(missing(['一、组织领导', '二、制度建设', '三、队伍建设'])).toEqual([]);
  });
});

describe('section-empty', () => {
  const FIFTH = '五、存在的主要问题及改进情况';
  const empty = (blocks: Record<string, Block[]>, parts: Parameters<typeof report>[0] = {}, headings = SIX) =>
    findingsOf('section-empty', report({ reportYear: 2022, sections: sections(headings, blocks), ...parts }));

  test('reports a heading with nothing under it', () => {
    expect(empty({ [FIFTH]: [] })).toMatchObject([
      { severity: 'warning', subject: '五、', evidence: [at(50)] },
    ]);
  });

  test('takes blank lines and page numbers for nothing', () => {
    expect(empty({ [FIFTH]: [line(51, '　　'), line(52, '- 4 -')] })).toHaveLength(1);
  });

  test.each<[string, Block]>([
    ['a sentence', line(51, '公开不够及时。')],
    ['the word 无', line(51, '无')],
    ['a table', table(null, 51)],
  ])('is content with %s', (_, block) => {
    expect(empty({ [FIFTH]: [block] })).toEqual([]);
  });

  test('is content with headings below it', () => {
    const all = sections(SIX, { [FIFTH]: [] });
    const nested = all.map((one) =>
      one.ordinal === 5 ? { ...one, children: [section(51, '（一）主要问题')] } : one,
    );
    expect(findingsOf('section-empty', report({ reportYear: 2022, sections: nested }))).toEqual([]);
  });

  test('leaves the sections of the tables to the rule on tables, because they may hold a picture', () => {
    expect(empty({ '三、收到和处理政府信息公开申请情况': [] })).toEqual([]);
  });

  test.each([
    '五、主要问题：无',
    '五、不存在需要改进的问题',
    '五、公开信息 30 条',
    '五、政府信息公开情况统计表（附后）',
  ])('leaves a heading alone that says everything itself: %s', (heading) => {
    const headings = [...SIX.slice(0, 4), heading, '六、其他需要报告的事项'];
    expect(empty({ [heading]: [] }, {}, headings)).toEqual([]);
  });

  test('reports the last section only where nothing but the sign-off follows', () => {
    const last = { '六、其他需要报告的事项': [] };
    const signed = [line(70, '青石镇人民政府'), line(71, '2023年1月12日')];
    expect(empty(last, { back: signed })).toMatchObject([{ subject: '六、' }]);
    expect(empty(last, { back: [...signed, table(null, 80)] })).toEqual([]);
    expect(empty(last, { tables: [table(null, 80)] })).toEqual([]);
  });

  test('is silent where the next number does not follow: then the heading may be another level', () => {
    const headings = ['一、总体情况', '一、组织领导', '二、制度建设', '三、队伍建设', '四、存在问题'];
    expect(empty({ '一、总体情况': [] }, { reportYear: 2017 }, headings)).toEqual([]);
  });

  test('takes a table of contents for none', () => {
    const parts = ['一、概述', '二、公开情况', '三、存在问题'];
    const contents = sections(parts, Object.fromEntries(parts.map((part) => [part, []])));
    const checked = report({
      reportYear: 2017,
      sections: [...contents, ...sections([...parts, '四、附则'])],
    });
    expect(findingsOf('section-empty', checked)).toEqual([]);
  });
});

describe('paragraph-broken', () => {
  const LONG = '我镇围绕群众关心的事项及时公开办事依据和办理结果，不断扩大公开范围，';
  const broken = (last: string, next = '三、依申请公开情况', glued = false) => {
    const [first, second] = sections(['二、主动公开情况', next], {
      '二、主动公开情况': [line(glued ? 10 : 11, last)],
    });
    return findingsOf('paragraph-broken', report({ sections: [first as Section, second as Section] }));
  };

  test('reports a paragraph that ends with a comma before the next heading', () => {
    expect(broken(LONG)).toMatchObject([
      {
        severity: 'info',
        subject: '二、',
        actual: '结果，不断扩大公开范围，',
        evidence: [at(11), at(20)],
      },
    ]);
  });

  test.each([
    ['a whole sentence', `${LONG.slice(0, -1)}。`],
    ['one without a mark at its end', LONG.slice(0, -1)],
    ['words that lead on to a list', `${LONG}主要做法如下，`],
    ['an item of a list', `（一）${LONG}`],
    ['a short line', '公开及时，'],
  ])('is content with %s', (_, last) => {
    expect(broken(last)).toEqual([]);
  });

  test('is silent where the next heading does not follow in number, or the paragraph is glued to its heading', () => {
    expect(broken(LONG, '一、组织领导')).toEqual([]);
    expect(broken(LONG, '三、依申请公开情况', true)).toEqual([]);
  });

  test('says nothing of lines that go on within a section', async () => {
    const text = [
      '青石镇人民政府2017年政府信息公开工作年度报告',
      '一、概述',
      LONG,
      '并按月更新目录。',
      '二、主动公开情况',
      '全年主动公开政府信息30条。',
      '三、存在问题',
      '公开不够及时。',
    ].join('\n');
    expect(findingsOf('paragraph-broken', await parseReport(Buffer.from(text)))).toEqual([]);
  });
});
