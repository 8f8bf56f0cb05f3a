import { answeredExceedsClosed } from './answered-exceeds-closed.js';
import { blankObservations } from './blank-observations.js';
import { channelExceedsTotal } from './channel-exceeds-total.js';
import { channelSumBelowTotal } from './channel-sum-below-total.js';
import { claimNoneVsTable } from './claim-none-vs-table.js';
import { claimPartsVsTotal } from './claim-parts-vs-total.js';
import { claimPercentage } from './claim-percentage.js';
import { claimVsTable } from './claim-vs-table.js';
import { closedExceedsReceived } from './closed-exceeds-received.js';
import { declaredParts } from './declared-parts.js';
import { duplicateIndicator } from './duplicate-indicator.js';
import { headingDuplicate } from './heading-duplicate.js';
import { headingGap } from './heading-gap.js';
import { headingNumberStyle } from './heading-number-style.js';
import { headingOrder } from './heading-order.js';
import { issuerMissing } from './issuer-missing.js';
import { mojibake } from './mojibake.js';
import { normativeExceedsIssued } from './normative-exceeds-issued.js';
import { partSum } from './part-sum.js';
import { periodIncomplete } from './period-incomplete.js';
import { periodMalformed } from './period-malformed.js';
import { publishedBeforePeriodEnd } from './published-before-period-end.js';
import { publishedLate } from './published-late.js';
import { ruleFailed } from './rule-failed.js';
import type { ReportRule } from './rule.js';
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
import { unknownIndicator } from './unknown-indicator.js';
import { yearMissing } from './year-missing.js';

/** Every rule over one report, in the order of the catalogue, which is also the order of findings. */
export const RULES: readonly ReportRule[] = [
  // structure
  headingGap,
  headingDuplicate,
  headingOrder,
  headingNumberStyle,
  declaredParts,
  statisticsTableMissing,
  templateMixed,
  templateOutdated,
  // metadata
  titleMissing,
  issuerMissing,
  yearMissing,
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
  duplicateIndicator,
  blankObservations,
  unknownIndicator,
  // narrative
  claimVsTable,
  claimNoneVsTable,
  claimPartsVsTotal,
  claimPercentage,
  // text
  undecodableCharacters,
  mojibake,
  // the checking itself
  ruleFailed,
];

/** The rule with an id; undefined for an id that no rule has. */
export function findRule(id: string): ReportRule | undefined {
  return RULES.find((rule) => rule.id === id);
}
