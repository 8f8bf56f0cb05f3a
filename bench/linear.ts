import { parseArgs } from 'node:util';
import { inspectReport } from '../test/fuzz/inspect-report.js';
import { SHAPES } from '../test/fuzz/shapes.js';

const { values } = parseArgs({
  options: {
    /** Only shapes whose name contains this. */
    shape: { type: 'string', default: '' },
    from: { type: 'string', default: '65536' },
    to: { type: 'string', default: '1048576' },
    /** Print only what grows faster than this, or takes longer than `slow`. */
    growth: { type: 'string', default: '2' },
    slow: { type: 'string', default: '1000' },
    all: { type: 'boolean', default: false },
  },
});

/** Shorter times are noise. */
const MEASURABLE = 20;

/** CPU milliseconds that everything takes for one text of so many bytes. */
async function measure(make: (length: number) => string, size: number): Promise<[number, string]> {
  // Chinese takes three bytes a character, so the length follows from a first try.
  const tried = new TextEncoder().encode(make(4096)).length / make(4096).length;
  const bytes = new TextEncoder().encode(make(Math.floor(size / tried))).subarray(0, size);
  const begin = process.cpuUsage();
  const { outcome, faults } = await inspectReport(bytes);
  const { user, system } = process.cpuUsage(begin);
  return [(user + system) / 1000, faults[0] ?? outcome];
}

const [from, to] = [Number(values.from), Number(values.to)];
let shown = 0;
let slowest = 0;
for (const { name, make } of SHAPES) {
  if (!name.includes(values.shape)) continue;
  const [small] = await measure(make, from);
  const [large, outcome] = await measure(make, to);
  slowest = Math.max(slowest, large);
  const growth = large / Math.max(small, MEASURABLE) / (to / from);
  if (!values.all && growth < Number(values.growth) && large < Number(values.slow)) continue;
  shown++;
  console.log(
    `${name}: ${small.toFixed(0)} → ${large.toFixed(0)} ms, ${growth.toFixed(2)} × linear, ${outcome}`,
  );
}
console.log(
  `${SHAPES.length} shapes from ${from} to ${to} bytes: ${shown} shown above, slowest ${slowest.toFixed(0)} ms of CPU`,
);
if (shown > 0 && !values.all) process.exitCode = 1;
