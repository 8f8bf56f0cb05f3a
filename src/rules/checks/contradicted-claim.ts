import type { Claim } from '../../report/narrative.js';
import type { Observation, Report } from '../../report/report.js';
import { claimedIn, sameAmount } from './claim-amount.js';
import { figureKey, figures, type Figures } from './figures.js';
import type { Severity } from '../rule.js';

/** A number of the prose that the table contradicts. */
export interface ContradictedClaim {
  /** Key of the figure, `indicator` or `indicator@applicant`. */
  key: string;
  claim: Claim;
  observation: Observation;
  /** The table's value. */
  reported: number;
  /** The claim's value in the table's unit. */
  claimed: number;
  severity: Severity;
}

function factOf(claim: Claim, facts: Figures): { key: string; observation: Observation } | null {
  const candidates = [
    figureKey(claim.indicator, claim.applicant ?? 'total'),
    ...(claim.applicant === undefined || claim.applicant === 'total' ? [claim.indicator] : []),
  ];
  for (const key of candidates) {
    const observation = facts.get(key);
    if (observation !== undefined) return { key, observation };
  }
  return null;
}

/**
 * The exact claims that the tables contradict: at most one for each figure, in the order of the text.
 *
 * The sentences about the whole issuer decide. Where one of them agrees with the table, nothing is
 * contradicted: the other numbers then count something else, or the text contradicts itself, which is another
 * rule's matter; nor where they add up to the table's number. Where all disagree, the first is the finding:
 * an `error` if they speak with one voice, a `warning` if they do not. Only where there is no such sentence,
 * one of limited reach (an office, a website, 其中) gives a `warning`, unless one of them agrees.
 */
export function contradictedClaims(report: Report): ContradictedClaim[] {
  const facts = figures(report);
  const byKey = new Map<string, Omit<ContradictedClaim, 'severity'>[]>();
  for (const claim of report.narrative.claims) {
    const fact = factOf(claim, facts);
    if (claim.approximate || fact === null) continue;
    const { key, observation } = fact;
    const claimed = claimedIn(claim, observation.unit);
    if (observation.status !== 'number' || observation.value === null || claimed === null) continue;
    const comparison = { key, claim, observation, reported: observation.value, claimed };
    const sameKey = byKey.get(key);
    if (sameKey === undefined) byKey.set(key, [comparison]);
    else sameKey.push(comparison);
  }
  const contradicted: ContradictedClaim[] = [];
  for (const comparisons of byKey.values()) {
    const whole = comparisons.filter(({ claim }) => claim.scope === 'whole');
    const deciding = whole.length > 0 ? whole : comparisons;
    const [first] = deciding;
    if (first === undefined || deciding.some(({ claimed, reported }) => sameAmount(claimed, reported)))
      continue;
    // each counted a part, and together they are what the table has
    if (
      sameAmount(
        deciding.reduce((sum, { claimed }) => sum + claimed, 0),
        first.reported,
      )
    )
      continue;
    const oneVoice = deciding.every(({ claimed }) => sameAmount(claimed, first.claimed));
    contradicted.push({ ...first, severity: whole.length > 0 && oneVoice ? 'error' : 'warning' });
  }
  return contradicted.sort((a, b) => a.claim.span.start.offset - b.claim.span.start.offset);
}
