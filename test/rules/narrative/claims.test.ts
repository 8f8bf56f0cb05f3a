import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/report/narrative.js';
import { at, claimed, counted, enumerated, findingsOf, observed, report, shared } from '../report-builder.js';

function stating(claims: Claim[], values: Record<string, number | string>, template = '2014') {
  return report({ narrative: { claims }, observations: observed(values, { template }) });
}

describe('claim-vs-table', () => {
  const found = (claims: Claim[], values: Record<string, number | string>, template?: string) =>
    findingsOf('claim-vs-table', stating(claims, values, template));

  test('reports a number of the text that the table contradicts', () => {
    expect(found([claimed('disclosure.total', 36)], { 'disclosure.total': 31 })).toMatchObject([
      {
        severity: 'error',
        subject: 'disclosure.total',
        expected: 31,
        actual: 36,
        message: { zh: '（一）主动公开政府信息数：正文为 36，统计表为 31，两者不一致。' },
        evidence: [at(10), at(100)],
      },
    ]);
  });

  test('is content where they agree', () => {
    expect(found([claimed('disclosure.total', 31)], { 'disclosure.total': 31 })).toEqual([]);
  });

  test('compares no approximate number', () => {
    expect(
      found([claimed('disclosure.total', 30, { approximate: true })], { 'disclosure.total': 31 }),
    ).toEqual([]);
  });

  test.each(['', '/', '见附件'])('infers nothing from a cell that says %j', (cell) => {
    expect(found([claimed('disclosure.total', 36)], { 'disclosure.total': cell })).toEqual([]);
  });

  test('says nothing of an indicator that stands in no table', () => {
    expect(found([claimed('disclosure.total', 36)], { 'request.received': 0 })).toEqual([]);
  });

  test.each(['office', 'carrier', 'part'] as const)(
    'warns only where the sentence speaks of a %s',
    (scope) => {
      expect(found([claimed('request.received', 4, { scope })], { 'request.received': 9 })).toMatchObject([
        { severity: 'warning', expected: 9, actual: 4 },
      ]);
    },
  );

  test('says nothing where another sentence about the whole agrees with the table', () => {
    const claims = [claimed('disclosure.total', 12), claimed('disclosure.total', 31)];
    expect(found(claims, { 'disclosure.total': 31 })).toEqual([]);
  });

  test('says nothing where several numbers add up to the table’s', () => {
    const claims = [claimed('disclosure.total', 12), claimed('disclosure.total', 19)];
    expect(found(claims, { 'disclosure.total': 31 })).toEqual([]);
    expect(found(claims, { 'disclosure.total': 32 })).toHaveLength(1);
  });

  test('lets the sentence about the whole decide over one about a part', () => {
    const claims = [
      claimed('disclosure.total', 12, { scope: 'carrier', span: at(9) }),
      claimed('disclosure.total', 31, { span: at(10) }),
    ];
    expect(found(claims, { 'disclosure.total': 31 })).toEqual([]);
    expect(found(claims, { 'disclosure.total': 12 })).toMatchObject([{ severity: 'error', actual: 31 }]);
  });

  test('warns only where the text itself is of two minds', () => {
    const claims = [claimed('disclosure.total', 36), claimed('disclosure.total', 38, { span: at(12) })];
    expect(found(claims, { 'disclosure.total': 31 })).toMatchObject([
      { severity: 'warning', actual: 36, evidence: [at(10), at(100)] },
    ]);
  });

  test('makes one finding of a number that the text repeats', () => {
    const claims = [claimed('disclosure.total', 36), claimed('disclosure.total', 36, { span: at(50) })];
    expect(found(claims, { 'disclosure.total': 31 })).toMatchObject([{ severity: 'error' }]);
  });

  test('lists findings in the order of the text', () => {
    const claims = [
      claimed('training.meetings', 3, { span: at(60) }),
      claimed('disclosure.total', 36, { span: at(20) }),
    ];
    expect(
      found(claims, { 'disclosure.total': 31, 'training.meetings': 2 }).map(({ subject }) => subject),
    ).toEqual(['disclosure.total', 'training.meetings']);
  });

  test('compares a claim about all applicants with the total column', () => {
    const cells = { 'application.received@natural_person': 8, 'application.received@total': 9 };
    expect(found([claimed('application.received', 4)], cells, '2021')).toMatchObject([
      { subject: 'application.received@total', expected: 9, actual: 4 },
    ]);
    expect(
      found([claimed('application.received', 8, { applicant: 'natural_person' })], cells, '2021'),
    ).toEqual([]);
  });

  test('converts between 元 and 万元', () => {
    expect(
      found([claimed('organisation.budget', 25000, { unit: '元' })], { 'organisation.budget': 2.5 }),
    ).toEqual([]);
    expect(
      found([claimed('organisation.budget', 25000, { unit: '元' })], { 'organisation.budget': 3 }),
    ).toMatchObject([{ expected: 3, actual: 2.5 }]);
  });

  test('compares no share with a count, and no amount with a number of items', () => {
    expect(found([claimed('disclosure.total', 36, { unit: '%' })], { 'disclosure.total': 31 })).toEqual([]);
    expect(found([claimed('disclosure.total', 36, { unit: '万元' })], { 'disclosure.total': 31 })).toEqual(
      [],
    );
  });

  test('uses no figure that the tables give twice and differently', () => {
    const observations = [
      ...observed({ 'disclosure.total': 31 }),
      ...observed({ 'disclosure.total': 33 }, { firstLine: 200 }),
    ];
    const narrative = { claims: [claimed('disclosure.total', 36)] };
    expect(findingsOf('claim-vs-table', report({ narrative, observations }))).toEqual([]);
  });
});

