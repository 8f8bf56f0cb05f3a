import { estimate, SIGNATURE_SIZE } from './signature.js';

/** A text with its signature. */
export interface SignedText {
  signature: Uint32Array;
}

/**
 * Numbers in a band: texts with one equal band are looked at. Of 16 bands of 8, at a resemblance of 0.9 at
 * least one is equal with a probability of 0.9998, at 0.5 of 0.06.
 */
const BAND = 8;
/**
 * Texts that one text is compared with in one band: those before it in order. It bounds the work where
 * thousands of texts have one and the same band; each of them then still meets the first of them.
 */
const MOST = 40;
/**
 * How far an estimate by 128 numbers may fall short of the true resemblance: four standard deviations at 0.9.
 */
export const DOUBT = 0.11;

/** Two texts, by their indexes, that may resemble each other. */
export interface Candidate {
  left: number;
  right: number;
  /** Estimated resemblance. */
  estimate: number;
}

/**
 * Finds texts that may resemble each other, by locality-sensitive hashing of their signatures.
 *
 * @param texts those without a signature are left alone
 * @param least the resemblance that is sought, 0.8 or more
 * @param comparable whether two texts, by their indexes, are of interest together
 * @returns each pair once, `left` < `right`, by ascending `right`
 */
export function* findCandidates(
  texts: readonly SignedText[],
  least: number,
  comparable: (left: number, right: number) => boolean,
): Generator<Candidate> {
  const bands = Array.from({ length: SIGNATURE_SIZE / BAND }, () => new Map<string, number[]>());
  for (const [right, { signature }] of texts.entries()) {
    if (signature.length === 0) continue;
    const met = new Set<number>();
    for (const [band, buckets] of bands.entries()) {
      const key = String.fromCharCode(
        ...new Uint16Array(signature.slice(band * BAND, (band + 1) * BAND).buffer),
      );
      const bucket = buckets.get(key);
      if (bucket === undefined) {
        buckets.set(key, [right]);
        continue;
      }
      for (const left of bucket) met.add(left);
      if (bucket.length < MOST) bucket.push(right);
    }
    for (const left of met) {
      if (!comparable(left, right)) continue;
      const similar = estimate(texts[left]?.signature ?? signature, signature);
      if (similar >= least - DOUBT) yield { left, right, estimate: similar };
    }
  }
}
