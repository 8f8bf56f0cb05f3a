import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { replaceRoster } from '../../src/store/coverage/roster.js';
import { ingest, openTestPipeline, ownDirectory, ownEnvironment } from '../pipeline/open-pipeline.js';
import { openBrowser } from './open-browser.js';
import { openTestConsole } from './open-console.js';
import { exampleOf, routesOf } from './routes-of.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Markup that would run wherever it were not shown as text. */
const script = (where: string): string => `<script>alert('${where}')</script>`;
const image = (where: string): string => `"><img src=x onerror=alert('${where}')>`;

const ISSUER = `青禾县柳河镇人民政府${script('issuer')}`;

/** A report every part of which is hostile: file name, title, issuer, heading, sentence, caption, cells. */
const REPORT = [
  `青禾县柳河镇人民政府2018年政府信息公开工作年度报告${script('title')}`,
  '一、概述',
  `全年主动公开政府信息12条。公开栏写着${image('sentence')}。`,
  `三、主动公开情况${script('heading')}`,
  '公开栏每月更换一次。',
  `政府信息公开工作情况统计表${script('caption')}`,
  '（2018年度）',
  '',
  '| 统计指标 | 单位 | 统计数 |',
  '| --- | --- | --- |',
  '| 一、主动公开情况 | —— | —— |',
  `| （一）主动公开政府信息数 | 条 | 20${script('cell')} |`,
  `| 其中：主动公开规范性文件数${image('row')} | 条 | 30 |`,
  '| （二）收到申请数 | 件 | 1 |',
];

describe('a report made of scripts', () => {
  it('is text on every page, and nothing of it runs', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    await replaceRoster(pipeline.database.pool, [
      { issuer: ISSUER, level: 'township', divisionCode: '990101', parent: null, since: null, until: null },
    ]);
    const directory = await ownDirectory();
    const name = `<img src=x onerror=alert(1)>`;
    await writeFile(join(directory, `${name}.txt`), REPORT.join('\n'));
    await writeFile(join(directory, `${name}.json`), JSON.stringify({ issuer: ISSUER, year: 2018 }));
    await writeFile(join(directory, `${name}-empty.txt`), '');
    await ingest(pipeline, directory);
    // What the reading of today refuses as a title or a name may be taken for one tomorrow.
    const texts = [script('title'), ISSUER, script('message'), script('label')];
    await pipeline.database.pool.query(
      `with r as (update report set title = $1, issuer = $2), l as (update run set label = $4)
       update finding set issuer = $2, message_zh = message_zh || $3, subject = $3, expected = to_jsonb($3::text)`,
      texts,
    );
    const { app, address } = await openTestConsole(pipeline);

    const context = await browser.newContext({ baseURL: address, locale: 'zh-CN' });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const events: string[] = [];
    page.on('dialog', (dialog) => {
      events.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => events.push(`error ${error.message}`));
    page.on('console', (message) => {
      const { url } = message.location();
      // That a page is missing is what some of these addresses ask for.
      if (message.type() === 'error' && !url.startsWith(address)) events.push(`console ${message.text()}`);
      if (message.text().includes('Content Security Policy')) events.push(`policy ${message.text()}`);
    });

    // A judgement is text of somebody, too.
    await page.goto('/findings');
    await page.getByLabel('备注').fill(script('note'));
    await page.locator('input[name=finding]').first().check();
    await page.getByRole('button', { name: '不采纳' }).click();

    const asked = encodeURIComponent(script('search'));
    const pages = routesOf(app)
      .filter(
        ({ method, path }) =>
          method === 'GET' && !/^\/(?:queues\/.|assets|language|metrics|findings\.csv)/.test(path),
      )
      .map((route) => exampleOf(route));
    let seen = '';
    for (const path of [...pages, '/items/2', '/findings/2', `/reports?q=${asked}`, `/findings?q=${asked}`]) {
      await page.goto(path);
      seen += await page.locator('body').innerText();
    }
    await page.goto('/reports/1');
    for (const summary of await page.locator('.read > details > summary').all()) await summary.click();
    seen += await page.locator('body').textContent();

    expect(events).toEqual([]);
    const hostile = [name, ...texts, ...['heading', 'caption', 'note', 'cell'].map(script)];
    for (const shown of [...hostile, image('sentence'), image('row')]) {
      expect(seen.includes(shown), shown).toBe(true);
    }
    expect(await page.locator('main script, main img').count()).toBe(0);
  });
});
