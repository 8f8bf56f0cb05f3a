/** A source of reproducible randomness. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly [T, ...T[]] | readonly T[]): T;
  /** One of the values, by weights that need not add up to 1. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** `count` different ones of the choices, in their order. */
  some<T>(choices: readonly T[], count: number): T[];
}

/** FNV-1a over UTF-16 code units: turns the key of a stream into its first state. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/**
 * A stream of random numbers (mulberry32) that depends on its key alone: each report and each purpose has its
 * own, so that report 17 stays the same however many are written, and a new choice in one place does not
 * shift the others.
 *
 * @param key the seed and what the stream is for
 */
export function randomFor(...key: (string | number)[]): Random {
  let state = hash(key.join('\u0001'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(choices: readonly T[]): T => {
    const chosen = choices[int(0, choices.length - 1)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  };
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted: (choices) => {
      let rest = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) {
        rest -= weight;
        if (rest < 0) return value;
      }
      return pick(choices.map(([value]) => value));
    },
    some: (choices, count) => {
      const left = choices.map((_, index) => index);
      while (left.length > Math.max(0, count)) left.splice(int(0, left.length - 1), 1);
      return left.map((index) => choices[index]).filter((choice) => choice !== undefined);
    },
  };
}
