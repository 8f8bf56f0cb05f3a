import { expect, it } from 'vitest';
import { ownEnvironment } from '../pipeline/open-pipeline.js';
import { jsonLines, nianbao } from './run-nianbao.js';

it('sets, shows, previews and removes a schedule', async () => {
  const env = await ownEnvironment('postgres', { NIANBAO_LANG: 'en' });
  const set = await nianbao(
    ['schedule', 'set', 'nightly', '--cron', '0 2 * * *', '--drop', '/srv/drop', '--catch-up'],
    env,
  );
  expect(set.code).toBe(0);
  expect(set.said).toContain('nightly is set');
  expect(set.said).toContain('There is no /srv/drop yet');
  expect(set.stdout.match(/ 02:00:00 \+08:00/g)).toHaveLength(5);

  const [listed] = jsonLines((await nianbao(['schedule', '--json'], env)).stdout);
  expect(listed).toMatchObject({
    name: 'nightly',
    cron: '0 2 * * *',
    timeZone: 'Asia/Shanghai',
    kind: 'ingest',
    paths: ['/srv/drop'],
    catchUp: true,
    paused: false,
    last: null,
  });

  expect((await nianbao(['schedule', 'remove', 'nightly'], env)).code).toBe(0);
  const again = await nianbao(['schedule', 'remove', 'nightly'], env);
  expect(again).toMatchObject({ code: 1 });
  expect(again.said).toContain('There is no schedule nightly');
});

it('previews an expression without a database, and explains a wrong one', async () => {
  const env = { DATABASE_URL: 'postgres://127.0.0.1:1/none', NIANBAO_LANG: 'en' };
  const words = ['schedule', 'preview', '--cron'];
  const { stdout } = await nianbao([...words, '0 2 * * *', '--tz', 'UTC', '--json'], env);
  expect(jsonLines(stdout)).toHaveLength(5);
  const wrong = await nianbao([...words, '0 25 * * *'], env);
  expect(wrong).toMatchObject({ code: 1, stdout: '' });
  expect(wrong.said).toMatch(/"0 25 \* \* \*" is not valid .* \[cron_invalid\]/);
});
