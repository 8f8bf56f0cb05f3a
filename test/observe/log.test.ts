import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/settings/config.js';
import { inJob, noteOfJob } from '../../src/observe/job-context.js';
import { createLog } from '../../src/observe/log.js';
import { withoutSecrets } from '../../src/observe/secrets.js';
import { openPipeline } from '../../src/pipeline/pipeline.js';
import { ingest, ownDirectory, ownEnvironment } from '../pipeline/open-pipeline.js';

/** A log whose lines are kept. */
function keptLog(logLevel: 'info' | 'debug' = 'info') {
  const lines: string[] = [];
  const log = createLog({ logLevel }, { write: (line) => void lines.push(line) });
  return { log, lines, parsed: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const JOB = { queue: 'extract', run: 7, item: 31, document: null, issuer: null } as const;

describe('a line of the log', () => {
  it('says which job it belongs to, with what was learned so far', async () => {
    const { log, parsed } = keptLog();
    await inJob(JOB, async () => {
      log.info('begun');
      await Promise.resolve();
      noteOfJob({ document: 12, issuer: '青禾县柳湾镇人民政府' });
      log.child({ part: 'reader' }).warn('odd');
    });
    expect(parsed()).toMatchObject([
      { queue: 'extract', run: 7, item: 31, document: null, issuer: null, msg: 'begun' },
      { queue: 'extract', run: 7, item: 31, document: 12, issuer: '青禾县柳湾镇人民政府', msg: 'odd' },
    ]);
  });

  it('names no job outside of one', () => {
    const { log, parsed } = keptLog();
    noteOfJob({ item: 1 });
    log.info('started');
    expect(Object.keys(parsed()[0] ?? {})).not.toContain('item');
  });

  it('keeps jobs apart that are worked at the same time', async () => {
    const { log, parsed } = keptLog();
    const work = async (item: number): Promise<void> => {
      for (let turn = 0; turn < 3; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
        log.info({ expected: item }, 'turn');
      }
    };
    await Promise.all([1, 2, 3].map((item) => inJob({ ...JOB, item }, () => work(item))));
    expect(parsed()).toHaveLength(9);
    expect(parsed().filter(({ item, expected }) => item !== expected)).toEqual([]);
  });
});

it('each line of a job that is worked says its run, item, document and issuer', async () => {
  const { log, parsed } = keptLog('debug');
  const pipeline = await openPipeline(readConfig(await ownEnvironment('postgres')), log);
  onTestFinished(() => pipeline.close());
  const directory = await ownDirectory();
  await writeFile(join(directory, 'note.txt'), '明天上午九点开会，请各办公室派一人参加。');
  await writeFile(join(directory, 'note.json'), '{"issuer": "青禾县柳湾镇人民政府", "year": 2018}');
  const { id } = await ingest(pipeline, directory);
  const { rows } = await pipeline.database.pool.query<{ item: number; document: number }>(
    `select id::int as item, document_id::int as document from run_item where state = 'failed'`,
  );
  const about = { run: id, ...rows[0], issuer: '青禾县柳湾镇人民政府' };
  const lines = parsed().filter(({ queue }) => queue === 'extract');
  expect(lines).toMatchObject([
    { ...about, code: 'not_a_report', final: true },
    { ...about, msg: 'job', outcome: 'failed', code: 'not_a_report' },
  ]);
});

describe('a secret', () => {
  it('is blanked by the name of its field, at every depth that is logged', () => {
    const { log, lines } = keptLog();
    log.info({ password: 'swordfish', config: { databaseUrl: 'swordfish', sink: { secret: 'swordfish' } } });
    log.info({ headers: { authorization: 'Bearer swordfish', cookie: 'swordfish' } });
    expect(lines.join('')).not.toContain('swordfish');
    expect(lines.join('')).toContain('[Redacted]');
  });

  it('is blanked inside the message of an error', () => {
    const { log, lines } = keptLog();
    log.warn(
      { err: new Error('connect postgres://nianbao:swordfish@db:5432/nianbao failed') },
      'redis://:swordfish@q',
    );
    expect(lines.join('')).not.toContain('swordfish');
    expect(lines.join('')).toContain('postgres://nianbao:[Redacted]@db:5432/nianbao');
  });

  it('is blanked in what a Redis that refuses it says', () => {
    const { log, lines } = keptLog();
    const refused = Object.assign(new Error('WRONGPASS'), { command: { name: 'auth', args: ['swordfish'] } });
    log.warn({ err: refused }, 'queue connection');
    expect(lines.join('')).not.toContain('swordfish');
  });
});

it('an address without a password stays as it is', () => {
  const line =
    '{"url":"http://www.example.gov.cn:8080/zwgk/2024.html?at=12:30@x","err":"redis://queue:6379"}';
  expect(withoutSecrets(line)).toBe(line);
});
