import { expect, test } from 'vitest';
import { parseReport } from '../../src/report/parse-report.js';

const FRONT = '清溪镇2018年政府信息公开工作年度报告\n一、概述\n';

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

test('a text longer than any report is refused before it is read', async () => {
  await expect(
    parseReport(bytesOf(FRONT + '平稳。'.repeat(700_000)), { name: 'a.txt' }),
  ).rejects.toMatchObject({
    code: 'content_too_large',
    details: { path: 'a.txt', limit: 2_000_000 },
  });
});

test('more lines than any report has are refused', async () => {
  await expect(parseReport(bytesOf(FRONT + '7\n'.repeat(50_000)), { name: 'a.txt' })).rejects.toMatchObject({
    code: 'too_many_blocks',
    details: { path: 'a.txt', blocks: 50_002, limit: 50_000 },
  });
});

test('more cells than any report has are refused', async () => {
  const rows = '|收到申请数|件|3|\n'.repeat(40_000);
  await expect(parseReport(bytesOf(FRONT + rows), { name: 'a.txt' })).rejects.toMatchObject({
    code: 'too_many_blocks',
  });
});

test('a line of more cells than any row has is no table, and its words are kept', async () => {
  const line = '收到申请数\t3\t'.repeat(1000);
  const report = await parseReport(bytesOf(`${FRONT}${line}\n二、问题\n无。\n`));
  expect(report.tables.filter(({ layout }) => layout === 'tab-rows')).toEqual([]);
  expect(report.sections[0]?.blocks.length).toBeGreaterThan(0);
});

test('prose of more numbers than any report states is refused', async () => {
  const sentences = '网站公开信息三条，微信公开信息2条。\n'.repeat(10_001);
  await expect(parseReport(bytesOf(FRONT + sentences), { name: 'a.txt' })).rejects.toMatchObject({
    code: 'too_many_numbers',
    details: { path: 'a.txt', limit: 20_000 },
  });
});

test('the figures of more reports than anybody files together are refused', async () => {
  const rows = '其中：1.政府网站公开政府信息数\t条\t7\n2.政务微博公开政府信息数\t条\t3\n'.repeat(20);
  const form = `统计指标\t单位\t统计数\n一、主动公开情况\t\t\n${rows}平稳。\n`;
  expect((await parseReport(bytesOf(FRONT + form.repeat(200)))).observations).toHaveLength(8000);
  await expect(parseReport(bytesOf(FRONT + form.repeat(260)), { name: 'a.txt' })).rejects.toMatchObject({
    code: 'too_many_observations',
    details: { path: 'a.txt', limit: 10_000 },
  });
});

test('a long report within the limits is read to its end', async () => {
  const report = await parseReport(
    bytesOf(
      `${FRONT}${'平稳。\n'.repeat(45_000)}二、收到申请情况\n全年共收到政府信息公开申请3件。\n三、问题\n无。\n`,
    ),
  );
  expect(report.sections.map(({ title }) => title)).toEqual(['概述', '收到申请情况', '问题']);
  expect(report.narrative.claims.map(({ value }) => value)).toContain(3);
});

test('headings, blocks and trailing headings beyond the stack are no crash', async () => {
  const titles = '存在问题\n'.repeat(45_000);
  const report = await parseReport(bytesOf(`${FRONT}二、主动公开情况\n三、打算\n${titles}`));
  expect(report.sections.length).toBeGreaterThan(2);
});

test('two parts of a text that calls itself the report of a year make it one, without title and period', async () => {
  const parts = '一、概述\n工作有序。\n二、主动公开政府信息情况\n全年公开信息41条。\n';
  const { issuer, reportYear } = await parseReport(
    bytesOf(`现将青禾县教育局2017年度政府信息公开年度报告向社会公布。\n${parts}`),
  );
  expect({ issuer, reportYear }).toEqual({ issuer: '青禾县教育局', reportYear: 2017 });
});

test('a notice about the reports of a year is none', async () => {
  const notice =
    '请认真做好2017年度政府信息公开年度报告编制工作。\n一、编制要求\n按时编制。\n二、报送时间\n1月底。\n';
  await expect(parseReport(bytesOf(notice), { name: 'a.txt' })).rejects.toMatchObject({
    code: 'not_a_report',
  });
});
