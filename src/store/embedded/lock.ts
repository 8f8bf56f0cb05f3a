import { randomUUID } from 'node:crypto';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.js';

const POLL_MS = 40;

/**
 * Runs `work` while no other process that uses the same directory runs its own.
 *
 * A lock is a file `lock.N`. The highest N counts: it names its holder, or is marked as released. Whoever
 * wants the lock and finds the highest released, or its holder dead, creates the next number, which the file
 * system lets only one process do. Numbers never come back (the highest file is never deleted), so a slow
 * process that judged an old holder dead cannot take the lock from a new one: it finds a higher number and
 * withdraws.
 *
 * @param directory an existing directory that all processes concerned can write to
 * @param patienceMs how long to wait for a living holder before giving up
 * @throws Error when a living process keeps the lock for longer than that
 */
export async function withLock<T>(directory: string, patienceMs: number, work: () => Promise<T>): Promise<T> {
  const mine = await acquire(directory, patienceMs);
  try {
    return await work();
  } finally {
    await replace(directory, mine, 'released');
  }
}

async function acquire(directory: string, patienceMs: number): Promise<number> {
  const self = JSON.stringify(await ownIdentity());
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const top = (await numbers(directory)).at(-1) ?? 0;
    const holder = top === 0 ? 'free' : await holderOf(directory, top);
    if (holder === 'free' && (await claim(directory, top + 1, self))) return top + 1;
    if (holder !== 'free' && holder !== 'gone' && Date.now() > deadline) {
      throw new Error(`process ${holder.pid} keeps ${join(directory, `lock.${top}`)}`);
    }
    if (holder !== 'gone') await sleep(POLL_MS * (0.5 + Math.random()));
  }
}

/** Creates the file of a number whole, content included; false when another process was faster. */
async function claim(directory: string, number: number, self: string): Promise<boolean> {
  const draft = join(directory, `draft.${randomUUID()}`);
  await writeFile(draft, self);
  try {
    await link(draft, join(directory, `lock.${number}`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  const present = await numbers(directory);
  if ((present.at(-1) ?? 0) > number) {
    await rm(join(directory, `lock.${number}`), { force: true });
    return false;
  }
  for (const older of present) {
    if (older < number) await rm(join(directory, `lock.${older}`), { force: true });
  }
  return true;
}

async function holderOf(directory: string, number: number): Promise<ProcessIdentity | 'free' | 'gone'> {
  let content: string;
  try {
    content = await readFile(join(directory, `lock.${number}`), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    throw error;
  }
  try {
    const identity = JSON.parse(content) as ProcessIdentity;
    return (await isAlive(identity)) ? identity : 'free';
  } catch {
    // "released", or torn by a power cut.
    return 'free';
  }
}

async function replace(directory: string, number: number, content: string): Promise<void> {
  const draft = join(directory, `draft.${randomUUID()}`);
  await writeFile(draft, content);
  await rename(draft, join(directory, `lock.${number}`));
}

async function numbers(directory: string): Promise<number[]> {
  return (await readdir(directory))
    .flatMap((name) => /^lock\.(\d{1,15})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}
