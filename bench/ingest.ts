import { chmodSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../src/settings/config.js';
import { openPipeline } from '../src/pipeline/pipeline.js';
import { planRun } from '../src/pipeline/planners/plan-run.js';
import { workRun } from '../src/pipeline/work-run.js';
import { parseReport } from '../src/report/parse-report.js';
import { checkReport } from '../src/rules/check-report.js';
import { SAMPLE_FORMATS, type SampleFormat } from '../src/sample/truth.js';
import { writeSample } from '../src/sample/write-sample.js';

// How long a night takes: reports a second from the drop directory to the last finding, in one process with a
// server of its own, and how that compares with merely reading and checking the same files in the same run.

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '500' },
    seed: { type: 'string', default: '7' },
    formats: { type: 'string', default: SAMPLE_FORMATS.join() },
  },
});
const reports = Number(values.reports);
const formats = values.formats
  .split(',')
  .filter((name): name is SampleFormat => SAMPLE_FORMATS.some((known) => known === name));

async function filesIn(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true });
  return names
    .filter((name) => formats.some((format) => extname(name) === `.${format}`))
    .map((name) => join(directory, name));
}

/** Seconds to read and judge all files one after the other, and nothing else. */
async function readAll(files: readonly string[]): Promise<number> {
  const begin = performance.now();
  for (const file of files) checkReport(await parseReport(await readFile(file), { name: file }));
  return (performance.now() - begin) / 1000;
}

/** Seconds from the plan of a run to its end. */
async function ingestAll(
  directory: string,
  dataDirectory: string,
): Promise<{ engine: string; seconds: number }> {
  const pipeline = await openPipeline(
    readConfig({ ...process.env, NIANBAO_DATA_DIR: dataDirectory, NIANBAO_LOG_LEVEL: 'fatal' }),
  );
  try {
    const begin = performance.now();
    const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });
    const { items } = await workRun(pipeline, runId);
    const seconds = (performance.now() - begin) / 1000;
    if (items.done !== items.planned) throw new Error(`${items.done} of ${items.planned} files are done`);
    return { engine: pipeline.queues.engine.kind, seconds };
  } finally {
    await pipeline.close();
  }
}

const home = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
// The server must not run as root, and its own user has to reach its directory.
chmodSync(home, 0o755);
try {
  const directory = join(home, 'drop');
  await writeSample(
    { seed: Number(values.seed), years: [2022, 2023, 2024], formats, defects: 0.3 },
    { directory, reports, history: true, zip: false },
  );
  const files = await filesIn(directory);
  await readAll(files.slice(0, 50));
  const read = await readAll(files);
  const { engine, seconds } = await ingestAll(directory, join(home, 'data'));
  console.log(`| queue | files | files/s | read and judged alone, files/s | ratio |`);
  console.log(`| --- | ---: | ---: | ---: | ---: |`);
  const [done, bare] = [files.length / seconds, files.length / read];
  console.log(
    `| ${engine} | ${files.length} | ${done.toFixed(1)} | ${bare.toFixed(1)} | ${(bare / done).toFixed(1)}× |`,
  );
} finally {
  await rm(home, { recursive: true, force: true });
}
