import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import type { Notice } from '../../src/document/notice.js';
import { openDropWatch } from '../../src/pipeline/drop/watch.js';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { retryItems } from '../../src/pipeline/retry.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { zipOfMac, zipOfWindows } from '../sources/archives/make-archives.js';
import { inventedOffice, inventReport } from './invented-reports.js';
import { failures, ingest, openTestPipeline, ownDirectory, ownEnvironment } from './open-pipeline.js';

/** A report that names neither its issuer nor its year. */
const NAMELESS = [
  '政府信息公开工作年度报告',
  '',
  '一、概述',
  '这一年里把公开目录重新排过一遍，政府信息公开工作平稳。',
  '二、主动公开政府信息的情况',
  '全年主动公开政府信息21条。',
  '三、存在的问题和改进打算',
  '目录的检索还不够顺手。',
  '',
].join('\n');
const NAMED = inventReport({ ...inventedOffice(1), year: 2017 });

interface Row {
  issuer: string | null;
  source: string | null;
  year: number | null;
  start: string | null;
  division: string | null;
  url: string | null;
  version: number;
  notices: Notice[];
}

/** The current reports by the end of their source's name. */
async function reports(pipeline: Pipeline, root: string): Promise<Record<string, Row>> {
  const { rows } = await pipeline.database.pool.query<Row & { path: string }>(
    `select s.path, r.issuer, r.issuer_source as source, r.report_year as year, r.period_start::text as start,
            r.division_code as division, r.declared ->> 'url' as url, r.version, r.notices
       from report r join source s on s.id = r.source_id where r.current order by s.path`,
  );
  return Object.fromEntries(rows.map(({ path, ...row }) => [path.slice(root.length + 1), row]));
}

const open = async (): Promise<[Pipeline, string]> => [
  await openTestPipeline(await ownEnvironment('postgres')),
  await ownDirectory(),
];

const FILLED = {
  issuer: '青禾县水务局',
  source: 'manifest',
  year: 2016,
  start: '2016-01-01',
  division: '990123',
  url: 'https://www.example.cn/a.html',
};
const SIDECAR = {
  issuer: '青禾县水务局',
  year: 2016,
  区划代码: 990123,
  url: 'https://www.example.cn/a.html',
};

it('a sidecar gives what the report does not say, and is no report itself', async () => {
  const [pipeline, root] = await open();
  await writeFile(join(root, '报告.txt'), NAMELESS);
  await writeFile(join(root, '报告.json'), JSON.stringify(SIDECAR));
  await writeFile(join(root, 'other.txt'), NAMELESS);

  expect((await ingest(pipeline, root)).items).toMatchObject({ planned: 2, done: 2, failed: 0 });

  const read = await reports(pipeline, root);
  expect(read['报告.txt']).toMatchObject(FILLED);
  expect(read['other.txt']).toMatchObject({ issuer: null, source: null, year: null, division: null });
  // The same file named by itself is the same report.
  expect((await ingest(pipeline, join(root, '报告.txt'))).items).toMatchObject({ planned: 1, unchanged: 1 });
});

it('a manifest in GBK with Chinese headers speaks of files in its folder and below; a sidecar goes before it', async () => {
  const [pipeline, root] = await open();
  await mkdir(join(root, '局'));
  await writeFile(join(root, '局', 'a.txt'), NAMELESS);
  await writeFile(join(root, 'b.txt'), NAMELESS);
  await writeFile(join(root, 'b.json'), '{"机关": "青禾县林业局"}');
  const manifest =
    '文件,机关,年度,区划代码,网址\r\n' +
    '局\\a.txt,青禾县水务局,2016年,990123,https://www.example.cn/a.html\r\n' +
    'b.txt,青禾县农业局,2015,,\r\n';
  await writeFile(join(root, 'manifest.csv'), iconv.encode(manifest, 'gbk'));

  expect((await ingest(pipeline, root)).items).toMatchObject({ planned: 2, done: 2, failed: 0 });

  const read = await reports(pipeline, root);
  expect(read['局/a.txt']).toMatchObject(FILLED);
  expect(read['b.txt']).toMatchObject({ issuer: '青禾县林业局', year: null });
  expect((await ingest(pipeline, join(root, '局'))).items).toMatchObject({ planned: 1, unchanged: 1 });
});

it('a manifest inside an archive speaks of its entries', async () => {
  const [pipeline, root] = await open();
  const manifest =
    'file,issuer,year,division,url\n乙/a.txt,青禾县水务局,2016,990123,https://www.example.cn/a.html\n';
  await writeFile(
    join(root, 'w.zip'),
    zipOfWindows({ '全/乙/a.txt': NAMELESS, '全/manifest.csv': iconv.encode(manifest, 'gbk') }),
  );
  await writeFile(
    join(root, 'm.zip'),
    zipOfMac({ '乙/a.txt': NAMELESS, '乙/a.json': JSON.stringify(SIDECAR) }),
  );

  expect(await ingest(pipeline, root)).toMatchObject({ items: { planned: 2, done: 2, failed: 0 } });

  const read = await reports(pipeline, root);
  expect(read['w.zip!全/乙/a.txt']).toMatchObject(FILLED);
  expect(read['m.zip!乙/a.txt']).toMatchObject(FILLED);
});

