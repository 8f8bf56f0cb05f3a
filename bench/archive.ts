import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ZipFile } from 'yazl';
import { createShelf } from '../src/sources/archives/shelf.js';
import { readSource } from '../src/sources/read-source.js';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '20000' },
    bytes: { type: 'string', default: '2000' },
    /** Entries are not packed, so that the archive is as large as what is in it. */
    stored: { type: 'boolean', default: false },
    /** Set for the processes that this one starts: what to do, with which archive. */
    make: { type: 'string' },
    read: { type: 'string' },
  },
});
const entries = Number(values.entries);
const MOST_BYTES = 64 << 20;
const MEGABYTE = 2 ** 20;

/** Writes an archive of texts that differ from each other, in 100 folders. */
async function make(path: string): Promise<void> {
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, createWriteStream(path));
  for (let index = 0; index < entries; index++) {
    // Made when it is its turn: all texts together are larger than memory may be.
    zip.addReadStreamLazy(`乡镇${index % 100}/年报${index}.txt`, { compress: !values.stored }, (done) => {
      done(null, Readable.from([Buffer.from(textOf(index))]));
    });
  }
  zip.end();
  await written;
}

function textOf(index: number): string {
  let text = '';
  for (let line = 0; text.length * 2 < Number(values.bytes); line++) {
    text += `${index}-${line} 主动公开政府信息${(index * 7919 + line * 104_729) % 9973}条\n`;
  }
  return text;
}

/** Reads every entry as the fetch step does, four at a time, and prints what it took. */
async function read(path: string): Promise<void> {
  const shelf = createShelf();
  const begin = performance.now();
  const listed = await readSource(shelf, { path, entries: [] }, MOST_BYTES);
  if (listed.kind !== 'container') throw new Error('no archive');
  let next = 0;
  let bytes = 0;
  const worker = async (): Promise<void> => {
    for (let found = listed.found[next++]; found !== undefined; found = listed.found[next++]) {
      const one = await readSource(shelf, found.place, MOST_BYTES);
      if (one.kind === 'document') bytes += one.bytes.length;
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  const seconds = (performance.now() - begin) / 1000;
  await shelf.close();
  console.log(
    JSON.stringify({
      files: listed.found.length,
      bytes,
      seconds,
      peak: process.resourceUsage().maxRSS / 1024,
    }),
  );
}

function compare(): void {
  const directory = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const path = join(directory, 'a.zip');
  const stored = values.stored ? ['--stored'] : [];
  const again = (flag: string): string =>
    execFileSync(
      process.execPath,
      [process.argv[1] ?? '', flag, path, '--entries', String(entries), '--bytes', values.bytes, ...stored],
      { encoding: 'utf8' },
    );
  try {
    again('--make');
    const own = JSON.parse(again('--read')) as Record<'files' | 'bytes' | 'seconds' | 'peak', number>;
    console.log(
      `${own.files} entries, archive ${(statSync(path).size / MEGABYTE).toFixed(1)} MB, unpacked ${(own.bytes / MEGABYTE).toFixed(1)} MB`,
    );
    console.log(`nianbao     ${rate(own.files, own.seconds)}, peak memory ${own.peak.toFixed(0)} MB`);
    for (const [name, words] of [
      ['unzip -t', ['-tqq', path]],
      ['unzip -d', ['-qq', path, '-d', join(directory, 'out')]],
    ] as const) {
      const begin = performance.now();
      const { error, status } = spawnSync('unzip', words, { stdio: 'ignore' });
      if (error)
        throw new Error('unzip is not installed: it is what the reading is compared with', { cause: error });
      const seconds = (performance.now() - begin) / 1000;
      const ratio = (seconds / own.seconds).toFixed(2);
      console.log(
        `${name.padEnd(12)}${rate(own.files, seconds)}, exit code ${status}; nianbao is ${ratio} times as fast`,
      );
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const rate = (files: number, seconds: number): string =>
  `${(files / seconds).toFixed(0).padStart(7)} files/s (${seconds.toFixed(2)} s)`;

if (values.make !== undefined) await make(values.make);
else if (values.read !== undefined) await read(values.read);
else compare();
