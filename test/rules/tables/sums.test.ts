import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, findingsOf, observed, report } from '../report-builder.js';

const check = (rule: string, values: Record<string, number | string>) =>
  findingsOf(rule, report({ observations: observed(values) }));

describe('part-sum', () => {
  test('reports parts that do not add up, with the sum in figures', () => {
    const [finding, ...rest] = check('part-sum', {
      'request.closed': 5,
      'request.closed.on_time': 3,
      'request.closed.extended': 1,
    });
    expect(rest).toEqual([]);
    expect(finding).toEqual({
      rule: 'part-sum',
      severity: 'error',
      subject: 'request.closed',
      message: {
        zh: '（二）申请办结数：各部分之和 3+1=4，与所报 5 不符，相差 1（1.按时办结数 3，2.延期办结数 1）。',
        en: 'request.closed: the parts add up to 3+1=4, the table reports 5, a difference of 1.',
      },
      expected: 4,
      actual: 5,
      evidence: [at(100), at(101), at(102)],
    });
  });

  test('is content with parts that add up', () => {
    expect(
      check('part-sum', { 'request.closed': 4, 'request.closed.on_time': 3, 'request.closed.extended': 1 }),
    ).toEqual([]);
  });

  test.each(['', '/', '见附件'])('infers nothing from a part that says %j', (cell) => {
    expect(
      check('part-sum', {
        'request.closed': 5,
        'request.closed.on_time': 3,
        'request.closed.extended': cell,
      }),
    ).toEqual([]);
  });

  test('reports parts that exceed the total although one is blank', () => {
    expect(
      check('part-sum', { 'request.closed': 5, 'request.closed.on_time': 7, 'request.closed.extended': '' }),
    ).toMatchObject([
      { subject: 'request.closed', expected: '≥ 7', actual: 5, evidence: [at(100), at(101)] },
    ]);
  });

  test.each(['', '/', '约5'])('says nothing of a total that says %j', (cell) => {
    expect(
      check('part-sum', {
        'request.closed': cell,
        'request.closed.on_time': 3,
        'request.closed.extended': 1,
      }),
    ).toEqual([]);
  });

  test('says nothing of a total of which no part is filled in', () => {
    expect(
      check('part-sum', { 'request.closed': 5, 'request.closed.on_time': '', 'request.closed.extended': '' }),
    ).toEqual([]);
  });

  test('infers nothing where a row of the form has been lost', () => {
    expect(check('part-sum', { 'request.closed': 5, 'request.closed.on_time': 3 })).toEqual([]);
  });

  const fourWays = {
    'request.received.in_person': 1,
    'request.received.fax': 0,
    'request.received.online': 2,
    'request.received.letter': 0,
  };

  test('takes the four ways that the national form prints for all of them', () => {
    expect(check('part-sum', { 'request.received': 5, ...fourWays })).toMatchObject([
      { expected: 3, actual: 5 },
    ]);
    expect(check('part-sum', { 'request.received': 3, ...fourWays })).toEqual([]);
  });

  test('adds the fifth way where a province prints it', () => {
    expect(check('part-sum', { 'request.received': 5, ...fourWays, 'request.received.other': 2 })).toEqual(
      [],
    );
    expect(check('part-sum', { 'request.received': 5, ...fourWays, 'request.received.other': '' })).toEqual(
      [],
    );
  });

  test('does not use an indicator that the table gives twice and differently', () => {
    const observations = [
      ...observed({ 'request.closed': 5, 'request.closed.on_time': 3, 'request.closed.extended': 1 }),
      ...observed({ 'request.closed': 4 }, { firstLine: 200 }),
    ];
    expect(findingsOf('part-sum', report({ observations }))).toEqual([]);
  });

  test('checks every level of a total with parts of parts', () => {
    const refused = {
      'request.answered.refused.state_secret': 0,
      'request.answered.refused.trade_secret': 1,
      'request.answered.refused.personal_privacy': 0,
      'request.answered.refused.public_safety': 0,
      'request.answered.refused.not_government_information': 0,
      'request.answered.refused.other_statutory': 0,
    };
    const subjects = check('part-sum', {
      'request.answered': 9,
      'request.answered.already_public': 1,
      'request.answered.granted': 2,
      'request.answered.partly_granted': 0,
      'request.answered.refused': 2,
      ...refused,
      'request.answered.not_this_agency': 0,
      'request.answered.not_exist': 0,
      'request.answered.amendment_requested': 0,
      'request.answered.referred_elsewhere': 0,
    }).map(({ subject }) => subject);
    expect(subjects).toEqual(['request.answered', 'request.answered.refused']);
  });

  test('tells rows of one name apart by the row above them', () => {
    const [finding] = check('part-sum', {
      litigation: 3,
      'litigation.upheld': 1,
      'litigation.corrected': 0,
      'litigation.other': 1,
    });
    expect(finding?.message.zh).toContain('五、行政诉讼数量·（三）其他情形数 1');
  });

  test('never reports parts that add up, whatever they are', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (full, part) => {
        const findings = check('part-sum', {
          'organisation.staff': full + part,
          'organisation.staff.full_time': full,
          'organisation.staff.part_time': part,
        });
        expect(findings).toEqual([]);
      }),
    );
  });

  test('does not take the rounding of floating point for a difference', () => {
    expect(check('part-sum', { library: 0.3, 'library.paper': 0.1, 'library.electronic': 0.2 })).toEqual([]);
  });
});