it('what is printed stands, and a warning names what is declared otherwise', async () => {
  const [pipeline, root] = await open();
  await writeFile(join(root, 'a.txt'), NAMED);
  await writeFile(join(root, 'a.json'), JSON.stringify(SIDECAR));
  await writeFile(join(root, 'b.txt'), NAMED);
  await writeFile(
    join(root, 'b.json'),
    JSON.stringify({ issuer: `南河省${inventedOffice(1).issuer}`, year: '2017' }),
  );

  await ingest(pipeline, root);

  const read = await reports(pipeline, root);
  expect(read['a.txt']).toMatchObject({ issuer: inventedOffice(1).issuer, year: 2017, division: '990123' });
  expect(read['a.txt']?.source).not.toBe('manifest');
  expect(read['a.txt']?.notices).toMatchObject([
    { code: 'issuer_declared_otherwise', details: { declared: '青禾县水务局' } },
    { code: 'year_declared_otherwise' },
  ]);
  // With the places above it, it is the same name.
  expect(read['b.txt']?.notices).toEqual([]);
});

it('lines that name no file or make no sense are failed items with their line, and cost no other', async () => {
  const [pipeline, root] = await open();
  const path = join(root, 'manifest.csv');
  await writeFile(join(root, 'a.txt'), NAMELESS);
  await writeFile(join(root, 'a.json'), '{"issuer": ');
  await writeFile(join(root, 'c.zip'), zipOfMac({ 'c.txt': NAMED }));
  await writeFile(
    path,
    [
      'file,issuer,year,division,url',
      'a.txt,青禾县水务局,2016,990123,https://www.example.cn/a.html',
      'missing.txt,青禾县林业局,2016,,',
      'a.txt,青禾县农业局,2016,,',
      'b.txt,青禾县农业局,去年,,',
      'c.zip,青禾县农业局,2016,,',
      '',
    ].join('\n'),
  );

  const { id, items } = await ingest(pipeline, root);

  expect(items).toMatchObject({ planned: 7, done: 2, failed: 5 });
  const failed = {
    [join(root, 'a.json')]: 'manifest_invalid',
    ...Object.fromEntries([3, 4, 5, 6].map((line) => [`${path}:${line}`, 'manifest_row_invalid'])),
  };
  expect(await failures(pipeline)).toEqual(failed);
  expect((await reports(pipeline, root))['a.txt']).toMatchObject(FILLED);
  // A retry says the same again, and does not take the manifest for a report.
  await retryItems(pipeline, { run: id });
  await workRun(pipeline, id);
  expect(await failures(pipeline)).toEqual(failed);
});

it('a changed, a removed and a restored sidecar make the report again; one that says the same does not', async () => {
  const [pipeline, root] = await open();
  const sidecar = join(root, 'a.json');
  const state = async (): Promise<unknown[]> => {
    const { items } = await ingest(pipeline, root);
    const { issuer, year, version } = (await reports(pipeline, root))['a.txt'] ?? {};
    return [items.unchanged, issuer, year, version];
  };
  await writeFile(join(root, 'a.txt'), NAMELESS);
  await writeFile(sidecar, '{"issuer": "青禾县水务局"}');
  expect(await state()).toEqual([0, '青禾县水务局', null, 1]);
  await writeFile(sidecar, '{"issuer": "青禾县水务局", "year": 2016}');
  expect(await state()).toEqual([0, '青禾县水务局', 2016, 2]);
  await writeFile(sidecar, '{ "year": "2016", "机关": "青禾县水务局" }');
  expect(await state()).toEqual([1, '青禾县水务局', 2016, 2]);
  await rm(sidecar);
  expect(await state()).toEqual([0, null, null, 3]);
  await writeFile(sidecar, '{"issuer": "青禾县水务局"}');
  // As it was at first: that version is current again.
  expect(await state()).toEqual([0, '青禾县水务局', null, 1]);
  expect(await state()).toEqual([1, '青禾县水务局', null, 1]);
});

it('in a drop directory a sidecar that comes after its report is not lost', async () => {
  const [pipeline, root] = await open();
  const watch = await openDropWatch(pipeline, root, { quietMs: 1 });
  let now = 0;
  const take = async (): Promise<number> => {
    await watch.look((now += 10));
    const made = await watch.look((now += 10));
    for (const { run } of made) await workRun(pipeline, run);
    return made.length;
  };
  await writeFile(join(root, 'a.txt'), NAMELESS);
  expect(await take()).toBe(1);
  expect((await reports(pipeline, root))['a.txt']).toMatchObject({ issuer: null });
  await writeFile(join(root, 'a.json'), JSON.stringify(SIDECAR));
  expect(await take()).toBe(1);
  expect((await reports(pipeline, root))['a.txt']).toMatchObject(FILLED);
  // Nothing has changed, and a restart does not take it again.
  expect(await take()).toBe(0);
  expect(await failures(pipeline)).toEqual({});
});
