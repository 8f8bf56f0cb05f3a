import { NianbaoError } from '../errors/nianbao-error.js';
import { SAMPLE_FORMATS, type SampleFormat } from '../sample/truth.js';
import type { CommandRun, Invocation } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { flag, numberOption, text } from './options.js';
import { startProgress } from './progress.js';

const USUAL_YEARS = '2010-2024';
const USUAL_DEFECTS = '0.3';

/** `nianbao sample`: writes a synthetic province and the truth about it. */
export const sample: CommandRun = async (invocation) => {
  const { screen, language, signal, say } = invocation;
  const { writeSample } = await import('../sample/write-sample.js');
  const reports = numberOption(invocation, 'reports') ?? missing(invocation, '--reports');
  const seed = numberOption(invocation, 'seed') ?? missing(invocation, '--seed');
  const directory = text(invocation, 'out') ?? missing(invocation, '--out');
  const settings = {
    seed,
    years: yearsOf(invocation),
    formats: formatsOf(invocation),
    defects: shareOf(invocation),
  };
  const progress = startProgress(screen, language);
  progress.phase(say(MESSAGES.sampling), reports);
  try {
    const zip = flag(invocation, 'zip');
    const written = await writeSample(settings, {
      directory,
      reports,
      history: settings.years.length > 1 && text(invocation, 'years') !== undefined,
      zip,
      signal,
      progress: (done) => progress.update(done, reports),
    });
    progress.end();
    screen.note(say(MESSAGES.sampled(written, directory)));
    return signal.aborted ? EXIT.interrupted : EXIT.done;
  } catch (thrown) {
    throw isSystemError(thrown) ? usage(invocation, MESSAGES.cannotWrite(directory, thrown.code)) : thrown;
  } finally {
    progress.end();
  }
};

function usage({ say }: Invocation, message: Parameters<Invocation['say']>[0]): NianbaoError {
  return new NianbaoError('usage', { reason: say(message) });
}

function missing(invocation: Invocation, option: string): never {
  throw usage(invocation, MESSAGES.missingOption(option));
}

function yearsOf(invocation: Invocation): number[] {
  const given = text(invocation, 'years') ?? USUAL_YEARS;
  const [, from, to] = /^(20\d\d)(?:-(20\d\d))?$/.exec(given) ?? [];
  const [first, last] = [Number(from), Number(to ?? from)];
  if (!(first >= 2008 && last >= first)) throw usage(invocation, MESSAGES.badYears(given));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function formatsOf(invocation: Invocation): SampleFormat[] {
  const given = text(invocation, 'formats');
  if (given === undefined) return [...SAMPLE_FORMATS];
  return given.split(',').map((name) => {
    const format = SAMPLE_FORMATS.find((one) => one === name.trim());
    if (format === undefined)
      throw usage(invocation, MESSAGES.wrongChoice('--formats', name, SAMPLE_FORMATS));
    return format;
  });
}

function shareOf(invocation: Invocation): number {
  const given = text(invocation, 'defects') ?? USUAL_DEFECTS;
  if (!/^(?:0|1|0?\.\d{1,6}|[01]\.0{1,6})$/.test(given)) throw usage(invocation, MESSAGES.badShare(given));
  return Number(given);
}

function isSystemError(thrown: unknown): thrown is Error & { code: string } {
  return (
    thrown instanceof Error && 'syscall' in thrown && 'code' in thrown && typeof thrown.code === 'string'
  );
}
