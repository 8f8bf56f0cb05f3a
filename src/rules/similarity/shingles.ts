/** Characters of a shingle. */
const LENGTH = 5;

/**
 * The distinct runs of five characters of a text, as 32-bit hashes.
 *
 * @param text masked prose
 * @returns ascending; empty for a text shorter than one run. Two runs share a hash once in four thousand
 *   million.
 */
export function shinglesOf(text: string): Uint32Array {
  const count = text.length - LENGTH + 1;
  if (count <= 0) return new Uint32Array(0);
  const hashes = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    let hash = 0x811c9dc5;
    for (let i = at; i < at + LENGTH; i++) {
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
      hash ^= hash >>> 15;
    }
    hashes[at] = finish(hash);
  }
  hashes.sort();
  let kept = 1;
  for (let at = 1; at < count; at++) {
    const hash = hashes[at] ?? 0;
    if (hash !== hashes[kept - 1]) hashes[kept++] = hash;
  }
  return hashes.slice(0, kept);
}

/** Spreads a hash over all 32 bits. */
function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * The share of shingles that two texts have in common (Jaccard): |A ∩ B| / |A ∪ B|.
 *
 * @param a ascending, distinct
 * @param b ascending, distinct
 * @returns 0 to 1; 0 where both are empty
 */
export function resemblance(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [left = 0, right = 0] = [a[i], b[j]];
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}
