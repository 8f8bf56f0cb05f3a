import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answersSignals, processStart } from './process-identity.js';

/** A running server of a cluster. */
export interface Postmaster {
  pid: number;
  /** Port on 127.0.0.1; null until the server has written it. */
  port: number | null;
}

/** No process has this number: it is above every system's limit. */
const NOBODY = 2 ** 31 - 1;

/**
 * The server that runs on a cluster, or null.
 *
 * A killed server leaves its `postmaster.pid`. PostgreSQL refuses to start when it finds the number in use,
 * although it may belong to a stranger by now, or to the killed server's zombie that nobody collects (in a
 * container without an init). So the number is replaced; the rest stays, because PostgreSQL finds there the
 * shared memory by which it knows whether backends of the killed server are still at work.
 *
 * @param data real path of the cluster's data directory
 */
export async function runningPostmaster(data: string): Promise<Postmaster | null> {
  const file = join(data, 'postmaster.pid');
  const content = await readFile(file, 'latin1').catch(() => '');
  const lines = content.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if ((await processStart(pid)) !== null && (await servesCluster(pid, data))) {
    const port = Number(lines[3]);
    return { pid, port: port > 0 ? port : null };
  }
  if (answersSignals(pid) && (await readFile(file, 'latin1').catch(() => '')) === content) {
    await writeFile(file, [NOBODY, ...lines.slice(1)].join('\n'), 'latin1');
  }
  return null;
}

/** The command line tells, and may be read for any process, unlike its working directory in a container. */
async function servesCluster(pid: number, data: string): Promise<boolean> {
  if (process.platform === 'win32') return true;
  try {
    if (process.platform === 'linux') {
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').includes(data);
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]);
    return stdout.includes(data);
  } catch {
    return false;
  }
}
