import { issuerMissing } from './metadata/issuer-missing.js';
import { periodIncomplete } from './metadata/period-incomplete.js';
import { periodMalformed } from './metadata/period-malformed.js';
import { publishedBeforePeriodEnd } from './metadata/published-before-period-end.js';
import { publishedLate } from './metadata/published-late.js';
import { titleMissing } from './metadata/title-missing.js';
import { yearMismatch } from './metadata/year-mismatch.js';
import { yearMissing } from './metadata/year-missing.js';
import { chargeWithoutNote } from './narrative/charge-without-note.js';
import { claimContradiction } from './narrative/claim-contradiction.js';
import { claimNoneVsTable } from './narrative/claim-none-vs-table.js';
import { claimPartsVsTotal } from './narrative/claim-parts-vs-total.js';
import { claimPercentage } from './narrative/claim-percentage.js';
import { claimVsTable } from './narrative/claim-vs-table.js';
import { ruleFailed } from './rule-failed.js';
import type { ReportRule, RuleDescription } from './rule.js';
import { carriedOverMismatch } from './run/carried-over-mismatch.js';
import { duplicateReport } from './run/duplicate-report.js';
import { hierarchySum } from './run/hierarchy-sum.js';
import { inForceBalance } from './run/in-force-balance.js';
import { missingReport } from './run/missing-report.js';
import { nearDuplicateNarrative } from './run/near-duplicate-narrative.js';
import { peerOutlier } from './run/peer-outlier.js';
import { yearOnYearJump } from './run/year-on-year-jump.js';
import type { AdjustableRule } from './settings/settings.js';
import { declaredParts } from './structure/declared-parts.js';
import { headingDuplicate } from './structure/heading-duplicate.js';
import { headingGap } from './structure/heading-gap.js';
import { headingNumberStyle } from './structure/heading-number-style.js';
import { headingOrder } from './structure/heading-order.js';
import { paragraphBroken } from './structure/paragraph-broken.js';
import { sectionEmpty } from './structure/section-empty.js';
import { sectionMissing } from './structure/section-missing.js';
import { statisticsTableMissing } from './structure/statistics-table-missing.js';
import { templateMixed } from './structure/template-mixed.js';
import { templateOutdated } from './structure/template-outdated.js';
import { answeredExceedsClosed } from './tables/answered-exceeds-closed.js';
import { blankObservations } from './tables/blank-observations.js';
import { channelExceedsTotal } from './tables/channel-exceeds-total.js';
import { channelSumBelowTotal } from './tables/channel-sum-below-total.js';
import { closedExceedsReceived } from './tables/closed-exceeds-received.js';
import { duplicateIndicator } from './tables/duplicate-indicator.js';
import { fractionalCount } from './tables/fractional-count.js';
import { negativeCount } from './tables/negative-count.js';
import { normativeExceedsIssued } from './tables/normative-exceeds-issued.js';
import { notANumber } from './tables/not-a-number.js';
import { partSum } from './tables/part-sum.js';
import { regulationByUnauthorised } from './tables/regulation-by-unauthorised.js';
import { subsetExceeds } from './tables/subset-exceeds.js';
import { table3ColumnSum } from './tables/table3-column-sum.js';
import { table3Identity } from './tables/table3-identity.js';
import { table3ResultTotal } from './tables/table3-result-total.js';
import { table4Sum } from './tables/table4-sum.js';
import { unitMismatch } from './tables/unit-mismatch.js';
import { unknownIndicator } from './tables/unknown-indicator.js';
import { mojibake } from './text/mojibake.js';
import { placeholderLeft } from './text/placeholder-left.js';
import { undecodableCharacters } from './text/undecodable-characters.js';

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
  // text
  placeholderLeft,
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
