import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createLog } from '../../src/observe/log.js';
import { repeat } from '../../src/pipeline/repeat.js';

function written(): { log: ReturnType<typeof createLog>; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: createLog({ logLevel: 'warn' }, { write: (line) => void lines.push(line) }) };
}

it('goes on after a time that failed, which the log tells', async () => {
  const { log, lines } = written();
  let times = 0;
  const { ended, end } = repeat(
    () => {
      times += 1;
      if (times === 3) void end();
      return Promise.reject(new Error('no luck'));
    },
    { log, trouble: 'could not look', everyMs: 1 },
  );
  await ended;
  expect(times).toBe(3);
  expect(lines).toHaveLength(3);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: 'could not look', code: 'internal' });
});

it('never does two at once, and ends after the one at hand', async () => {
  const { log } = written();
  let atWork = 0;
  let most = 0;
  const repeated = repeat(
    async () => {
      most = Math.max(most, (atWork += 1));
      await sleep(20);
      atWork -= 1;
    },
    { log, trouble: '', everyMs: 1 },
  );
  await sleep(70);
  await repeated.end();
  expect([most, atWork]).toEqual([1, 0]);
});

it('does nothing where it is ended before the first time', async () => {
  const { log } = written();
  let times = 0;
  const work = (): Promise<void> => {
    times += 1;
    return Promise.resolve();
  };
  await repeat(work, { log, trouble: '', everyMs: 60_000, waitsFirst: true }).end();
  await repeat(work, { log, trouble: '', everyMs: 60_000, signal: AbortSignal.abort() }).ended;
  expect(times).toBe(0);
});

it('waits longer after a time that took long', async () => {
  const { log } = written();
  const told: number[] = [];
  const { ended, end } = repeat(() => sleep(30), {
    log,
    trouble: '',
    everyMs: (tookMs) => {
      told.push(tookMs);
      void end();
      return 60_000;
    },
  });
  await ended;
  expect(told[0]).toBeGreaterThan(25);
});
