import { hostileInput } from '../test/fuzz/hostile-input.js';
import { inspectReport } from '../test/fuzz/inspect-report.js';
import { startingReports } from '../test/fuzz/starting-reports.js';

/** Which inputs a process makes: `first`, `first + step` … below `inputs`. */
export interface FuzzTask {
  seed: number;
  inputs: number;
  first: number;
  step: number;
}

/** What a process tells of one input. */
export interface FuzzResult {
  index: number;
  origin: string;
  /** In bytes. */
  size: number;
  /** CPU time, so that a busy machine makes nothing look slow; garbage collection and compilation count. */
  milliseconds: number;
  outcome: string;
  faults: string[];
}

/** Results are sent in batches, so that telling costs little. */
const BATCH = 50;

async function work({ seed, inputs, first, step }: FuzzTask): Promise<void> {
  const starts = await startingReports();
  let batch: FuzzResult[] = [];
  for (let index = first; index < inputs; index += step) {
    const { origin, bytes } = hostileInput(seed, index, starts);
    const begin = process.cpuUsage();
    const { outcome, faults } = await inspectReport(bytes);
    const { user, system } = process.cpuUsage(begin);
    batch.push({ index, origin, size: bytes.length, milliseconds: (user + system) / 1000, outcome, faults });
    if (batch.length < BATCH) continue;
    process.send?.(batch);
    batch = [];
  }
  process.send?.(batch);
  process.disconnect();
}

process.once('message', (task: FuzzTask) => {
  void work(task);
});
