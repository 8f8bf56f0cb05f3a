import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import type { ZipFile } from 'yazl';
import { openSample, type SampleReport } from './make-report.js';
import { openProvince } from './open-province.js';
import type { SampleSettings } from './plan.js';
import type { TrueRunFinding } from './truth.js';
import { ENTRY_DATE } from './zip-bytes.js';

/** Where and how a sample is written. */
export interface SampleOutput {
  directory: string;
  reports: number;
  /** The same organs report in every year, one year following from the other. */
  history: boolean;
  /** Pack the reports of each county into one ZIP archive. */
  zip: boolean;
  /** Called after each report. */
  progress?: (done: number) => void;
  signal?: AbortSignal;
}

/** One archive being written. */
interface Archive {
  county: string;
  name: string;
  zip: ZipFile;
  done: Promise<unknown>;
}

/**
 * Writes a sample: the reports below `directory` by city and county, and `truth.jsonl`, one line a report.
 * With a history also `roster.csv`, who is to publish, and `province-truth.jsonl`, a line for each finding
 * that several reports together must yield. Holds one report at a time, or one county where the reports are
 * packed.
 *
 * @returns how many reports were written: fewer than asked for when it was stopped
 * @throws the system's error when the directory can't be written
 */
export async function writeSample(settings: SampleSettings, output: SampleOutput): Promise<number> {
  const { directory, zip, signal } = output;
  const reports = output.reports;
  await mkdir(directory, { recursive: true });
  const truth = createWriteStream(join(directory, 'truth.jsonl'));
  const written = finished(truth);
  // a failure is thrown where the stream is awaited; until then nobody may find it unhandled
  written.catch(() => undefined);
  const sample = output.history ? openProvince(settings, reports) : openSample(settings);
  const archives = new Map<string, number>();
  let archive: Archive | null = null;
  const across: TrueRunFinding[] = [...sample.missing];
  const count = sample.count ?? reports;
  let done = 0;
  for (; done < count && signal?.aborted !== true; done++) {
    const report = await sample.report(done);
    if (zip) archive = await addToArchive(archive, archives, directory, report);
    else await writeReport(directory, report);
    const file = zip && archive !== null ? `${archive.name}/${report.path}` : report.path;
    await writeLine(truth, JSON.stringify({ ...report.truth, file }));
    across.push(...report.runFindings);
    output.progress?.(done + 1);
  }
  await closeArchive(archive);
  truth.end();
  await written;
  if (sample.roster !== null) {
    await writeFile(join(directory, 'roster.csv'), sample.roster);
    const lines = across.map((finding) => `${JSON.stringify(finding)}\n`).join('');
    await writeFile(join(directory, 'province-truth.jsonl'), lines);
  }
  return done;
}

async function writeReport(directory: string, { path, bytes }: SampleReport): Promise<void> {
  const file = join(directory, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

async function writeLine(stream: WriteStream, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await once(stream, 'drain');
}

/** Adds a report to its county's archive; another county closes the one before. */
async function addToArchive(
  open: Archive | null,
  archives: Map<string, number>,
  directory: string,
  { path, bytes }: SampleReport,
): Promise<Archive> {
  const county = dirname(path).replaceAll('/', '-');
  let archive = open;
  if (archive?.county !== county) {
    await closeArchive(archive);
    const count = (archives.get(county) ?? 0) + 1;
    archives.set(county, count);
    archive = await openArchive(directory, county, `${county}${count === 1 ? '' : `-${count}`}.zip`);
  }
  archive.zip.addBuffer(Buffer.from(bytes), path, { mtime: ENTRY_DATE });
  return archive;
}

async function openArchive(directory: string, county: string, name: string): Promise<Archive> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const done = pipeline(zip.outputStream, createWriteStream(join(directory, name)));
  done.catch(() => undefined);
  return { county, name, zip, done };
}

async function closeArchive(archive: Archive | null): Promise<void> {
  if (archive === null) return;
  archive.zip.end();
  await archive.done;
}
