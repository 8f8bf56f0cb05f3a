import { readFile, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { decodeDocument } from '../../src/decode/decode.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { listFindings, type ListedFinding } from '../../src/store/findings/list-findings.js';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { writeReports } from '../pipeline/invented-reports.js';
import { ingest, openTestPipeline, ownDirectory, ownEnvironment } from '../pipeline/open-pipeline.js';
import { openBrowser } from './open-browser.js';
import { openTestConsole } from './open-console.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const SCREENS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

/** A night in which one of three files was empty. */
async function lastNight() {
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const directory = await ownDirectory();
  const files = await writeReports(directory, 3);
  const [, empty = ''] = files;
  const sound = await readFile(empty);
  await writeFile(empty, '');
  const { id: run } = await ingest(pipeline, directory);
  return { pipeline, run, empty, fix: () => writeFile(empty, sound) };
}

async function openPage(pipeline: Pipeline, viewport: { width: number; height: number }): Promise<Page> {
  const { address } = await openTestConsole(pipeline);
  const context = await browser.newContext({ viewport, locale: 'zh-CN', baseURL: address });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

async function findingOf(pipeline: Pipeline, rule: string): Promise<ListedFinding> {
  for await (const finding of listFindings(pipeline.database.pool, { rule })) return finding;
  throw new Error(`no finding of ${rule}`);
}

/** What a finding's first evidence says in the file. */
async function evidenceText({ source, evidence: [place] }: ListedFinding): Promise<string> {
  const { text } = await decodeDocument(await readFile(source ?? ''), { name: source ?? '' });
  return text.slice(place?.offset, place?.endOffset);
}

/** The highlighted text, and how much of its beginning somebody sees. */
async function highlighted(page: Page): Promise<{ text: string; visible: number }> {
  const marks = page.locator('mark.here');
  await marks.first().waitFor();
  const visible = await page.evaluate<number>(
    `new Promise((resolve) => new IntersectionObserver(([entry]) => resolve(entry.intersectionRatio))
       .observe(document.querySelector('mark.here')))`,
  );
  return { text: (await marks.allTextContents()).join(''), visible };
}

async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  expect(over, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0);
}

describe.each(SCREENS)('the morning after, on a screen of $width pixels', (viewport) => {
  it('is a walk from the overview to what failed, and from a finding to its sentence', async () => {
    const { pipeline, run, empty, fix } = await lastNight();
    const page = await openPage(pipeline, viewport);
    const next = async (step: Promise<unknown>): Promise<void> => {
      await step;
      await expectNoSidewaysScrolling(page);
    };

    // What failed in the night, and why.
    await next(page.goto('/'));
    await next(page.getByRole('link', { name: '失败的文件' }).click());
    const row = page.getByRole('row').filter({ hasText: 'file_empty' });
    await next(row.getByRole('link', { name: 'office-0001.txt' }).click());
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(empty);
    expect(await page.locator('.notice').textContent()).toContain('office-0001.txt');

    // Mended, and taken up again.
    await fix();
    await next(page.getByRole('button', { name: '重新处理' }).click());
    expect(await page.getByRole('status').textContent()).toContain('已重新排队 1 项');
    await workRun(pipeline, run);
    await next(page.goto('/'));
    await next(page.getByRole('row').filter({ hasText: '已结束' }).getByRole('link').first().click());
    const again = page.getByRole('row').filter({ hasText: 'office-0001.txt' });
    expect(await again.textContent()).toContain('完成');

    // A report that contradicts itself.
    await next(page.getByRole('link', { name: '报告', exact: true }).click());
    await page.getByLabel('发现').selectOption({ label: '错误' });
    await page.waitForURL(/findings=error/);
    await next(page.getByRole('link', { name: '青禾县柳桥镇人民政府2017年' }).click());
    const finding = await findingOf(pipeline, 'claim-vs-table');
    await next(page.locator('.findings').getByRole('link', { name: finding.message.zh }).click());
    const shown = await highlighted(page);
    expect(shown.text).toBe(await evidenceText(finding));
    expect(shown.visible).toBeGreaterThan(0.9);

    // No error: the table counts another office as well.
    const entry = page.locator('.findings li').filter({ hasText: finding.message.zh });
    await entry.getByText('处理', { exact: true }).click();
    await entry.getByLabel('备注').fill('附表另含两个站所');
    await next(entry.getByRole('button', { name: '不采纳' }).click());
    expect(await page.getByRole('status').textContent()).toContain('已处理 1 条');
    expect(await entry.getByRole('button', { name: '不采纳' }).count()).toBe(0);
    expect(await entry.textContent()).toContain('不采纳');

    // Where it is found again.
    await next(page.getByRole('link', { name: '发现', exact: true }).click());
    await page.getByLabel('状态').selectOption({ label: '不采纳' });
    await page.waitForURL(/status=dismissed/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 CSV' }).click();
    const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('claim-vs-table');
    await next(page.getByRole('link', { name: finding.message.zh }).click());
    const told = await page.getByRole('row').filter({ hasText: '附表另含两个站所' }).textContent();
    expect(told).toContain('不采纳');
    expect(told).toContain('local');
  });

  it('goes without a mouse', async () => {
    const { pipeline } = await lastNight();
    const page = await openPage(pipeline, viewport);
    const { id } = await findingOf(pipeline, 'claim-vs-table');
    await page.goto(`/findings/${id}`);
    const tabTo = async (selector: string): Promise<void> => {
      for (let steps = 0; steps < 40; steps += 1) {
        await page.keyboard.press('Tab');
        if (await page.evaluate<boolean>(`document.activeElement.matches('${selector}')`)) return;
      }
      throw new Error(`Tab never comes to ${selector}`);
    };
    await tabTo('input[name=note]');
    await page.keyboard.type('附表另含两个站所');
    // Which of the answers Enter would give is nobody's guess: none.
    await page.keyboard.press('Enter');
    await tabTo('button[value=dismissed]');
    await page.keyboard.press('Enter');
    await page.getByRole('status').waitFor();
    expect(await page.getByRole('row').filter({ hasText: '附表另含两个站所' }).count()).toBe(1);
    expect((await findingOf(pipeline, 'claim-vs-table')).status).toBe('dismissed');
  });
});
