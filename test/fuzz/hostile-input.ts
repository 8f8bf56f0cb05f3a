import { randomFor, type Random } from '../../src/sample/random.js';
import { encodeSomehow, mutateBytes, mutateText } from './mutations.js';
import { SHAPES } from './shapes.js';
import type { StartingReport } from './starting-reports.js';

/** One input of a fuzzing run. */
export interface HostileInput {
  /** What it was made from. */
  origin: string;
  bytes: Uint8Array;
}

/** How many inputs of a thousand start from bytes that are no text; decoding these takes longest. */
const PER_MILLE = { binary: 20, pdf: 3, large: 3, shape: 30 };
const LARGEST = 1_000_000;

/**
 * Input number `index` of a run: it depends on the seed, the number and the starting reports alone, so that
 * any input can be made again without those before it.
 */
export function hostileInput(seed: number, index: number, starts: readonly StartingReport[]): HostileInput {
  const random = randomFor('fuzz', seed, index);
  const texts = starts.flatMap(({ text }) => (text === null ? [] : [text]));
  const kind = random.int(0, 999);
  const isPdf = ({ name }: StartingReport): boolean => name.endsWith('.pdf');
  const pdfs = starts.filter(isPdf);
  const binaries = starts.filter((start) => start.text === null && !isPdf(start));
  if (kind < PER_MILLE.pdf && pdfs.length > 0) return fromBytes(random.pick(pdfs), random);
  if (kind < PER_MILLE.binary && binaries.length > 0) return fromBytes(random.pick(binaries), random);
  if (kind < PER_MILLE.binary + PER_MILLE.shape) return fromShape(texts, random);
  const start = random.pick(starts.filter(({ text }) => text !== null));
  const large = random.int(0, 999) < PER_MILLE.large;
  const text = mutateText(
    large ? enlarge(start.text ?? '', random) : (start.text ?? ''),
    texts,
    random,
    300_000,
  );
  const bytes = encodeSomehow(text, random);
  return {
    origin: start.name,
    bytes: (random.chance(0.15) ? mutateBytes(bytes, random) : bytes).subarray(0, LARGEST),
  };
}

function fromBytes({ name, bytes }: StartingReport, random: Random): HostileInput {
  return { origin: name, bytes: mutateBytes(bytes, random) };
}

/** A stretch of one hostile shape inside a report, or alone. */
function fromShape(texts: readonly string[], random: Random): HostileInput {
  const shape = random.pick(SHAPES);
  const stretch = shape.make(2 ** random.int(4, 14));
  const text = random.pick(texts);
  const at = random.int(0, text.length);
  const whole = random.chance(0.3) ? stretch : text.slice(0, at) + stretch + text.slice(at);
  return { origin: shape.name, bytes: encodeSomehow(whole, random) };
}

/** A report over and over, or a piece of it in one line. */
function enlarge(text: string, random: Random): string {
  const unit = random.chance(0.5) ? text : text.slice(0, random.int(1, 300)).replace(/\n/g, '');
  return unit.repeat(Math.ceil(random.int(50_000, 330_000) / Math.max(1, unit.length)));
}
