import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../src/report/parse-report.js';
import type { Report } from '../../../src/report/report.js';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const SECTIONS_2021 = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];

async function readReport(name: string): Promise<Report> {
  return await parseReport(await readFile(join(FIXTURES, name)), { name });
}

function valueOf(report: Report, indicator: string, applicant?: string) {
  const found = report.observations.filter(
    (one) => one.indicator === indicator && (applicant === undefined || one.applicant === applicant),
  );
  return found.map(({ value }) => value);
}

describe('a report of the 2021 form on a government site', () => {
  it('has title, issuer, year and its own date', async () => {
    const report = await readReport('form-2021.html');
    expect(report).toMatchObject({
      format: 'html',
      title: '枫溪县2023年政府信息公开工作年度报告',
      issuer: '枫溪县人民政府',
      reportYear: 2023,
      publishedOn: '2024-01-26',
      templates: { 2: '2021', 3: '2021', 4: '2021' },
      notices: [],
    });
  });

  it('has the six sections of the form', async () => {
    const { sections } = await readReport('form-2021.html');
    expect(sections.map(({ title }) => title)).toEqual(SECTIONS_2021);
  });

  it('has the figures of its tables in the right columns', async () => {
    const report = await readReport('form-2021.html');
    expect(valueOf(report, 'licence.decisions')).toEqual([1286]);
    expect(valueOf(report, 'charge.amount')).toEqual([38.5]);
    expect(valueOf(report, 'normative.in_force')).toEqual([17]);
    expect(valueOf(report, 'application.received', 'natural_person')).toEqual([7]);
    expect(valueOf(report, 'application.partly_granted', 'legal_service')).toEqual([1]);
    expect(valueOf(report, 'application.refused.third_party', 'total')).toEqual([1]);
    expect(valueOf(report, 'application.carried_out', 'total')).toEqual([0]);
    expect(valueOf(report, 'litigation.direct.pending')).toEqual([1]);
    expect(valueOf(report, 'litigation.after_review.total')).toEqual([0]);
  });

  it('has a title that only the head states', async () => {
    const report = await readReport('form-2021-title-in-head.html');
    expect(report.title).toBe('南丘市水务局2022年度政府信息公开工作年度报告');
    expect(report.issuer).toBe('南丘市水务局');
    expect(report.sections.map(({ title }) => title)).toEqual(SECTIONS_2021);
  });

  it('has a blank where a cell holds only a no-break space', async () => {
    const report = await readReport('form-2021-title-in-head.html');
    const coercion = report.observations.find(({ indicator }) => indicator === 'coercion.decisions');
    expect(coercion).toMatchObject({ value: null, status: 'blank' });
  });
});

describe('a report of the 2014 form on a page of layout tables', () => {
  it('is read from GB18030 declared as gb2312', async () => {
    const markup = await readFile(join(FIXTURES, 'form-2014-layout-tables.html'), 'utf8');
    const report = await parseReport(iconv.encode(markup, 'gb18030'));
    expect(report).toMatchObject({
      title: '白杨镇2016年政府信息公开工作年度报告',
      issuer: '临河县白杨镇人民政府',
      reportYear: 2016,
      publishedOn: '2017-03-18',
      templates: { statistics: '2014' },
      notices: [],
    });
    expect(report.contact).toMatchObject({ responsible: '高山', phone: '0478-4210036' });
    expect(report.sections.map(({ title }) => title)).toEqual([
      '概述',
      '主动公开情况',
      '依申请公开情况',
      '存在问题和改进措施',
    ]);
  });

  it.each(['form-2014-layout-tables.html', 'form-2014-word.html'])('has its figures: %s', async (name) => {
    const report = await readReport(name);
    expect(valueOf(report, 'disclosure.total')).toEqual([214]);
    expect(valueOf(report, 'disclosure.by_channel.website')).toEqual([168]);
    expect(valueOf(report, 'request.received.online')).toEqual([3]);
    expect(valueOf(report, 'complaint.other')).toEqual([1]);
    expect(valueOf(report, 'litigation')).toEqual([0]);
    expect(report.notices.filter(({ code }) => code !== 'charset_misdeclared')).toEqual([]);
  });

  it('is read from the page that Word saves', async () => {
    const report = await readReport('form-2014-word.html');
    expect(report).toMatchObject({
      title: '青石乡2017年政府信息公开工作年度报告',
      issuer: '青石乡人民政府',
      reportYear: 2017,
      publishedOn: '2018-03-20',
    });
    expect(report.sections.map(({ label, title }) => label + title)).toEqual([
      '一、概述',
      '二、主动公开情况',
      '三、依申请公开情况',
      '四、不足和打算',
    ]);
  });
});
