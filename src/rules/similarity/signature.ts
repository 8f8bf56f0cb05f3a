/** Changes whenever masking, shingles or signatures do: signatures of different methods can't be compared. */
export const SIGNATURE_METHOD = 1;

/** Numbers of a signature. */
export const SIGNATURE_SIZE = 128;

const EMPTY = 0xffffffff;

/**
 * A signature by which the resemblance of two texts can be estimated without the texts: MinHash by one
 * permutation. Each hash falls into one of 128 bins, each bin keeps its least hash, and an empty bin takes
 * that of the next filled one (densification by rotation: Shrivastava & Li 2014).
 *
 * @param shingles ascending; should be a few times as many as there are bins
 * @returns 128 numbers; none for a text without shingles
 */
export function signatureOf(shingles: Uint32Array): Uint32Array {
  if (shingles.length === 0) return new Uint32Array(0);
  const bins = new Uint32Array(SIGNATURE_SIZE).fill(EMPTY);
  for (const hash of shingles) {
    const bin = hash % SIGNATURE_SIZE;
    const rest = Math.floor(hash / SIGNATURE_SIZE);
    if (rest < (bins[bin] ?? 0)) bins[bin] = rest;
  }
  const dense = bins.slice();
  for (let bin = 0; bin < SIGNATURE_SIZE; bin++) {
    for (let step = 1; dense[bin] === EMPTY && step <= SIGNATURE_SIZE; step++) {
      const next = bins[(bin + step) % SIGNATURE_SIZE] ?? EMPTY;
      // The distance goes in, so that a number borrowed from far does not look like one borrowed from near.
      if (next !== EMPTY) dense[bin] = (next + Math.imul(step, 0x9e3779b1)) >>> 0;
    }
  }
  return dense;
}

/** The estimated resemblance of two texts: the share of equal numbers in their signatures. */
export function estimate(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let at = 0; at < SIGNATURE_SIZE; at++) if (a[at] === b[at]) equal++;
  return equal / SIGNATURE_SIZE;
}
