import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { inventedOffice, inventReport } from '../pipeline/invented-reports.js';
import { openTestPipeline, ownDirectory, ownEnvironment } from '../pipeline/open-pipeline.js';
import { nianbao, startNianbao } from './run-nianbao.js';

it('watches a drop directory until SIGTERM, and moves what is done', async () => {
  const root = await ownDirectory();
  const environment = await ownEnvironment('postgres', {
    NIANBAO_DROP_QUIET_MS: '200',
    NIANBAO_LANG: 'en',
    NIANBAO_CONSOLE_PORT: '0',
  });
  const running = startNianbao(['start', '--drop', root, '--move'], environment);
  onTestFinished(() => void running.child.kill('SIGKILL'));
  await running.printed(/Watching the drop directory/);
  const [, address = ''] = await running.printed(/Console: (\S+)/);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);

  await mkdir(join(root, '青禾县'));
  await writeFile(join(root, 'a.txt.part'), inventReport(inventedOffice(1)));
  await rename(join(root, 'a.txt.part'), join(root, '青禾县', 'a.txt'));
  await running.printed(/Run 1 takes 1 new file/);
  const { pool } = (await openTestPipeline(environment)).database;
  const moved = async (): Promise<string[]> =>
    (await pool.query<{ moved: string }>('select moved from drop_file where moved is not null')).rows.map(
      (row) => row.moved,
    );
  while ((await moved()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));

  running.child.kill('SIGTERM');
  expect((await running.outcome).code).toBe(0);
  expect(await moved()).toEqual(['done']);
});

it('says so when there is no such directory, and ends', async () => {
  const environment = await ownEnvironment('postgres', { NIANBAO_LANG: 'en' });
  const { code, said } = await nianbao(['start', '--no-console', '--drop', '/nowhere/at/all'], environment);
  expect(code).toBe(1);
  expect(said).toContain('path_not_found');
});
