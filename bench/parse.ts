import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { reportToJson } from '../src/report/report-json.js';
import { parseReport } from '../src/report/parse-report.js';
import { checkReport } from '../src/rules/check-report.js';
import { openSample } from '../src/sample/make-report.js';
import { SAMPLE_FORMATS } from '../src/sample/truth.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    reports: { type: 'string', default: '40' },
    seed: { type: 'string', default: '7' },
    rounds: { type: 'string', default: '9' },
  },
});
const rounds = Number(values.rounds);

/** Bytes of one report, by format. */
interface Input {
  format: string;
  bytes: Uint8Array;
}

function published(directory: string): Input[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:txt|md|html?|docx?|xlsx?|pdf)$/i.test(path) && !/README/.test(path))
    .map((path) => ({ format: extname(path).slice(1), bytes: readFileSync(join(directory, path)) }));
}

async function generated(): Promise<Input[]> {
  const inputs: Input[] = [];
  for (const format of SAMPLE_FORMATS) {
    const sample = openSample({
      seed: Number(values.seed),
      years: Array.from({ length: 15 }, (_, at) => 2010 + at),
      formats: [format],
      defects: 0.3,
    });
    for (let index = 0; index < Number(values.reports); index++)
      inputs.push({ format, bytes: (await sample.report(index)).bytes });
  }
  return inputs;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/**
 * CPU milliseconds, so that a busy machine makes nothing look slow; garbage collection and compilation count.
 */
async function timed(work: () => unknown): Promise<number> {
  const begin = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

const directories = ['samples/reports', ...positionals].filter((path) => existsSync(path));
const inputs = [...directories.flatMap(published), ...(await generated())];
const formats = [...new Set(inputs.map(({ format }) => format))];
const decoder = new TextDecoder('utf-8');

console.log('format  reports  bytes  parse ms  check ms  json ms   MB/s  bare decoder MB/s  ratio');
for (const format of formats) {
  const own = inputs.filter((input) => input.format === format);
  const times = { parse: [] as number[], check: [] as number[], json: [] as number[] };
  let [bytesRead, parsing, decoding] = [0, 0, 0];
  for (let round = -2; round < rounds; round++) {
    for (const { bytes } of own) {
      const decode = await timed(() => decoder.decode(bytes));
      try {
        let report: Awaited<ReturnType<typeof parseReport>> | null = null;
        const parse = await timed(async () => (report = await parseReport(bytes)));
        if (report === null || round < 0) continue;
        const read: Awaited<ReturnType<typeof parseReport>> = report;
        times.parse.push(parse);
        times.check.push(await timed(() => checkReport(read)));
        times.json.push(await timed(() => reportToJson(read, [], '')));
        bytesRead += bytes.length;
        parsing += parse;
        decoding += decode;
      } catch {
        // What is refused is not measured.
      }
    }
  }
  if (times.parse.length === 0) continue;
  const rate = bytesRead / 1000 / parsing;
  const bare = bytesRead / 1000 / decoding;
  console.log(
    [
      format.padEnd(7),
      String(own.length).padStart(7),
      (bytesRead / times.parse.length).toFixed(0).padStart(6),
      median(times.parse).toFixed(2).padStart(9),
      median(times.check).toFixed(2).padStart(9),
      median(times.json).toFixed(2).padStart(8),
      rate.toFixed(2).padStart(6),
      bare.toFixed(0).padStart(18),
      `${(bare / rate).toFixed(0)}×`.padStart(6),
    ].join(' '),
  );
}
