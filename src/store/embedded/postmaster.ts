import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { processStart } from './process-identity.js';

/** A running server of a cluster. */
export interface Postmaster {
  pid: number;
  /** Port on 127.0.0.1; null until the server has written it. */
  port: number | null;
}

/**
 * The server that runs on a cluster, or null. A `postmaster.pid` left by a killed server whose number now belongs to
 * another process is deleted, because PostgreSQL would take that process for a server and refuse to start.
 *
 * @param data real path of the cluster's data directory
 */
export async function runningPostmaster(data: string): Promise<Postmaster | null> {
  const file = join(data, 'postmaster.pid');
  const lines = (await readFile(file, 'latin1').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if ((await processStart(pid)) === null) return null;
  if (!(await servesCluster(pid, data))) {
    await rm(file, { force: true });
    return null;
  }
  const port = Number(lines[3]);
  return { pid, port: port > 0 ? port : null };
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
