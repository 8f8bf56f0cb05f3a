// Starts what a recording needs: commands of a built checkout, its console, a Redis, a small web site.
import { spawn } from 'node:child_process';
import { createServer as createWebServer } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Processes of this tool that run at the same time. */
const AT_ONCE = 2;

/** Lines that say how far a command is: how many there are depends on the speed of the machine. */
const PROGRESS = /\d+\/\d+ · \d+%|…$| (?:\d+h)?(?:\d+m)?\d+s$/;

/**
 * The command line of a checkout.
 *
 * @param checkout its directory, built
 * @param settings environment variables of Nianbao; those of the caller do not count
 * @param cwd directory that the commands run in
 */
export function commandLine(checkout, settings, cwd) {
  const program = join(checkout, 'bin', 'nianbao.js');
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TZ: 'Asia/Shanghai',
    NIANBAO_LANG: 'zh',
    NIANBAO_BACKOFF_MS: '20',
    ...settings,
  };
  const start = (words, more = {}) =>
    spawn(process.execPath, [program, ...words], {
      cwd,
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  /** Runs a command to its end: its exit code, what it printed, and what it noted besides progress. */
  async function run(words, more) {
    const child = start(words, more);
    const [printed, noted, code] = await Promise.all([
      textOf(child.stdout),
      textOf(child.stderr),
      new Promise((resolve, reject) => child.on('error', reject).on('close', resolve)),
    ]);
    return { code, printed: linesOf(printed), noted: linesOf(noted).filter((line) => !PROGRESS.test(line)) };
  }

  return {
    run,
    /** What a listing prints, as values; throws when the command fails. */
    async list(words, more) {
      const { code, printed, noted } = await run([...words, '--json'], more);
      if (code !== 0) throw new Error(`nianbao ${words.join(' ')} ended with ${code}: ${noted.join('\n')}`);
      return printed.map((line) => JSON.parse(line));
    },
    /** Opens the console on a free port. While it is open, an embedded database stays up. */
    async openConsole() {
      const child = start(['console'], { NIANBAO_CONSOLE_PORT: '0' });
      const closed = new Promise((resolve) => child.on('close', resolve));
      const address = await waitFor(child, child.stderr, /http:\/\/127\.0\.0\.1:\d+/);
      child.stdout.resume();
      return {
        address,
        async close() {
          child.kill('SIGTERM');
          await closed;
        },
      };
    },
  };
}

/** Starts a Redis on a free port that keeps nothing on disk. */
export async function startRedis(directory) {
  const port = await freePort();
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const closed = new Promise((resolve) => child.on('close', resolve));
  await waitFor(child, child.stdout, /Ready to accept connections/);
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      child.kill('SIGTERM');
      await closed;
    },
  };
}

/**
 * Starts a web site on a free port.
 *
 * @param pages by path, `{ type, body }`; everything else is not there
 */
export async function startSite(pages) {
  const server = createWebServer((request, response) => {
    const page = pages.get(decodeURI(request.url));
    if (page === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': page.type }).end(page.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Does the work for each of the things, two at a time; the results come in their order. */
export async function forEach(things, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < things.length) {
      const index = next++;
      results[index] = await work(things[index], index);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

/** Reads a stream until it says something; it is read on after that, so that its writer never blocks. */
function waitFor(child, stream, pattern) {
  return new Promise((resolve, reject) => {
    let said = '';
    let found = false;
    stream.setEncoding('utf8').on('data', (text) => {
      if (found) return;
      said += text;
      const match = pattern.exec(said);
      if (match === null) return;
      found = true;
      resolve(match[0]);
    });
    child.on('error', reject);
    child.on('close', () => reject(new Error(`${child.spawnfile} ended before it was ready:\n${said}`)));
  });
}

async function textOf(stream) {
  const parts = [];
  for await (const part of stream.setEncoding('utf8')) parts.push(part);
  return parts.join('');
}

const linesOf = (text) => text.split('\n').filter((line) => line !== '');

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
