import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { withLock } from '../../../src/store/embedded/lock.js';
import { addMember, countMembers, removeMember } from '../../../src/store/embedded/members.js';
import { isAlive, ownIdentity } from '../../../src/store/embedded/process-identity.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nianbao-lock-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** Starts a process that runs a module's code; `built` in it is the folder of the code under test. */
function start(code: string) {
  const built = join(inject('packageDirectory'), 'dist', 'src', 'store', 'embedded');
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', code.replaceAll('built', built), directory],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, ended };
}

describe('the lock', () => {
  test('gives back what the work gives, and is free after the work fails', async () => {
    await expect(withLock(directory, 1000, () => Promise.reject(new Error('work failed')))).rejects.toThrow(
      'work failed',
    );
    expect(await withLock(directory, 1000, () => Promise.resolve(7))).toBe(7);
  });

  test('is held by one at a time within a process', async () => {
    const log: string[] = [];
    await Promise.all(
      [1, 2, 3, 4].map((n) =>
        withLock(directory, 30_000, async () => {
          log.push(`in ${n}`);
          await sleep(20);
          log.push(`out ${n}`);
        }),
      ),
    );
    for (let i = 0; i < log.length; i += 2) expect(log[i + 1]).toBe(log[i]?.replace('in', 'out'));
  });

  test('says who keeps it when it is kept too long', async () => {
    await withLock(directory, 1000, async () => {
      await expect(withLock(directory, 100, () => Promise.resolve())).rejects.toThrow(
        `process ${process.pid} keeps`,
      );
    });
  });

  test('is free after a power cut in the middle of writing it', async () => {
    await writeFile(join(directory, 'lock.7'), '');
    expect(await withLock(directory, 1000, () => Promise.resolve('mine'))).toBe('mine');
  });

  test('is held by one process at a time, though others are killed while they hold it', async () => {
    // Each enters, puts its name on the door, and must find it there when it leaves.
    const code = `
      import { readFileSync, writeFileSync, appendFileSync } from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      import { withLock } from 'built/lock.js';
      const directory = process.argv[1];
      for (let i = 0; i < 12; i += 1) {
        await withLock(directory, 60_000, async () => {
          const name = process.pid + ':' + i;
          writeFileSync(directory + '/door', name);
          await sleep(5);
          if (readFileSync(directory + '/door', 'utf8') !== name) process.exit(3);
          appendFileSync(directory + '/visits', name + '\\n');
        });
      }`;
    const steady = Array.from({ length: 4 }, () => start(code));
    for (let i = 0; i < 6; i += 1) {
      const { child, ended } = start(`
        import { setTimeout as sleep } from 'node:timers/promises';
        import { withLock } from 'built/lock.js';
        await withLock(process.argv[1], 60_000, async () => { console.log('in'); await sleep(1e8); });`);
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await ended;
    }
    expect(await Promise.all(steady.map(({ ended }) => ended))).toEqual([0, 0, 0, 0]);
    const visits = (await readFile(join(directory, 'visits'), 'utf8')).trim().split('\n');
    for (const { child } of steady) {
      expect(visits.filter((visit) => visit.startsWith(`${child.pid}:`))).toHaveLength(12);
    }
    expect((await readdir(directory)).filter((name) => name.startsWith('lock.'))).toHaveLength(1);
  });
});

describe('the list of users', () => {
  test('counts the living, and forgets the dead', async () => {
    const list = join(directory, 'members');
    expect(await countMembers(list)).toBe(0);
    const mine = await addMember(list);
    const { child, ended } = start(
      `import { addMember } from 'built/members.js'; await addMember(process.argv[1] + '/members'); process.kill(process.pid, 'SIGKILL');`,
    );
    await ended;
    expect(child.signalCode).toBe('SIGKILL');
    expect(await readdir(list)).toHaveLength(2);
    expect(await countMembers(list)).toBe(1);
    expect(await readdir(list)).toHaveLength(1);
    await removeMember(mine);
    expect(await countMembers(list)).toBe(0);
  });

  test('is not fooled by a number that another process has got', async () => {
    const own = await ownIdentity();
    expect(await isAlive(own)).toBe(true);
    expect(await isAlive({ ...own, started: 'an earlier boot:123' })).toBe(false);
  });
});