describe('subset-exceeds', () => {
  test('reports a subset that is larger than its total', () => {
    expect(check('subset-exceeds', { 'disclosure.total': 20, 'disclosure.normative': 25 })).toMatchObject([
      {
        severity: 'error',
        subject: 'disclosure.normative',
        expected: '≤ 20',
        actual: 25,
        message: { zh: '主动公开规范性文件数 25 大于它所属的（一）主动公开政府信息数 20。' },
        evidence: [at(101), at(100)],
      },
    ]);
  });

  test('lets a subset be all of its total', () => {
    expect(check('subset-exceeds', { 'disclosure.total': 20, 'disclosure.normative': 20 })).toEqual([]);
  });

  test('takes no memo row for a subset: documents issued may be more than items disclosed', () => {
    expect(check('subset-exceeds', { 'disclosure.total': 2, 'disclosure.normative_issued': 9 })).toEqual([]);
  });

  test.each(['', '/'])('infers nothing from a total that says %j', (cell) => {
    expect(check('subset-exceeds', { 'disclosure.total': cell, 'disclosure.normative': 25 })).toEqual([]);
  });
});

describe('channel-exceeds-total', () => {
  test('reports a channel that is larger than what was disclosed in all', () => {
    expect(
      check('channel-exceeds-total', { 'disclosure.total': 40, 'disclosure.by_channel.website': 52 }),
    ).toMatchObject([
      { severity: 'warning', subject: 'disclosure.by_channel.website', expected: '≤ 40', actual: 52 },
    ]);
  });

  test('measures responses by the topics', () => {
    expect(
      check('channel-exceeds-total', { 'response.topics': 0, 'response.by_channel.weibo_wechat': 6 }),
    ).toMatchObject([{ subject: 'response.by_channel.weibo_wechat', actual: 6 }]);
  });

  test('lets channels that overlap add up to more than the total', () => {
    expect(
      check('channel-exceeds-total', {
        'disclosure.total': 40,
        'disclosure.by_channel.website': 40,
        'disclosure.by_channel.wechat': 30,
      }),
    ).toEqual([]);
  });

  test('does not measure press conferences and interpretations, which are no channels', () => {
    expect(
      check('channel-exceeds-total', { 'response.topics': 0, 'response.by_channel.interpretations': 6 }),
    ).toEqual([]);
  });

  test('infers nothing from a blank total', () => {
    expect(
      check('channel-exceeds-total', { 'disclosure.total': '', 'disclosure.by_channel.website': 52 }),
    ).toEqual([]);
  });
});

describe('channel-sum-below-total', () => {
  const channels = {
    'disclosure.by_channel.gazette': 0,
    'disclosure.by_channel.website': 20,
    'disclosure.by_channel.weibo': 0,
    'disclosure.by_channel.wechat': 5,
    'disclosure.by_channel.other': 3,
  };

  test('reports channels that together carried less than there was', () => {
    expect(check('channel-sum-below-total', { 'disclosure.total': 40, ...channels })).toMatchObject([
      { severity: 'warning', subject: 'disclosure.total', expected: '≤ 28', actual: 40 },
    ]);
  });

  test('is content when they carried as much or more', () => {
    expect(check('channel-sum-below-total', { 'disclosure.total': 28, ...channels })).toEqual([]);
    expect(check('channel-sum-below-total', { 'disclosure.total': 20, ...channels })).toEqual([]);
  });

  test('infers nothing where one channel is blank or not printed', () => {
    const wechat = { ...channels, 'disclosure.by_channel.wechat': '' };
    expect(check('channel-sum-below-total', { 'disclosure.total': 40, ...wechat })).toEqual([]);
    expect(
      check('channel-sum-below-total', { 'disclosure.total': 40, 'disclosure.by_channel.website': 20 }),
    ).toEqual([]);
  });

  test('leaves responses alone, because they have other ways beside the channels', () => {
    expect(
      check('channel-sum-below-total', {
        'response.topics': 9,
        'response.by_channel.weibo_wechat': 1,
        'response.by_channel.other': 1,
      }),
    ).toEqual([]);
  });
});

describe.each([
  ['normative-exceeds-issued', 'disclosure.normative', 'disclosure.normative_issued'],
  ['closed-exceeds-received', 'request.closed', 'request.received'],
  ['answered-exceeds-closed', 'request.answered', 'request.closed'],
])('%s', (rule, smaller, larger) => {
  test('reports more where there can only be fewer', () => {
    expect(check(rule, { [smaller]: 9, [larger]: 4 })).toMatchObject([
      { severity: 'warning', subject: smaller, expected: '≤ 4', actual: 9, evidence: [at(100), at(101)] },
    ]);
  });

  test('is content with as many', () => {
    expect(check(rule, { [smaller]: 4, [larger]: 4 })).toEqual([]);
  });

  test('infers nothing from a blank', () => {
    expect(check(rule, { [smaller]: 4, [larger]: '' })).toEqual([]);
    expect(check(rule, { [smaller]: '', [larger]: 4 })).toEqual([]);
  });
});
