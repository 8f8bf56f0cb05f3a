import { createHash } from 'node:crypto';
import { appendFile, mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { openDropWatch, type DropWatch } from '../../../src/pipeline/drop/watch.js';
import type { Pipeline } from '../../../src/pipeline/pipeline.js';
import { workRun } from '../../../src/pipeline/work-run.js';
import { startWorkers } from '../../../src/pipeline/workers.js';
import { makeZip } from '../../sources/archives/make-archives.js';
import { inventedOffice, inventReport } from '../invented-reports.js';
import { ENGINES, openTestPipeline, ownDirectory, ownEnvironment } from '../open-pipeline.js';

const QUIET = 1000;
const report = (index: number): string => inventReport(inventedOffice(index));

/** Looks as time passes, by a clock of the test's own. */
function clock(watch: DropWatch): (ms?: number) => Promise<number[]> {
  let now = 0;
  return async (ms = QUIET / 2) => {
    now += ms;
    return (await watch.look(now)).map(({ run }) => run);
  };
}

/** Looks until nothing is left to wait for. */
async function settle(look: (ms?: number) => Promise<number[]>): Promise<number[]> {
  const runs: number[] = [];
  for (let times = 0; times < 4; times++) runs.push(...(await look()));
  return runs;
}

async function items(pipeline: Pipeline): Promise<{ source: string; sha256: string | null }[]> {
  const { rows } = await pipeline.database.pool.query<{ source: string; sha256: string | null }>(
    `select source, sha256 from run_item i left join document d on d.id = i.document_id order by i.id`,
  );
  return rows;
}

async function sources(pipeline: Pipeline, root: string): Promise<string[]> {
  return (await items(pipeline)).map(({ source }) => source.replace(`${root}/`, ''));
}

it.each(ENGINES)(
  'of 1,000 files that arrive slowly and out of order each is ingested once, complete (%s)',
  async (engine) => {
    const root = await ownDirectory();
    const elsewhere = await ownDirectory();
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    const look = clock(await openDropWatch(pipeline, root, { quietMs: QUIET }));
    const workers = await startWorkers(pipeline, ['fetch', 'runs']);
    const expected = new Map<string, string>();
    const order = Array.from({ length: 1000 }, (_, index) => (index * 617) % 1000);

    // At every look ten files begin; of ten, five are renamed into place and five are written in five pieces.
    const growing = new Map<string, string[]>();
    for (let at = 0; at < order.length || growing.size > 0; at += 10) {
      for (const number of order.slice(at, at + 10)) {
        const text = `${report(number)}\n${number}\n`;
        const name = join(root, `乡镇-${number % 7}`, `${number}.txt`);
        await mkdir(join(root, `乡镇-${number % 7}`), { recursive: true });
        expected.set(name, createHash('sha256').update(text).digest('hex'));
        if (number % 2 === 0) {
          await writeFile(join(elsewhere, 'file'), text);
          await rename(join(elsewhere, 'file'), name);
        } else {
          const piece = Math.ceil(text.length / 5);
          growing.set(
            name,
            [0, 1, 2, 3, 4].map((part) => text.slice(part * piece, (part + 1) * piece)),
          );
        }
      }
      for (const [name, pieces] of growing) {
        await appendFile(name, pieces.shift() ?? '');
        if (pieces.length === 0) growing.delete(name);
      }
      await look();
    }
    await settle(look);

    while ((await items(pipeline)).some(({ sha256 }) => sha256 === null)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await workers.close();
    const taken = await items(pipeline);
    expect(taken).toHaveLength(1000);
    expect(new Map(taken.map(({ source, sha256 }) => [source, sha256]))).toEqual(expected);
  },
  180_000,
);

it('a restart takes what came meanwhile, once, and a changed file again', async () => {
  const root = await ownDirectory();
  await writeFile(join(root, 'a.txt'), report(1));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const [run = 0] = await settle(clock(await openDropWatch(pipeline, root, { quietMs: QUIET })));
  await workRun(pipeline, run);

  await writeFile(join(root, 'b.txt'), report(2));
  const look = clock(await openDropWatch(pipeline, root, { quietMs: QUIET }));
  expect(await settle(look)).toHaveLength(1);
  await writeFile(join(root, 'a.txt'), report(3));
  const [again = 0] = await settle(look);

  expect(await workRun(pipeline, again)).toMatchObject({ items: { planned: 1 }, reports: { changed: 1 } });
  expect(await sources(pipeline, root)).toEqual(['a.txt', 'b.txt', 'a.txt']);
});

it('what is not complete, not a file, or leads out is not taken', async () => {
  const root = await ownDirectory();
  const outside = await ownDirectory();
  await writeFile(join(outside, 'secret.txt'), report(1));
  await symlink(join(outside, 'secret.txt'), join(root, 'link.txt'));
  await symlink(outside, join(root, 'folder'));
  for (const name of ['a.txt.part', 'b.tmp', 'c.docx.crdownload', '~$年报.docx', '.d.txt', 'e.jpg']) {
    await writeFile(join(root, name), report(2));
  }
  for (const folder of ['done', 'failed', 'sub/done']) {
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, folder, 'f.txt'), report(3));
  }
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));

  await settle(clock(await openDropWatch(pipeline, root, { quietMs: QUIET })));

  expect(await sources(pipeline, root)).toEqual(['sub/done/f.txt']);
});

it('a file that keeps growing waits until it is quiet, and does not hold up the others for long', async () => {
  const root = await ownDirectory();
  await writeFile(join(root, 'complete.txt'), report(1));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const look = clock(await openDropWatch(pipeline, root, { quietMs: QUIET }));
  for (let times = 0; times < 20; times++) {
    await appendFile(join(root, 'growing.txt'), `${times}`);
    await look();
  }
  expect(await sources(pipeline, root)).toEqual(['complete.txt']);
  await settle(look);
  expect(await sources(pipeline, root)).toEqual(['complete.txt', 'growing.txt']);
});

it('archives and names in GBK are taken as by a scan', async () => {
  const root = await ownDirectory();
  await writeFile(Buffer.concat([Buffer.from(`${root}/`), iconv.encode('柳湾镇.txt', 'gbk')]), report(1));
  await writeFile(join(root, 'a.zip'), makeZip([{ name: 'x.txt', content: report(2) }]));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));

  const [run = 0] = await settle(clock(await openDropWatch(pipeline, root, { quietMs: QUIET })));

  expect((await workRun(pipeline, run)).items).toMatchObject({ planned: 2, done: 2 });
  expect((await sources(pipeline, root)).sort()).toEqual(['a.zip', 'a.zip!x.txt', '柳湾镇.txt']);
});
