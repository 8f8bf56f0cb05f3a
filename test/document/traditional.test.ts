import { describe, expect, test } from 'vitest';
import { parseReport } from '../../src/report/parse-report.js';
import { isTraditional, readTraditional } from '../../src/document/traditional.js';

const REPORT = [
  '雲嶺鎮人民政府2016年政府信息公開工作年度報告',
  '一、概述',
  '2016年,雲嶺鎮把公開工作列入考核,安排專職人員一名,按時發佈各類信息,並對農村財務、環境整治等重點進行檢查。',
  '二、主動公開政府信息情況',
  '2016年,我鎮主動公開政府信息93條,其中網站公開61條。',
  '三、依申請公開情況',
  '2016年,我鎮沒有收到信息公開申請。',
  '雲嶺鎮人民政府',
  '2017年1月9日',
].join('\n');

describe('a report in traditional characters', () => {
  test('is read in simplified ones, and says so', async () => {
    const report = await parseReport(new TextEncoder().encode(REPORT));
    expect(report).toMatchObject({
      title: '云岭镇人民政府2016年政府信息公开工作年度报告',
      issuer: '云岭镇人民政府',
      publishedOn: '2017-01-09',
    });
    expect(report.sections.map(({ title }) => title)).toEqual([
      '概述',
      '主动公开政府信息情况',
      '依申请公开情况',
    ]);
    expect(report.narrative.claims).toMatchObject([
      { indicator: 'organisation.staff.full_time', value: 1 },
      { indicator: 'disclosure.total', value: 93 },
      { indicator: 'disclosure.by_channel.website', value: 61 },
      { indicator: 'request.received', value: 0 },
    ]);
    expect(report.notices).toMatchObject([{ code: 'traditional_characters' }]);
  });

  test('may have words that its writer does not use, put in by a program', () => {
    expect(readTraditional('政府資訊公開')).toBe('政府信息公开');
    expect(readTraditional('規範性檔案，檔案館')).toBe('规范性文件，档案馆');
  });

  test('may have readings in brackets, which are left out where they stand', () => {
    expect(readTraditional('報(bào)告(2016年)')).toBe(`报${'\u200b'.repeat(5)}告(2016年)`);
  });

  test('is told from a simplified one that prints a few of them', () => {
    expect(isTraditional(REPORT)).toBe(true);
    expect(
      isTraditional(
        `${'全镇公开工作平稳有序。'.repeat(60)}後來還進過門見過書記們談兩個問題,並報縣裡審處,業務員們都來聽講。`,
      ),
    ).toBe(false);
  });
});
