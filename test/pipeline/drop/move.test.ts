import { readdir, readFile, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { moveSettled } from '../../../src/pipeline/drop/move.js';
import { openDropWatch } from '../../../src/pipeline/drop/watch.js';
import type { Pipeline } from '../../../src/pipeline/pipeline.js';
import { retryItems } from '../../../src/pipeline/retry.js';
import { workRun } from '../../../src/pipeline/work-run.js';
import { makeZip } from '../../sources/archives/make-archives.js';
import { inventedOffice, inventReport } from '../invented-reports.js';
import { ingest, openTestPipeline, ownDirectory, ownEnvironment } from '../open-pipeline.js';

const report = (index: number): string => inventReport(inventedOffice(index));

/** Takes what lies in a drop directory, works it, and moves it. */
async function work(pipeline: Pipeline, root: string): Promise<number> {
  const watch = await openDropWatch(pipeline, root, { quietMs: 1 });
  await watch.look(0);
  const [made] = await watch.look(10);
  await workRun(pipeline, made?.run ?? 0);
  return moveSettled(pipeline, root, new Set());
}

/** All files below a directory, without the marks. */
async function files(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).replace(`${root}/`, ''))
    .sort();
}

it('what is done goes to done/, what failed to failed/ with the reasons beside it, each in its folders', async () => {
  const root = await ownDirectory();
  await mkdir(join(root, '青禾县'));
  await writeFile(join(root, '青禾县', 'good.txt'), report(1));
  await writeFile(join(root, '青禾县', 'bad.txt'), '');
  await writeFile(
    join(root, 'mixed.zip'),
    makeZip([
      { name: 'a.txt', content: report(2) },
      { name: 'b.txt', content: report(3), checksum: 1 },
    ]),
  );
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));

  expect(await work(pipeline, root)).toBe(3);

  expect(await files(root)).toEqual([
    'done/青禾县/good.txt',
    'failed/mixed.zip',
    'failed/mixed.zip.json',
    'failed/青禾县/bad.txt',
    'failed/青禾县/bad.txt.json',
  ]);
  expect(JSON.parse(await readFile(join(root, 'failed', 'mixed.zip.json'), 'utf8'))).toMatchObject({
    source: join(root, 'mixed.zip'),
    failures: [{ source: join(root, 'mixed.zip!b.txt'), code: 'checksum_mismatch', attempts: 1 }],
  });
  // A later scan of the directory leaves alone what is done with.
  expect((await ingest(pipeline, root)).items.planned).toBe(0);
});

it('a file of the same name that comes later gets a number, and neither is lost', async () => {
  const root = await ownDirectory();
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  for (const index of [1, 2, 3]) {
    await writeFile(join(root, 'a.txt'), report(index));
    await work(pipeline, root);
  }
  expect(await files(root)).toEqual(['done/a-2.txt', 'done/a-3.txt', 'done/a.txt']);
  const held = await Promise.all(
    ['a', 'a-2', 'a-3'].map((name) => readFile(join(root, 'done', `${name}.txt`), 'utf8')),
  );
  expect(held).toEqual([1, 2, 3].map(report));
});

it('a failed file can be fixed where it is: a retry reads it there, and it goes on to done/', async () => {
  const root = await ownDirectory();
  await writeFile(join(root, 'a.txt'), '');
  await writeFile(Buffer.concat([Buffer.from(`${root}/`), iconv.encode('柳湾.txt', 'gbk')]), '');
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  await work(pipeline, root);
  const failed = join(root, 'failed');
  await writeFile(join(failed, 'a.txt'), report(1));
  await writeFile(Buffer.concat([Buffer.from(`${failed}/`), iconv.encode('柳湾.txt', 'gbk')]), report(2));

  const { runs } = await retryItems(pipeline, {});
  expect((await workRun(pipeline, runs[0] ?? 0)).items).toMatchObject({ done: 2, failed: 0 });
  expect(await moveSettled(pipeline, root, new Set())).toBe(2);

  expect(await readdir(join(root, 'done'), 'latin1')).toHaveLength(3);
  expect(await files(failed)).toEqual([]);
});

it('a file that changed after it was taken stays, to be taken again', async () => {
  const root = await ownDirectory();
  await writeFile(join(root, 'a.txt'), report(1));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const watch = await openDropWatch(pipeline, root, { quietMs: 1 });
  await watch.look(0);
  const [first] = await watch.look(10);
  await workRun(pipeline, first?.run ?? 0);
  await writeFile(join(root, 'a.txt'), report(2));

  expect(await moveSettled(pipeline, root, new Set())).toBe(0);
  expect(await work(pipeline, root)).toBe(1);
  expect(await readFile(join(root, 'done', 'a.txt'), 'utf8')).toBe(report(2));
});
