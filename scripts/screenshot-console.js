// Writes docs/screens: each page of the console at two widths, in light and dark, over sample reports of its
// own.
//
//   npm run build && node scripts/screenshot-console.js [--only NAME] [--lang zh|en] [--out DIR]
//
// Needs a Chromium (NIANBAO_CHROMIUM, or /usr/bin/chromium) with a font for Chinese (for example
// fonts-noto-cjk).
import { Buffer } from 'node:buffer';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { readConfig } from '../dist/src/settings/config.js';
import { openConsole } from '../dist/src/console/open-console.js';
import { openPipeline } from '../dist/src/pipeline/pipeline.js';
import { planRun } from '../dist/src/pipeline/plan.js';
import { workRun } from '../dist/src/pipeline/work-run.js';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    lang: { type: 'string', default: 'zh' },
    out: { type: 'string', default: new URL('../docs/screens', import.meta.url).pathname },
  },
});

const SCREENS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

// Its name is seen in the pictures.
const directory = join(tmpdir(), 'nianbao');
await mkdir(directory);
await chmod(directory, 0o755);
const province = join(directory, '投递');
const env = { ...process.env, NIANBAO_DATA_DIR: join(directory, 'data'), NIANBAO_LOG_LEVEL: 'error' };
const nianbao = (...words) =>
  run(process.execPath, [new URL('../bin/nianbao.js', import.meta.url).pathname, ...words], { env });

// Three years of one city; some deliveries of the last night are damaged, some reports were corrected.
await nianbao('sample', '--reports', '240', '--seed', '11', '--years', '2022-2024', '--out', province);
const files = (await readdir(province, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(?:txt|md|html|docx|xlsx|pdf)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
for (const file of files.filter((_, index) => index % 37 === 5)) await rm(file);
const corrected = files.filter((file, index) => file.endsWith('.md') && index % 37 !== 5).slice(0, 3);
await nianbao('coverage', '--year', '2024', '--roster', join(province, 'roster.csv'), '--json');

await nianbao('schedule', 'set', '每晚', '--cron', '0 2 * * *', '--drop', province, '--catch-up');

const pipeline = await openPipeline(readConfig(env));
const night = async (label) =>
  workRun(pipeline, (await planRun(pipeline, { paths: [province], label })).runId);
await night('2025-03-30');
for (const file of corrected) {
  // The last number of the tables, as a later version of the report has it.
  const text = await readFile(file, 'latin1');
  await writeFile(
    file,
    text.replace(/(.*\| *)(\d+)( *\|)/s, (_, before, number, after) => before + (Number(number) + 3) + after),
    'latin1',
  );
}
const office = join(province, '补报');
await mkdir(office);
await writeFile(join(office, '财政局.txt'), '');
await writeFile(join(office, '民政局.pdf'), '%PDF-1.7\n% 已损坏');
await writeFile(join(office, '通知.txt'), '请各单位于月底前报送材料。');
await night('2025-03-31');
const { rows: judged } = await pipeline.database.pool.query(
  `select id from finding where severity = 'error' and report_id is not null order by id limit 1`,
);

const { rows: chosen } = await pipeline.database.pool.query(
  `select r.id as report, f.id as finding from finding f join report r on r.id = f.report_id and r.current
    where f.status = 'open' and r.format in ('text', 'html', 'docx', 'markdown') and jsonb_array_length(f.evidence) > 0
    order by f.severity, f.rule like 'carried%', f.rule, f.id limit 1`,
);
const { report, finding } = chosen[0];
const { rows: version } = await pipeline.database.pool.query(
  `select id from report where current and version > 1 order by id limit 1`,
);
const { rows: item } = await pipeline.database.pool.query(
  `select id from run_item where state = 'failed' order by id limit 1`,
);
const PAGES = {
  overview: '/',
  run: '/runs/2',
  item: `/items/${item[0].id}`,
  failed: '/failed',
  schedules: '/schedules',
  reports: '/reports',
  report: `/reports/${report}#f${finding}-0`,
  versions: `/reports/${version[0]?.id ?? report}#versions`,
  findings: '/findings?status=open',
  finding: `/findings/${judged[0].id}`,
  coverage: '/coverage?year=2024',
  organs: '/coverage/organs?year=2024&organ=missing',
  rules: '/rules',
  audit: '/audit',
  queues: '/queues',
};

const app = await openConsole(pipeline, { users: [], secureCookies: false });
const baseURL = await app.listen({ host: '127.0.0.1', port: 0 });
const browser = await chromium.launch({
  executablePath: process.env.NIANBAO_CHROMIUM ?? '/usr/bin/chromium',
});
const converter = await browser.newPage();
await mkdir(values.out, { recursive: true });
const operator = await browser.newPage({ baseURL, locale: 'zh-CN' });
await operator.goto(PAGES.finding);
await operator.fill('input[name=note]', '附表另含两个站所，口径不同');
await operator.click('button[value=dismissed]');
try {
  for (const viewport of SCREENS) {
    for (const colorScheme of ['light', 'dark']) {
      const locale = values.lang === 'en' ? 'en-GB' : 'zh-CN';
      const context = await browser.newContext({ viewport, colorScheme, locale, baseURL });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(PAGES)) {
        if (!name.includes(values.only)) continue;
        await page.goto('about:blank');
        await page.goto(path);
        if (name === 'queues') await page.waitForSelector('text=extract');
        const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        if (over > 0) console.log(`${name} is ${over} px wider than a screen of ${viewport.width}`);
        const file = join(values.out, `${name}-${viewport.width}-${colorScheme}.webp`);
        await writeFile(file, await asWebp(converter, await page.screenshot({ scale: 'css' })));
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await app.close();
  await pipeline.close();
  await rm(directory, { recursive: true, force: true });
}

/** A picture in a quarter of the bytes; the browser itself is the encoder. */
async function asWebp(page, png) {
  const url = await page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', 0.65);
  })()`);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
