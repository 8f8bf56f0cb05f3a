import { expect, it } from 'vitest';
import type { Span } from '../../src/document/block.js';
import { reportToJson } from '../../src/report/report-json.js';
import type { Report } from '../../src/report/report.js';
import type { Section } from '../../src/segment/section.js';

const span = (line: number, column: number, offset: number, length: number): Span => ({
  start: { line, column, offset },
  end: { line, column: column + length, offset: offset + length },
});
const section = (level: number, label: string, title: string, children: Section[] = []): Section => ({
  level,
  label,
  ordinal: label === '' ? null : 1,
  title,
  anomalies: [],
  span: span(3, 1, 40, 6),
  blocks: [],
  children,
});

const report: Report = {
  format: 'text',
  encoding: { name: 'utf-8', source: 'strict', replacements: 0 },
  title: '柳林镇2020年政府信息公开工作年度报告',
  titleSpan: span(1, 1, 0, 19),
  issuer: '柳林镇人民政府',
  issuerSource: 'sign-off',
  reportYear: 2020,
  period: { start: '2020-01-01', end: '2020-12-31', stated: false },
  publishedOn: null,
  publishedSpan: null,
  contact: { phone: '0999-1234567' },
  declaredParts: {
    count: 2,
    names: ['概述', '附表'],
    raw: '由概述、附表两部分组成',
    span: span(2, 1, 20, 11),
  },
  front: [],
  sections: [
    section(1, '一、', '概述', [section(2, '（一）', '组织领导', [section(3, '1.', '机构')])]),
    section(1, '', '附表'),
  ],
  back: [],
  tables: [
    {
      kind: 'table',
      layout: 'pipes',
      rows: [
        [
          { text: '指标', span: span(9, 1, 90, 2) },
          { text: '', span: span(9, 4, 93, 0) },
        ],
      ],
      span: span(9, 1, 90, 3),
      caption: '表三',
      year: null,
      template: { table: '3', form: '2019' },
    },
  ],
  templates: { '3': '2019' },
  observations: [
    {
      indicator: 'application.received',
      applicant: 'business',
      value: null,
      status: 'blank',
      raw: '',
      unit: '件',
      printedUnit: '',
      label: '本年新收',
      template: '2019',
      cell: { table: 0, row: 0, column: 1 },
      span: span(9, 4, 93, 0),
    },
  ],
  narrative: {
    claims: [
      {
        indicator: 'application.received',
        applicant: 'total',
        value: 4,
        unit: '件',
        approximate: true,
        none: false,
        scope: 'whole',
        quote: '收到申请约4件。',
        span: span(5, 6, 60, 1),
      },
    ],
    enumerations: [],
    shares: [],
  },
  notices: [{ code: 'pictures_not_read', details: { count: 2 }, span: null }],
};

it('lists headings of levels 1 and 2 in document order, and deeper ones only in the tree', () => {
  const json = reportToJson(report, [], 'a.txt');
  expect(json.headings).toEqual([
    [1, '一、', '概述'],
    [2, '（一）', '组织领导'],
    [1, '', '附表'],
  ]);
  expect(json.sections[0]?.children[0]?.children[0]).toMatchObject({ level: 3, label: '1.', title: '机构' });
});

it('keeps a blank a blank, with the applicant and the place of its cell', () => {
  const [observation] = reportToJson(report, [], 'a.txt').observations;
  expect(observation).toMatchObject({
    indicator: 'application.received',
    applicant: 'business',
    value: null,
    status: 'blank',
    raw: '',
    line: 9,
    column: 4,
  });
});

it('gives claims their applicant, place and whether they are approximate', () => {
  const [claim] = reportToJson(report, [], 'a.txt').claims;
  expect(claim).toMatchObject({
    applicant: 'total',
    value: 4,
    approximate: true,
    line: 5,
    column: 6,
    offset: 60,
  });
  expect(claim?.quote).toContain('约4件');
});

it('gives tables as rows of cell texts, with the form they follow', () => {
  expect(reportToJson(report, [], 'a.txt').tables).toEqual([
    {
      caption: '表三',
      layout: 'pipes',
      template: { table: '3', form: '2019' },
      year: null,
      line: 9,
      rows: [['指标', '']],
    },
  ]);
});

it('gives a finding in Chinese with its English twin and its evidence as places', () => {
  const finding = {
    rule: 'part-sum',
    severity: 'error' as const,
    subject: 'request.received',
    message: { zh: '各部分之和不符。', en: 'The parts do not add up.' },
    expected: 3,
    actual: 4,
    evidence: [span(9, 4, 93, 2)],
  };
  expect(reportToJson(report, [finding], 'a.txt').findings).toEqual([
    {
      rule: 'part-sum',
      severity: 'error',
      subject: 'request.received',
      message: '各部分之和不符。',
      messageEn: 'The parts do not add up.',
      expected: 3,
      actual: 4,
      evidence: [{ line: 9, column: 4, endLine: 9, endColumn: 6, offset: 93, endOffset: 95 }],
      waiver: null,
    },
  ]);
});

it('says which period was assumed rather than stated, and what is not known stays null', () => {
  const json = reportToJson(report, [], 'a.txt');
  expect(json.period).toEqual({ start: '2020-01-01', end: '2020-12-31', stated: false });
  expect(json.publishedOn).toBeNull();
});

it('survives JSON unchanged', () => {
  const json = reportToJson(report, [], 'a.txt');
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});

it('gives notices as data with their sentence, and the sentences alone, in one language', () => {
  const notice = { code: 'pictures_not_read', details: { count: 2 }, span: null };
  const zh = '文中有 2 幅图片，图片里的文字和表格没有读取。';
  const en = '2 pictures: text and tables in them were not read.';
  expect(reportToJson(report, [], 'a.txt')).toMatchObject({
    notices: [{ ...notice, message: zh }],
    warnings: [zh],
  });
  expect(reportToJson(report, [], 'a.txt', 'en')).toMatchObject({
    notices: [{ ...notice, message: en }],
    warnings: [en],
  });
});
