import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The benchmarks: what each measures, and its file. `quality` and `fuzz` have scripts of their own. */
const BENCHES: Readonly<Record<string, { file: string; measures: string }>> = {
  'start-up': {
    file: 'start-up.js',
    measures: 'how long the command line takes to start, beside another checkout',
  },
  parse: { file: 'parse.js', measures: 'what a report takes by format: reading, rules, JSON' },
  linear: { file: 'linear.js', measures: 'how time grows with the size of each hostile shape' },
  large: { file: 'large.js', measures: 'what very large files take' },
  archive: { file: 'archive.js', measures: 'reading a ZIP archive beside unzip' },
  ingest: { file: 'ingest.js', measures: 'a whole run over generated reports, beside the core alone' },
  'near-duplicates': { file: 'near-duplicates.js', measures: 'the search for repeated prose' },
  console: {
    file: 'console/main.js',
    measures: "the console's pages with 20,000 reports and 200,000 findings",
  },
  crawl: { file: 'crawl/main.js', measures: 'a crawl of 2,000 pages on this machine, twice' },
};

const [name = '', ...options] = process.argv.slice(2);
const bench = BENCHES[name];
if (bench === undefined) {
  if (name !== '') console.error(`There is no benchmark ${name}.\n`);
  console.error('npm run bench NAME [-- OPTIONS]\n');
  for (const [known, { measures }] of Object.entries(BENCHES)) {
    console.error(`  ${known.padEnd(16)} ${measures}`);
  }
  process.exitCode = 1;
} else {
  // A process of its own, so that nothing of this one is measured.
  const run = spawnSync(process.execPath, [join(import.meta.dirname, bench.file), ...options], {
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
}
