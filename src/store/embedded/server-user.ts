import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The unprivileged user that the server runs as, as `spawn` wants it. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** The account made when there is none to use. */
const OWN_ACCOUNT = 'nianbao';

/**
 * The user to run PostgreSQL as: null for the present user, or, since PostgreSQL refuses to run as root,
 * another one: the owner of the existing cluster, `postgres`, our own account (made if it can be), `nobody`.
 *
 * @param cluster directory of the cluster, which need not exist yet
 * @throws Error when run as root on a system without any account to use
 */
export async function serverUser(cluster: string): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user =
    (await account('postgres')) ??
    (await account(OWN_ACCOUNT)) ??
    (await createAccount()) ??
    (await account('nobody'));
  if (user === null) {
    throw new Error(
      'PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as',
    );
  }
  return user;
}

async function account(name: string): Promise<ServerUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** Debian, Red Hat and their kin have useradd; BusyBox has adduser. Null when neither works. */
async function createAccount(): Promise<ServerUser | null> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/', OWN_ACCOUNT]);
  } catch {
    await run('adduser', ['-S', '-D', '-H', OWN_ACCOUNT]).catch(() => undefined);
  }
  // Asked also after a failure: another process may have made it meanwhile.
  return account(OWN_ACCOUNT);
}

/** Whether a user may enter a directory: tried, not computed, so that ACLs and mount options count. */
export async function canEnter(directory: string, user: ServerUser | null): Promise<boolean> {
  if (user === null) return true;
  try {
    await run('/bin/sh', ['-c', 'test -x "$1"', 'sh', directory], { ...user, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}
