import { execFile, spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { installPackage } from './install-package.js';

const run = promisify(execFile);

const ADVICE =
  'These tests need Redis. Set REDIS_URL to a server that they may fill, or put redis-server on the PATH (for example: apt-get install redis-server).';

/** A Redis for tests and the way to be rid of it. */
export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/**
 * The Redis that REDIS_URL names, or one started on a free loopback port; its programme is installed with
 * apt-get if it is missing and we are root.
 *
 * @param directory where the server may put files
 * @throws Error saying what to do, if there is no way to a Redis
 */
export async function findRedis(directory: string): Promise<TestRedis> {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, stop: () => Promise.resolve() };
  if (!(await hasRedisServer())) await installPackage('redis-server', ADVICE);
  return startRedis(directory);
}

/** Starts a `redis-server` that keeps nothing on disk. */
export async function startRedis(directory: string, ...options: string[]): Promise<TestRedis> {
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory];
  const child = spawn(
    'redis-server',
    [...settings, '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction', ...options],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  await new Promise<void>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.includes('Ready to accept connections')) resolve();
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`redis-server did not start:\n${output}`)));
  });
  return { url: `redis://127.0.0.1:${port}`, stop };
}

async function hasRedisServer(): Promise<boolean> {
  return run('redis-server', ['--version']).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