describe('claim-none-vs-table', () => {
  const none = (parts: Partial<Claim> = {}) => claimed('request.received', 0, { none: true, ...parts });

  test('reports a text that says none beside a table that counts some', () => {
    const checked = stating([none()], { 'request.received': 2 });
    expect(findingsOf('claim-none-vs-table', checked)).toMatchObject([
      { severity: 'error', subject: 'request.received', expected: 2, actual: 0, evidence: [at(10), at(100)] },
    ]);
    expect(findingsOf('claim-vs-table', checked)).toEqual([]);
  });

  test.each([0, '', '/'])('is content with a cell that says %j', (cell) => {
    expect(findingsOf('claim-none-vs-table', stating([none()], { 'request.received': cell }))).toEqual([]);
  });

  test('warns only where the sentence speaks of one office', () => {
    expect(
      findingsOf('claim-none-vs-table', stating([none({ scope: 'office' })], { 'request.received': 2 })),
    ).toMatchObject([{ severity: 'warning' }]);
  });

  test('leaves the reverse to claim-vs-table, so that it is reported once', () => {
    const checked = stating([claimed('request.received', 2)], { 'request.received': 0 });
    expect(findingsOf('claim-none-vs-table', checked)).toEqual([]);
    expect(findingsOf('claim-vs-table', checked)).toMatchObject([{ expected: 0, actual: 2 }]);
  });
});

describe('claim-parts-vs-total', () => {
  const listed = (...enumerations: ReturnType<typeof enumerated>[]) =>
    findingsOf('claim-parts-vs-total', report({ narrative: { enumerations } }));

  test('reports parts that do not add up', () => {
    const total = counted('公开信息', 30);
    expect(listed(enumerated(total, [counted('公告', 12), counted('动态', 15)]))).toMatchObject([
      {
        severity: 'warning',
        subject: '公开信息',
        expected: 27,
        actual: 30,
        message: { zh: '正文分项之和 12+15=27，与总数 30条 不符（公告 12条，动态 15条）。' },
      },
    ]);
  });

  test('is content with parts that add up', () => {
    expect(listed(enumerated(counted('信息', 27), [counted('公告', 12), counted('动态', 15)]))).toEqual([]);
  });

  test('leaves a list alone that need not be complete', () => {
    const parts = [counted('公告', 12), counted('动态', 15)];
    expect(listed(enumerated(counted('信息', 30), parts, { exhaustive: false }))).toEqual([]);
  });

  test('leaves a list with approximate numbers alone', () => {
    const parts = [counted('公告', 12), counted('动态', 15, '条', true)];
    expect(listed(enumerated(counted('信息', 30), parts))).toEqual([]);
    expect(listed(enumerated(counted('信息', 30, '条', true), [counted('甲', 1), counted('乙', 2)]))).toEqual(
      [],
    );
  });

  test('leaves parts in another unit than their total alone', () => {
    const parts = [counted('公告', 12, '篇'), counted('动态', 15)];
    expect(listed(enumerated(counted('信息', 30), parts))).toEqual([]);
  });

  test('takes a number without unit for one in the unit of its total', () => {
    const parts = [counted('公告', 12, ''), counted('动态', 15, '')];
    expect(listed(enumerated(counted('信息', 30), parts))).toHaveLength(1);
  });

  test('does not take a single part for a list', () => {
    expect(listed(enumerated(counted('信息', 30), [counted('公告', 12)]))).toEqual([]);
  });

  test('keeps two lists under totals of one name apart', () => {
    const wrong = enumerated(counted('信息', 9), [counted('甲', 1), counted('乙', 2)]);
    expect(listed(wrong, wrong).map(({ subject }) => subject)).toEqual(['信息', '信息 #2']);
  });
});

describe('claim-percentage', () => {
  const stated = (...shares: ReturnType<typeof shared>[]) =>
    findingsOf('claim-percentage', report({ narrative: { shares } }));

  test('reports a share that its numbers do not give', () => {
    expect(stated(shared('35.7', counted('网站', 15), counted('信息', 40)))).toMatchObject([
      {
        severity: 'warning',
        subject: '网站',
        expected: 37.5,
        actual: 35.7,
        message: { zh: '正文称占 35.7%，按 15/40 计算应为 37.5%（网站）。' },
        evidence: [at(30), at(20), at(20)],
      },
    ]);
  });

  test.each(['24.4', '24.5', '24.48', '24.49', '24'])(
    'accepts %s%% for 12 of 49: cut off or rounded',
    (printed) => {
      expect(stated(shared(printed, counted('甲', 12), counted('乙', 49)))).toEqual([]);
    },
  );

  test.each(['24.3', '24.6', '25', '24.50'])('rejects %s%% for 12 of 49', (printed) => {
    expect(stated(shared(printed, counted('甲', 12), counted('乙', 49)))).toHaveLength(1);
  });

  test('leaves approximate shares and numbers alone', () => {
    expect(stated(shared('40', counted('甲', 15), counted('乙', 50), true))).toEqual([]);
    expect(stated(shared('40', counted('甲', 15, '条', true), counted('乙', 50)))).toEqual([]);
  });

  test('leaves a share of things in another unit alone', () => {
    expect(stated(shared('40', counted('甲', 15, '篇'), counted('乙', 50, '条')))).toEqual([]);
  });

  test('says nothing of a share of nothing', () => {
    expect(stated(shared('100', counted('甲', 0), counted('乙', 0)))).toEqual([]);
  });
});
