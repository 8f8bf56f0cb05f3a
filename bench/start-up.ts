import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Another checkout that is built, to compare with. */
    base: { type: 'string' },
    runs: { type: 'string', default: '20' },
  },
});

const words = positionals.length > 0 ? positionals : ['--help'];
const here = resolve(import.meta.dirname, '../..');
const checkouts = values.base === undefined ? [here] : [resolve(values.base), here];

/** Milliseconds from the start of a command line to its end. */
function measure(checkout: string): number {
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [join(checkout, 'bin', 'nianbao.js'), ...words], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${checkout} ended with ${status}: ${stderr}`);
  return performance.now() - began;
}

// By turns, so that what else the machine does falls on all alike; the first run of each fills the file
// cache.
for (const checkout of checkouts) measure(checkout);
const times = new Map<string, number[]>(checkouts.map((checkout) => [checkout, []]));
for (let run = 0; run < Number(values.runs); run++) {
  for (const [checkout, taken] of times) taken.push(measure(checkout));
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
const figures = [...times].map(([checkout, taken]) => {
  const sorted = taken.toSorted((a, b) => a - b);
  return { checkout, least: quantile(sorted, 0), median: quantile(sorted, 0.5) };
});
for (const { checkout, least, median } of figures) {
  console.log(`${checkout}  least ${least.toFixed(0)} ms, median ${median.toFixed(0)} ms`);
}
const [base, now] = figures;
if (base !== undefined && now !== undefined) {
  const ratio = (name: 'least' | 'median'): string => (now[name] / base[name]).toFixed(2);
  console.log(
    `nianbao ${words.join(' ')}: least ${ratio('least')}, median ${ratio('median')} of the other's`,
  );
}
