import { resemblance } from '../../rules/similarity/shingles.js';
import type { ReportReference } from '../../rules/run-rule.js';
import type { SimilarProse } from '../../rules/run/near-duplicate-narrative.js';
import { loadProse, proseShingles } from './narrative-signatures.js';
import type { Queryable } from '../database/query.js';

/** A report and those that it may resemble. */
export interface Comparison {
  about: ReportReference;
  relation: SimilarProse['relation'];
  /** The most promising first. */
  others: readonly ReportReference[];
}

/** Comparisons whose texts are fetched together. */
const PAGE = 250;
/** Texts whose shingles are kept, some ten kilobytes each. */
const KEPT = 3000;

/**
 * Compares texts in full. A report is compared with one other after the other until one resembles it enough.
 *
 * @param comparisons what is promising by its signatures
 * @param least resemblance that is enough, 0 to 1
 * @returns what resembles enough, in the order of `comparisons`
 */
export async function compareProse(
  db: Queryable,
  comparisons: readonly Comparison[],
  least: number,
): Promise<Omit<SimilarProse, 'evidence'>[]> {
  const shingles = new Map<number, Uint32Array>();
  const found = new Map<Comparison, Omit<SimilarProse, 'evidence'>>();
  for (let round = 0, open = comparisons; open.length > 0; round++) {
    for (let start = 0; start < open.length; start += PAGE) {
      const page = open.slice(start, start + PAGE);
      await fetch(db, shingles, page, round);
      for (const comparison of page) {
        const other = comparison.others[round];
        if (other === undefined) continue;
        const mine = shingles.get(comparison.about.report ?? 0);
        const theirs = shingles.get(other.report ?? 0);
        if (mine === undefined || theirs === undefined) continue;
        const similarity = resemblance(mine, theirs);
        if (similarity < least) continue;
        const { about, relation } = comparison;
        found.set(comparison, {
          about,
          other,
          relation,
          similarity,
          shingles: Math.min(mine.length, theirs.length),
        });
      }
    }
    open = open.filter((comparison) => !found.has(comparison) && comparison.others[round + 1] !== undefined);
  }
  return comparisons.flatMap((comparison) => found.get(comparison) ?? []);
}

async function fetch(
  db: Queryable,
  shingles: Map<number, Uint32Array>,
  page: readonly Comparison[],
  round: number,
): Promise<void> {
  const wanted = new Set(
    page.flatMap(({ about, others }) => [about.report, others[round]?.report]).filter((id) => id != null),
  );
  for (const id of shingles.keys()) {
    if (shingles.size <= KEPT) break;
    if (!wanted.has(id)) shingles.delete(id);
  }
  const missing = [...wanted].filter((id) => !shingles.has(id));
  if (missing.length === 0) return;
  for (const text of await loadProse(db, missing)) shingles.set(text.report, proseShingles(text));
}
