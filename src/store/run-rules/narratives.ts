import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { DOUBT, findCandidates } from '../../rules/similarity/candidates.js';
import { estimate, SIGNATURE_METHOD } from '../../rules/similarity/signature.js';
import type { EvidenceInReport, ReportReference } from '../../rules/run-rule.js';
import { nearDuplicateNarrative, type SimilarProse } from '../../rules/run/near-duplicate-narrative.js';
import { readSignature } from './narrative-signatures.js';
import { withFacts } from './ask.js';
import { placeJson, referenceJson } from './sql.js';
import { compareProse, type Comparison } from './verify-prose.js';

const SIGNED = `
  select ${referenceJson('h')} as about, h.document_id as document, n.shingles, n.signature
    from held h join narrative_signature n on n.report_id = h.report_id and n.method = $2
   where h.report_year = any ($1) and h.rank = 1 and n.shingles >= $3
   order by h.report_year desc, h.path collate "C", h.report_id`;

const BEGINNINGS = `
  select h.report_id as report, ${placeJson('s', 'h')} as place
    from held h join section s on s.report_id = h.report_id and s.position = 0
   where h.report_id = any ($1)`;

/** Others that a report is compared with in full, the most promising first. */
const TRIED = 4;
/** Reports between two pauses, in which the process can do its other work. */
const BREATH = 500;

interface Signed {
  about: ReportReference & { report: number };
  document: number;
  shingles: number;
  signature: Uint32Array;
}

/** {@link nearDuplicateNarrative} with its facts; the signatures must have been made. */
export const askNarratives = withFacts(nearDuplicateNarrative, async ({ client, scope, thresholds }) => {
  const years = [...new Set(scope.touchedYears.flatMap((year) => [year, year + 1]))];
  const facts: SimilarProse[] = [];
  for (const year of years) {
    const texts = await loadSigned(client, year, thresholds.shingles);
    const comparisons = await promising(texts, year, thresholds.similarity);
    const similar = await compareProse(client, comparisons, thresholds.similarity);
    facts.push(...(await withEvidence(client, similar)));
  }
  return { facts, checked: years };
});

async function loadSigned(client: pg.PoolClient, year: number, shingles: number): Promise<Signed[]> {
  const { rows } = await client.query<Omit<Signed, 'signature'> & { signature: Buffer }>(SIGNED, [
    [year, year - 1],
    SIGNATURE_METHOD,
    shingles,
  ]);
  return rows.map((row) => ({ ...row, signature: readSignature(row.signature) }));
}

/**
 * What every report of the year is to be compared with: its issuer's report of the year before, and others.
 */
async function promising(texts: readonly Signed[], year: number, least: number): Promise<Comparison[]> {
  const before = new Map(
    texts.flatMap((text) => (text.about.year === year ? [] : [[text.about.identity, text] as const])),
  );
  const comparisons: Comparison[] = [];
  for (const text of texts) {
    const previous = text.about.year === year ? before.get(text.about.identity) : undefined;
    if (previous !== undefined && estimate(text.signature, previous.signature) >= least - DOUBT) {
      comparisons.push({ about: text.about, relation: 'previous', others: [previous.about] });
    }
  }
  const others = new Map<Signed, { other: Signed; estimate: number }[]>();
  const note = (text: Signed, other: Signed, similar: number): void => {
    if (text.about.year !== year) return;
    const held = others.get(text) ?? [];
    held.push({ other, estimate: similar });
    held.sort((a, b) => b.estimate - a.estimate || b.other.about.year - a.other.about.year);
    others.set(text, held.slice(0, TRIED));
  };
  const comparable = (left: number, right: number): boolean => {
    const [a, b] = [texts[left], texts[right]];
    if (a === undefined || b === undefined || (a.about.year !== year && b.about.year !== year)) return false;
    return a.about.identity !== b.about.identity && a.document !== b.document;
  };
  let reached = 0;
  for (const { left, right, estimate: similar } of findCandidates(texts, least, comparable)) {
    const [a, b] = [texts[left], texts[right]];
    if (a === undefined || b === undefined) continue;
    note(a, b, similar);
    note(b, a, similar);
    if (right >= reached + BREATH) {
      reached = right;
      await setImmediate();
    }
  }
  for (const [text, held] of others) {
    comparisons.push({
      about: text.about,
      relation: 'other-issuer',
      others: held.map(({ other }) => other.about),
    });
  }
  return comparisons;
}

async function withEvidence(
  client: pg.PoolClient,
  similar: readonly Omit<SimilarProse, 'evidence'>[],
): Promise<SimilarProse[]> {
  const reports = new Set(similar.flatMap(({ about, other }) => [about.report, other.report]));
  const { rows } = await client.query<{ report: number; place: EvidenceInReport }>(BEGINNINGS, [
    [...reports],
  ]);
  const places = new Map(rows.map(({ report, place }) => [report, place]));
  return similar.map((fact) => ({
    ...fact,
    evidence: [fact.about, fact.other].map(
      (reference) => places.get(reference.report ?? 0) ?? beginning(reference),
    ) as [EvidenceInReport, EvidenceInReport],
  }));
}

/** A report without sections begins where its text does. */
function beginning({ report, source }: ReportReference): EvidenceInReport {
  const start = { line: 1, column: 1, offset: 0 };
  return { start, end: start, report: report ?? 0, source: source ?? '' };
}
