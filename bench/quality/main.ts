import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { openSample } from '../../src/sample/make-report.js';
import { SAMPLE_FORMATS, type SampleFormat } from '../../src/sample/truth.js';
import type { SampleSettings } from '../../src/sample/plan.js';
import { publishedTable } from './published.js';
import { findingsTable, mainTable, metadataTable, severityTable, sumOf } from './tables.js';
import { withExtraction, withFindings } from './page.js';
import type { Measured, Task } from './work.js';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '7' },
    formats: { type: 'string', default: SAMPLE_FORMATS.join(',') },
    years: { type: 'string', default: '2010-2024' },
    defects: { type: 'string', default: '0.3' },
    threads: { type: 'string', default: '2' },
    failures: { type: 'string', default: '0' },
    kind: { type: 'string', default: '' },
    keep: { type: 'string' },
    write: { type: 'boolean', default: false },
    part: { type: 'string', default: 'both' },
  },
});

const [from = 2010, to = from] = values.years.split('-').map(Number);
const settings: SampleSettings = {
  seed: Number(values.seed),
  years: Array.from({ length: to - from + 1 }, (_, index) => from + index),
  formats: values.formats
    .split(',')
    .filter((one): one is SampleFormat => SAMPLE_FORMATS.some((known) => known === one)),
  defects: Number(values.defects),
};
const reports = Number(values.reports);
const threads = Math.max(1, Number(values.threads));

async function measure(): Promise<Measured[]> {
  const measured: Measured[] = [];
  const run = (task: Task): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./work.js', import.meta.url), { workerData: task });
      worker.on('message', (one: Measured) => measured.push(one));
      worker.on('error', reject);
      worker.on('exit', () => resolve());
    });
  await Promise.all(
    Array.from({ length: threads }, (_, first) => run({ settings, reports, first, step: threads })),
  );
  return measured.sort((one, other) => one.index - other.index);
}

/** The first differences, evenly over kinds, so that one fault does not hide the others. */
function printFailures(measured: readonly Measured[], most: number): void {
  const kinds = new Map<string, string[]>();
  for (const { index, file, layout, encoding, generation, differences } of measured)
    for (const { kind, message } of differences) {
      if (values.kind !== '' && !kind.startsWith(values.kind)) continue;
      const list = kinds.get(kind) ?? [];
      list.push(`#${index} ${file} [${layout} ${generation} ${encoding}] ${message}`);
      kinds.set(kind, list);
    }
  for (const [kind, lines] of kinds) {
    console.log(`\n${kind}: ${lines.length}`);
    for (const line of lines.slice(0, most)) console.log(`  ${line}`);
  }
}

async function keep(measured: readonly Measured[], directory: string): Promise<void> {
  const sample = openSample(settings);
  for (const { index, differences } of measured) {
    if (!differences.some(({ kind }) => kind.startsWith(values.kind))) continue;
    const { path, bytes, truth } = await sample.report(index);
    const file = join(directory, `${index}-${path.replaceAll('/', '-')}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    writeFileSync(`${file}.truth.json`, `${JSON.stringify(truth, null, 1)}\n`);
  }
}

const measured = await measure();
const tally = sumOf(measured);
if (Number(values.failures) > 0) printFailures(measured, Number(values.failures));
if (values.keep !== undefined) await keep(measured, values.keep);
const tables = {
  main: mainTable(measured),
  metadata: metadataTable(tally),
  severities: severityTable(tally),
  rules: findingsTable(tally),
};
console.log(`\n${Object.values(tables).join('\n\n')}\n`);
const published = await publishedTable(Number(values.failures));
if (published !== null) console.log(`${published}\n`);
const times = measured.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
console.log(
  `${reports} reports, seed ${settings.seed}; median ${times[Math.floor(times.length / 2)]?.toFixed(1) ?? '–'} ms, slowest ${times.at(-1)?.toFixed(0) ?? '–'} ms`,
);
if (values.write) {
  const path = 'docs/quality.md';
  let page = readFileSync(path, 'utf8');
  if (values.part !== 'findings') page = withExtraction(page, settings, reports, tables);
  if (values.part !== 'extraction') page = withFindings(page, settings, reports, tables);
  writeFileSync(path, page);
  console.log(`Written to ${path}.`);
}
