import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { retryItems } from '../../src/pipeline/retry.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { inventedOffice, inventReport, writeReports } from './invented-reports.js';
import {
  contents,
  ENGINES,
  failures,
  ingest,
  openTestPipeline,
  ownDirectory,
  ownEnvironment,
  physicalRows,
} from './open-pipeline.js';

describe('on either engine', () => {
  it('the same files give the same rows', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 30);
    const held = [];
    for (const engine of ENGINES) {
      const pipeline = await openTestPipeline(await ownEnvironment(engine));
      const status = await ingest(pipeline, directory);
      expect(status).toMatchObject({ state: 'finished', items: { planned: 30, done: 30, pending: 0 } });
      held.push(await contents(pipeline));
    }
    expect(held[0]?.finding?.length).toBeGreaterThan(10);
    expect(held[0]?.observation?.length).toBeGreaterThan(200);
    expect(held[0]).toEqual(held[1]);
  });

  it.each(ENGINES)('a second run over unchanged files writes no row but its own (%s)', async (engine) => {
    const directory = await ownDirectory();
    await writeReports(directory, 12);
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    const first = await ingest(pipeline, directory);
    const before = await physicalRows(pipeline);

    const second = await ingest(pipeline, directory);

    expect(second.items).toEqual({ planned: 12, done: 0, unchanged: 12, failed: 0, pending: 0 });
    expect(second.reports).toEqual({ new: 0, changed: 0, unchanged: 12 });
    expect(second.findings).toEqual(first.findings);
    expect(await physicalRows(pipeline)).toEqual(before);
  });

  it.each(ENGINES)(
    'of 500 files 10 broken ones fail, and a retry finishes them once fixed (%s)',
    async (engine) => {
      const directory = await ownDirectory();
      const files = await writeReports(directory, 500);
      const broken = files.filter((_, index) => index % 50 === 7);
      const damage = [
        () => Promise.resolve(''),
        () => Promise.resolve(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1, 2, 3])),
        () => Promise.resolve('请假条\n本人因事请假一天，请予批准。\n'),
      ];
      const expected: Record<string, string> = {};
      for (const [index, file] of broken.entries()) {
        if (index === 9) await rm(file);
        else await writeFile(file, (await damage[index % 3]?.()) ?? '');
        expected[file] =
          index === 9
            ? 'path_not_found'
            : (['file_empty', 'binary_content', 'not_a_report'][index % 3] ?? '');
      }
      const gone = broken[9] ?? '';
      const pipeline = await openTestPipeline(await ownEnvironment(engine));

      const status = await ingest(pipeline, directory, gone);

      expect(status.items).toEqual({ planned: 500, done: 490, unchanged: 0, failed: 10, pending: 0 });
      expect(await failures(pipeline)).toEqual(expected);

      for (const file of broken) await writeFile(file, inventReport(inventedOffice(files.indexOf(file))));
      expect(await retryItems(pipeline, { run: status.id })).toEqual({ count: 10, runs: [status.id] });
      const after = await workRun(pipeline, status.id);

      expect(after.items).toEqual({ planned: 500, done: 500, unchanged: 0, failed: 0, pending: 0 });
      expect(after.reports).toEqual({ new: 500, changed: 0, unchanged: 0 });
      const attempts = await pipeline.database.pool.query(
        'select source, a.error_code as code from run_item_attempt a join run_item i on i.id = a.run_item_id',
      );
      expect(
        Object.fromEntries(attempts.rows.map(({ source, code }: Record<string, string>) => [source, code])),
      ).toEqual(expected);
    },
  );
});

describe('sources', () => {
  it('names of any kind are planned once each, in order, and what cannot be read is listed as failed', async () => {
    const directory = await ownDirectory();
    await mkdir(join(directory, 'b'));
    await writeFile(join(directory, 'b', '报告.md'), inventReport(inventedOffice(1)));
    await writeFile(join(directory, 'a.TXT'), inventReport(inventedOffice(2)));
    await writeFile(join(directory, '.hidden.txt'), 'x');
    await writeFile(join(directory, 'notes.jpg'), 'x');
    await symlink('/etc/hostname', join(directory, 'link.txt'));
    await mkdir(join(directory, 'folder.txt'));
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));

    const status = await ingest(
      pipeline,
      directory,
      join(directory, 'a.TXT'),
      '/nowhere/at/all.txt',
      '/dev/null',
    );

    const { rows } = await pipeline.database.pool.query<{ source: string }>(
      'select source from run_item order by id',
    );
    expect(rows.map(({ source }) => source)).toEqual([
      join(directory, 'a.TXT'),
      join(directory, 'b', '报告.md'),
      '/nowhere/at/all.txt',
      '/dev/null',
    ]);
    expect(status.items).toMatchObject({ done: 2, failed: 2 });
    expect(await failures(pipeline)).toEqual({
      '/nowhere/at/all.txt': 'path_not_found',
      '/dev/null': 'path_not_a_file',
    });
  });

  it('a run over an empty directory finishes', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const status = await ingest(pipeline, await ownDirectory());
    expect(status).toMatchObject({ state: 'finished', items: { planned: 0 } });
  });

  it('the same bytes under two names are one document and two reports, whose findings are stored once', async () => {
    const directory = await ownDirectory();
    const text = inventReport(inventedOffice(3));
    await writeFile(join(directory, 'a.txt'), text);
    await writeFile(join(directory, 'b.txt'), text);
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));

    const status = await ingest(pipeline, directory);

    const held = await contents(pipeline);
    const documents = await pipeline.database.pool.query('select id from document');
    expect(documents.rowCount).toBe(1);
    expect(held.report).toHaveLength(2);
    expect(new Set(held.finding?.map((row) => (JSON.parse(row) as { path: string }).path))).toEqual(
      new Set([join(directory, 'a.txt')]),
    );
    const { error, warning, info } = status.findings;
    expect(held.finding).toHaveLength(error + warning + info);
  });
});
