import { answeredExceedsClosed } from './answered-exceeds-closed.js';
import { blankObservations } from './blank-observations.js';
import { channelExceedsTotal } from './channel-exceeds-total.js';
import { channelSumBelowTotal } from './channel-sum-below-total.js';
import { chargeWithoutNote } from './charge-without-note.js';
import { claimContradiction } from './claim-contradiction.js';
import { claimNoneVsTable } from './claim-none-vs-table.js';
import { claimPartsVsTotal } from './claim-parts-vs-total.js';
import { claimPercentage } from './claim-percentage.js';
import { claimVsTable } from './claim-vs-table.js';
import { closedExceedsReceived } from './closed-exceeds-received.js';
import { declaredParts } from './declared-parts.js';
import { duplicateIndicator } from './duplicate-indicator.js';
import { fractionalCount } from './fractional-count.js';
import { headingDuplicate } from './heading-duplicate.js';
import { headingGap } from './heading-gap.js';
import { headingNumberStyle } from './heading-number-style.js';
import { headingOrder } from './heading-order.js';
import { issuerMissing } from './issuer-missing.js';
import { mojibake } from './mojibake.js';
import { negativeCount } from './negative-count.js';
import { normativeExceedsIssued } from './normative-exceeds-issued.js';
import { notANumber } from './not-a-number.js';
import { paragraphBroken } from './paragraph-broken.js';
import { partSum } from './part-sum.js';
import { periodIncomplete } from './period-incomplete.js';
import { periodMalformed } from './period-malformed.js';
import { placeholderLeft } from './placeholder-left.js';
import { publishedBeforePeriodEnd } from './published-before-period-end.js';
import { publishedLate } from './published-late.js';
import { regulationByUnauthorised } from './regulation-by-unauthorised.js';
import type { ReportRule, RuleDescription } from './rule.js';
import { ruleFailed } from './rule-failed.js';
import { carriedOverMismatch } from './run/carried-over-mismatch.js';
import { duplicateReport } from './run/duplicate-report.js';
import { hierarchySum } from './run/hierarchy-sum.js';
import { inForceBalance } from './run/in-force-balance.js';
import { missingReport } from './run/missing-report.js';
import { nearDuplicateNarrative } from './run/near-duplicate-narrative.js';
import { peerOutlier } from './run/peer-outlier.js';
import { yearOnYearJump } from './run/year-on-year-jump.js';
import { sectionEmpty } from './section-empty.js';
import { sectionMissing } from './section-missing.js';
import type { AdjustableRule } from './settings.js';
import { statisticsTableMissing } from './statistics-table-missing.js';
import { subsetExceeds } from './subset-exceeds.js';
import { table3ColumnSum } from './table3-column-sum.js';
import { table3Identity } from './table3-identity.js';
import { table3ResultTotal } from './table3-result-total.js';
import { table4Sum } from './table4-sum.js';
import { templateMixed } from './template-mixed.js';
import { templateOutdated } from './template-outdated.js';
import { titleMissing } from './title-missing.js';
import { undecodableCharacters } from './undecodable-characters.js';
import { unitMismatch } from './unit-mismatch.js';
import { unknownIndicator } from './unknown-indicator.js';
import { yearMismatch } from './year-mismatch.js';
import { yearMissing } from './year-missing.js';

/** Every rule over one report, in the order of the catalogue, which is also the order of findings. */
export const RULES: readonly ReportRule[] = [
  // structure
  headingGap,
  headingDuplicate,
  headingOrder,
  headingNumberStyle,
  declaredParts,
  sectionMissing,
  sectionEmpty,
  statisticsTableMissing,
  templateMixed,
  templateOutdated,
  paragraphBroken,
  // metadata
  titleMissing,
  issuerMissing,
  yearMissing,
  yearMismatch,
  periodMalformed,
  periodIncomplete,
  publishedBeforePeriodEnd,
  publishedLate,
  // tables
  partSum,
  subsetExceeds,
  channelExceedsTotal,
  channelSumBelowTotal,
  normativeExceedsIssued,
  closedExceedsReceived,
  answeredExceedsClosed,
  table3Identity,
  table3ResultTotal,
  table3ColumnSum,
  table4Sum,
  notANumber,
  negativeCount,
  fractionalCount,
  regulationByUnauthorised,
  unitMismatch,
  duplicateIndicator,
  blankObservations,
  unknownIndicator,
  // narrative
  claimVsTable,
  claimNoneVsTable,
  claimPartsVsTotal,
  claimPercentage,
  claimContradiction,
  chargeWithoutNote,
  placeholderLeft,
  // text
  undecodableCharacters,
  mojibake,
  // the checking itself
  ruleFailed,
];

/** Every rule across reports by its id, in the order of the catalogue. */
export const RUN_RULES = {
  'missing-report': missingReport,
  'duplicate-report': duplicateReport,
  'carried-over-mismatch': carriedOverMismatch,
  'in-force-balance': inForceBalance,
  'year-on-year-jump': yearOnYearJump,
  'peer-outlier': peerOutlier,
  'near-duplicate-narrative': nearDuplicateNarrative,
  'hierarchy-sum': hierarchySum,
} as const;

/** Id of a rule across reports. */
export type RunRuleId = keyof typeof RUN_RULES;

/** What all rules are documented by, in the order of the catalogue. */
export const CATALOGUE: readonly RuleDescription[] = [...RULES, ...Object.values(RUN_RULES)];

/** What the configuration can set: every rule but the one that speaks of the checking itself. */
export const ADJUSTABLE_RULES: readonly AdjustableRule[] = CATALOGUE.filter((rule) => rule !== ruleFailed);

/** The rule with an id; undefined for an id that no rule has. */
export function findRule(id: string): RuleDescription | undefined {
  return CATALOGUE.find((rule) => rule.id === id);
}
