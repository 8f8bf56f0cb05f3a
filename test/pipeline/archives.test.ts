import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { planRun } from '../../src/pipeline/planners/plan-run.js';
import { retryItems } from '../../src/pipeline/retry.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { makeZip, zipOfMac, zipOfWindows } from '../sources/archives/make-archives.js';
import { inventedOffice, inventReport } from './invented-reports.js';
import {
  ENGINES,
  failures,
  ingest,
  openTestPipeline,
  ownDirectory,
  ownEnvironment,
} from './open-pipeline.js';

const report = (index: number): string => inventReport(inventedOffice(index));

async function reportSources(pipeline: Pipeline): Promise<string[]> {
  const { rows } = await pipeline.database.pool.query<{ path: string }>(
    'select s.path from report r join source s on s.id = r.source_id where r.current order by 1',
  );
  return rows.map(({ path }) => path);
}

it.each(ENGINES)(
  'each report of an archive is an item; what fails can be fixed and retried (%s)',
  async (engine) => {
    const directory = await ownDirectory();
    const file = join(directory, '全县.zip');
    const inner = zipOfWindows({ '柳湾镇/年报.txt': report(1), '石桥镇/年报.txt': report(2) });
    const parts = (third: string): Buffer =>
      makeZip([
        { name: '第一批.zip', content: inner, flags: 0x800 },
        { name: '第二批.zip', content: zipOfMac({ '松岭镇.txt': report(3) }), flags: 0x800 },
        { name: '三.txt', content: third, flags: 0x800 },
        { name: 'photo.jpg', content: 'x' },
      ]);
    await writeFile(file, parts(''));
    const pipeline = await openTestPipeline(await ownEnvironment(engine));

    const first = await ingest(pipeline, directory);

    expect(first).toMatchObject({
      items: { planned: 4, done: 3, failed: 1 },
      // Those are the picture, and what macOS put in.
      archives: { opened: 3, passedOver: 3 },
    });
    expect(await failures(pipeline)).toEqual({ [`${file}!三.txt`]: 'file_empty' });
    const read = ['第一批.zip!柳湾镇/年报.txt', '第一批.zip!石桥镇/年报.txt', '第二批.zip!松岭镇.txt'];
    expect(await reportSources(pipeline)).toEqual(read.map((entry) => `${file}!${entry}`).sort());

    await writeFile(file, parts(report(4)));
    expect(await retryItems(pipeline, { run: first.id })).toMatchObject({ count: 1 });
    expect(await workRun(pipeline, first.id)).toMatchObject({ items: { planned: 4, done: 4, failed: 0 } });

    const again = await ingest(pipeline, directory);
    expect(again.items).toEqual({ planned: 4, done: 0, unchanged: 4, failed: 0, pending: 0 });
  },
);

it('an archive that cannot be opened is one failed item, and a retry of the fixed one opens it', async () => {
  const directory = await ownDirectory();
  const file = join(directory, 'a.zip');
  const zip = zipOfWindows({ '一.txt': report(1), '二.txt': report(2) });
  await writeFile(file, zip.subarray(0, -30));
  await writeFile(join(directory, 'b.zip'), makeZip([{ name: 'cover.png', content: 'x' }]));
  await writeFile(join(directory, 'c.7z'), Buffer.from('377abcaf271c0004', 'hex'));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));

  const { id } = await ingest(pipeline, directory);
  expect(await failures(pipeline)).toEqual({
    [file]: 'malformed_file',
    [join(directory, 'b.zip')]: 'archive_empty',
    [join(directory, 'c.7z')]: 'unsupported_archive',
  });

  await writeFile(file, zip);
  await retryItems(pipeline, { run: id, code: 'malformed_file' });
  expect(await workRun(pipeline, id)).toMatchObject({
    items: { planned: 4, done: 2, failed: 2, pending: 0 },
  });
});

it('a directory that could not be read is walked by a retry', async () => {
  const directory = await ownDirectory();
  const closed = join(directory, 'closed');
  await writeFile(join(directory, 'a.txt'), report(1));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  // It is missing rather than closed, since root, as whom tests may run, reads everything.
  const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory, closed] });
  expect((await workRun(pipeline, runId)).items).toMatchObject({ done: 1, failed: 1 });

  await mkdir(join(closed, 'deep'), { recursive: true });
  await writeFile(join(closed, 'deep', 'b.txt'), report(2));
  await retryItems(pipeline, { run: runId });

  expect((await workRun(pipeline, runId)).items).toMatchObject({ planned: 2, done: 2, failed: 0 });
});

it('file names that are no UTF-8 are read, and shown as what they say', async () => {
  const directory = await ownDirectory();
  const bytes = (name: string): Buffer =>
    Buffer.concat([Buffer.from(`${directory}/`), iconv.encode(name, 'gbk')]);
  await mkdir(bytes('青禾县'));
  await writeFile(bytes('青禾县/柳湾镇年报.txt'), report(1));
  await writeFile(bytes('年报.zip'), zipOfWindows({ '石桥.txt': report(2) }));
  await writeFile(join(directory, '年报.txt'), report(3));
  await writeFile(bytes('年报.txt'), report(4));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));

  const status = await ingest(pipeline, directory);

  expect(status.items).toMatchObject({ planned: 4, done: 4, failed: 0 });
  expect(await reportSources(pipeline)).toEqual(
    ['年报.txt', '年报.txt#2', '年报.zip!石桥.txt', '青禾县/柳湾镇年报.txt']
      .map((name) => join(directory, name))
      .sort(),
  );
});

it('an archive of 2,000 entries is opened once, however many of them are read', async () => {
  const directory = await ownDirectory();
  const file = join(directory, 'a.zip');
  const parts = Array.from({ length: 2000 }, (_, index) => ({ name: `${index}.txt`, content: `${index}` }));
  await writeFile(file, makeZip(parts));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const archives = new Set<unknown>();
  for (let index = 0; index < 2000; index++) {
    await pipeline.shelf.use({ path: file, entries: [] }, (archive) =>
      Promise.resolve(archives.add(archive)),
    );
  }
  expect(archives.size).toBe(1);
});
