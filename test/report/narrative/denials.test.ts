import { describe, expect, it } from 'vitest';
import { read, said } from './prose.js';

describe('absence stated by words', () => {
  it.each([
    '我镇未收到政府信息公开申请。',
    '全年没有收到公民、法人和其他组织提出的信息公开申请。',
    '2017年未受理依申请公开政府信息。',
    '没有接到群众要求公开政府信息的申请。',
    '依申请公开：无。',
    '没有收到公民要求公开政府信息的情况。',
  ])('no application: %s', (text) => {
    expect(said(text)).toEqual(['request.received=0']);
  });

  it('is marked as said in words, and its span is the words', () => {
    const text = '一、概述\n全年未收到信息公开申请。';
    const [claim] = read(text).claims;
    expect(claim).toMatchObject({ none: true, value: 0 });
    expect(text.slice(claim?.span.start.offset, claim?.span.end.offset)).toBe('未收到');
  });

  it('a printed 0 is not marked so', () => {
    expect(read('收到信息公开申请0件。').claims[0]).toMatchObject({ none: false, value: 0 });
  });

  it.each([
    '未发生因政府信息公开引发的行政复议、行政诉讼和举报投诉。',
    '没有因信息公开申请行政复议、提起行政诉讼以及投诉举报的情况发生。',
    '行政复议、行政诉讼和举报投诉均未发生。',
    '未发生行政复议，行政诉讼和举报投诉。',
    '行政复议、行政诉讼、举报投诉数量均为零。',
  ])('several things denied at once: %s', (text) => {
    expect(new Set(said(text))).toEqual(new Set(['reconsideration=0', 'litigation=0', 'complaint=0']));
  });

  it('takes the subject from the heading where the sentence names none', () => {
    expect(said('五、行政复议情况\n本年度未发生。')).toEqual(['reconsideration=0']);
  });

  it.each(['四、信息公开申请的收费及减免情况', '五、因政府信息公开申请行政复议的情况'])(
    'does not take 无申请 under %s for the applications for information',
    (heading) => {
      expect(said(`${heading}\n我局全年无申请。`)).toEqual([]);
    },
  );

  it('takes the fees from the heading', () => {
    expect(said('四、收费及减免情况\n收费0元，减免0元。')).toEqual(['fee.charged=0']);
  });

  it('does not take 申请 in `申请行政复议` for an application', () => {
    expect(said('无因政府信息公开申请行政复议的情况。')).toEqual(['reconsideration=0']);
  });

  it.each([
    ['本镇未收取任何信息公开费用。', 'fee.charged=0'],
    ['信息公开没有收费。', 'fee.charged=0'],
    ['我局全年没有收取信息处理费。', 'fee.charged=0'],
    ['不存在信息公开收费及减免的情况。', 'fee.charged=0'],
    ['政府信息公开工作无专职人员。', 'organisation.staff.full_time=0'],
    ['政府信息公开无专项经费。', 'organisation.budget=0'],
  ])('%s', (text, claim) => {
    expect(said(text)).toEqual([claim]);
  });

  it('denies both rows of table 4', () => {
    expect(said('未发生行政诉讼。', { generation: '2021', reportYear: 2022 })).toEqual([
      'litigation.direct.total=0',
      'litigation.after_review.total=0',
    ]);
  });

  it('denies what was carried over', () => {
    expect(said('无结转下年度申请。', { generation: '2021', reportYear: 2022 })).toEqual([
      'application.carried_out@total=0',
    ]);
  });

  it.each([
    '部分单位未收到政府信息公开申请。',
    '下属3个单位未收到政府信息公开申请。',
    '未收到有关信息公开方面的咨询。',
    '未收到群众提出政策解读的申请。',
    '未发生政府信息公开失密、泄密事件。',
    '没有及时答复信息公开申请的情况已经整改。',
    '没有出现逾期未答复信息公开申请的情况。',
    '如未收到信息公开申请，应当登记说明。',
    '本单位无行政处罚、行政强制职权。',
    '信息公开工作无偿提供，无法律纠纷。',
    '2016年未收到信息公开申请。',
    '行政复议未发生被纠错的情况。',
  ])('says nothing: %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('没有一起 is none, not one', () => {
    expect(said('因信息公开没有一起行政复议案件。')).toEqual(['reconsideration=0']);
  });
});
