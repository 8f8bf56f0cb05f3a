import { both } from '../../language.js';
import { SAMPLE_FORMATS, type SampleFormat } from '../../sample/truth.js';
import { counted } from '../../words/counted.js';
import { command, type Call } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { USAGE } from '../command/usage-words.js';
import { flag, needed, text, wholeNumber } from '../command/values.js';
import { startProgress } from '../terminal/progress.js';
import { cannotWrite } from '../work/cannot-write.js';
import { usage } from '../work/no-such.js';

const USUAL_YEARS = '2010-2024';
const USUAL_DEFECTS = '0.3';

const SAID = {
  sampling: both('生成样本', 'Writing samples'),
  badYears: (value: string) =>
    both(
      `--years 应为 2008 到 2099 之间的年度，如 2022-2024，而不是 ${value}`,
      `--years takes years from 2008 to 2099, e.g. 2022-2024, not ${value}`,
    ),
  badShare: (value: string) =>
    both(
      `--defects 应为 0 到 1 之间的小数，而不是 ${value}`,
      `--defects takes a number from 0 to 1, not ${value}`,
    ),
  sampled: (n: number, directory: string) =>
    both(
      `已在 ${directory} 写入 ${n} 份年报和 truth.jsonl。`,
      `${counted(n, 'report')} and truth.jsonl written to ${directory}.`,
    ),
};

const OPTIONS = {
  reports: needed(wholeNumber('number', '年报份数', 'how many reports')),
  seed: needed(
    wholeNumber('seed', '随机种子；相同的种子得到相同的文件', 'seed; the same seed gives the same files'),
  ),
  out: needed(text('directory', '写入的目录', 'directory to write to')),
  years: text(
    'years',
    '报告年度，如 2022-2024：同一批机关逐年报告，前后衔接，并附名录 roster.csv 和 province-truth.jsonl（跨报告的问题）；不写即各报告散布在 2010-2024',
    'reporting years, e.g. 2022-2024: the same organs report every year, one year following from the other, with roster.csv and, for what is wrong across reports, province-truth.jsonl; when not given, reports are scattered over 2010-2024',
  ),
  formats: text(
    'formats',
    `格式，以逗号分隔：${SAMPLE_FORMATS.join(',')}；不写即全部`,
    `formats, separated by commas: ${SAMPLE_FORMATS.join(',')}; all when not given`,
  ),
  defects: text(
    'share',
    '含差错的年报所占比例，0 到 1；不写即 0.3',
    'share of reports with planted defects, 0 to 1; 0.3 when not given',
  ),
  zip: flag('每个县打成一个 ZIP 包', 'pack each county into one ZIP archive'),
};

/** Writes an invented province and the truth about it. */
export const sample = command({
  name: 'sample',
  summary: both(
    '生成一个虚构省份的年报样本和标准答案 truth.jsonl',
    'write the sample reports of an invented province, and what is true of them (truth.jsonl)',
  ),
  options: OPTIONS,
  examples: [
    'sample --reports 200 --seed 7 --out province/',
    'sample --reports 2000 --seed 1 --out z/ --years 2021-2024 --zip',
  ],
  async run({ reports, seed, out, years, formats, defects, zip }, call) {
    const { screen, language, signal, say } = call;
    const { writeSample } = await import('../../sample/write-sample.js');
    const settings = {
      seed,
      years: yearsOf(call, years ?? USUAL_YEARS),
      formats: formatsOf(call, formats),
      defects: shareOf(call, defects ?? USUAL_DEFECTS),
    };
    const progress = startProgress(screen, language);
    progress.phase(say(SAID.sampling), reports);
    try {
      const written = await writeSample(settings, {
        directory: out,
        reports,
        history: settings.years.length > 1 && years !== undefined,
        zip,
        signal,
        progress: (done) => progress.update(done, reports),
      });
      progress.end();
      screen.note(say(SAID.sampled(written, out)));
      return signal.aborted ? EXIT.interrupted : EXIT.done;
    } catch (thrown) {
      throw cannotWrite(call, out, thrown);
    } finally {
      progress.end();
    }
  },
});

function yearsOf(call: Call, given: string): number[] {
  const [, from, to] = /^(20\d\d)(?:-(20\d\d))?$/.exec(given) ?? [];
  const [first, last] = [Number(from), Number(to ?? from)];
  if (!(first >= 2008 && last >= first)) throw usage(call, SAID.badYears(given));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function formatsOf(call: Call, given: string | undefined): SampleFormat[] {
  if (given === undefined) return [...SAMPLE_FORMATS];
  return given.split(',').map((name) => {
    const format = SAMPLE_FORMATS.find((one) => one === name.trim());
    if (format === undefined) throw usage(call, USAGE.wrongChoice('--formats', name, SAMPLE_FORMATS));
    return format;
  });
}

function shareOf(call: Call, given: string): number {
  if (!/^(?:0|1|0?\.\d{1,6}|[01]\.0{1,6})$/.test(given)) throw usage(call, SAID.badShare(given));
  return Number(given);
}
