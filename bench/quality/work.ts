import { parentPort, workerData } from 'node:worker_threads';
import { parseReport } from '../../src/report/parse-report.js';
import { reportToJson } from '../../src/report/report-json.js';
import { checkReport } from '../../src/rules/check-report.js';
import { openSample } from '../../src/sample/make-report.js';
import type { SampleSettings } from '../../src/sample/plan.js';
import { scoreReport, type Difference, type Tally } from './compare.js';

/** What one thread is to do: every `step`-th report from `first`. */
export interface Task {
  settings: SampleSettings;
  reports: number;
  first: number;
  step: number;
}

/** What is known of one report when it was measured. */
export interface Measured {
  index: number;
  file: string;
  format: string;
  encoding: string;
  generation: string;
  layout: string;
  /** Code of the error that parsing ended in, null where it gave a report. */
  error: string | null;
  milliseconds: number;
  tally: Tally;
  differences: Difference[];
}

const task = workerData as Task;
const sample = openSample(task.settings);
for (let index = task.first; index < task.reports; index += task.step) {
  const { bytes, truth } = await sample.report(index);
  const { file, format, generation, layout } = truth;
  // documents and workbooks bring their own encoding, which none of ours can spoil
  const encoding = ['docx', 'xlsx', 'pdf'].includes(format) ? 'of the format' : truth.encoding;
  const measured: Measured = {
    index,
    file,
    format,
    encoding,
    generation,
    layout,
    error: null,
    milliseconds: 0,
    tally: {},
    differences: [],
  };
  const began = performance.now();
  try {
    const report = await parseReport(bytes, { name: file });
    const parsed = reportToJson(report, checkReport(report), file);
    measured.milliseconds = performance.now() - began;
    Object.assign(measured, scoreReport(truth, parsed));
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
    measured.error = code;
    measured.tally = {
      reports: 1,
      failed: 1,
      'observations.missed': truth.observations.length,
      'headings.missed': truth.headings.length,
      'claims.missed': truth.claims.length,
    };
    measured.differences = [{ kind: 'failed', message: thrown instanceof Error ? thrown.message : code }];
  }
  parentPort?.postMessage(measured);
}
