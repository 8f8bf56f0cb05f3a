import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hostileInput } from '../test/fuzz/hostile-input.js';
import { inspectReport } from '../test/fuzz/inspect-report.js';
import { startingReports } from '../test/fuzz/starting-reports.js';
import type { FuzzResult } from './fuzz-worker.js';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string' },
    keep: { type: 'string' },
  },
});
const seed = Number(values.seed);
const inputs = Number(values.inputs);

/** A process that is silent for so long hangs. */
const PATIENCE = 180_000;
const SLOWEST = 5;
const MOST_FAULTS = 20;

/** Makes one input again, and says everything about it. */
async function replay(index: number): Promise<void> {
  const { origin, bytes } = hostileInput(seed, index, await startingReports());
  if (values.keep !== undefined) {
    const { writeFileSync } = await import('node:fs');
    writeFileSync(values.keep, bytes);
  }
  const begin = process.cpuUsage();
  const inspection = await inspectReport(bytes);
  const { user, system } = process.cpuUsage(begin);
  console.log({ index, origin, bytes: bytes.length, milliseconds: (user + system) / 1000, ...inspection });
  if (inspection.faults.length > 0) process.exitCode = 1;
}

/** Runs one process to its end; gives a fault when it dies or hangs. */
function run(first: number, step: number, take: (results: FuzzResult[]) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'fuzz-worker.js'));
    let last = first - step;
    let fault: string | null = null;
    const begins = (): string => `after input ${last}`;
    const hang = (): void => {
      fault = `no sign of life ${begins()}`;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(hang, PATIENCE);
    child.on('message', (results: FuzzResult[]) => {
      clearTimeout(timer);
      timer = setTimeout(hang, PATIENCE);
      last = results.at(-1)?.index ?? last;
      take(results);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (code !== 0) fault ??= `the process ended with ${code ?? signal} ${begins()}`;
      resolve(fault);
    });
    child.send({ seed, inputs, first, step });
  });
}

async function fuzz(): Promise<void> {
  const outcomes = new Map<string, number>();
  let slowest: FuzzResult[] = [];
  const faulty: FuzzResult[] = [];
  let done = 0;
  let bytes = 0;
  let cpu = 0;
  const begin = performance.now();
  const take = (results: FuzzResult[]): void => {
    for (const result of results) {
      outcomes.set(result.outcome, (outcomes.get(result.outcome) ?? 0) + 1);
      if (result.faults.length > 0) faulty.push(result);
      bytes += result.size;
      cpu += result.milliseconds;
    }
    slowest = [...slowest, ...results].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
    if (Math.floor((done + results.length) / 10_000) > Math.floor(done / 10_000))
      console.error(`${done + results.length} of ${inputs}`);
    done += results.length;
  };
  const step = Math.max(1, Number(values.processes));
  const deaths = await Promise.all(Array.from({ length: step }, (_, first) => run(first, step, take)));
  const seconds = (performance.now() - begin) / 1000;

  console.log(`${done} inputs of seed ${seed}, ${(bytes / 1e6).toFixed(1)} MB`);
  console.log(
    `${(done / seconds).toFixed(0)} inputs/s in ${step} processes, ${(cpu / done).toFixed(2)} ms of CPU each`,
  );
  for (const [outcome, count] of [...outcomes].sort((a, b) => b[1] - a[1]))
    console.log(`  ${outcome}: ${count}`);
  console.log('slowest (make one again with --only INDEX):');
  for (const { index, milliseconds, size, origin } of slowest)
    console.log(`  ${milliseconds.toFixed(0)} ms  ${size} bytes  --seed ${seed} --only ${index}  ${origin}`);
  const faults = [
    ...deaths.filter((death) => death !== null),
    ...faulty.map((result) => `--seed ${seed} --only ${result.index}: ${result.faults.join('\n    ')}`),
  ];
  console.log(`${faults.length} faults`);
  for (const fault of faults.slice(0, MOST_FAULTS)) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}

await (values.only === undefined ? fuzz() : replay(Number(values.only)));
