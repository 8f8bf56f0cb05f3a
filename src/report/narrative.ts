import type { Span } from '../document/block.js';

/** How far a sentence's statement reaches; rules judge a limited one mildly. */
export type ClaimScope =
  /** The whole issuer. */
  | 'whole'
  /** One office or department of it (区政府办公室…). */
  | 'office'
  /** One website, account or other carrier. */
  | 'carrier'
  /** A part introduced by 其中 or the like. */
  | 'part';

/** A number that the prose states for an indicator. */
export interface Claim {
  /** Code of the indicator dictionaries. */
  indicator: string;
  /** Code of `applicants.csv`; `total` where the sentence speaks of all applicants of table 3. */
  applicant?: string;
  value: number;
  unit: string;
  /** 余, 近, 约, 左右, 多, 以上 …: no rule may compare it exactly. */
  approximate: boolean;
  /** The sentence says that there were none (未收到, 没有, 未发生, 无) rather than print a 0. */
  none: boolean;
  scope: ClaimScope;
  /** The sentence, as printed. */
  quote: string;
  /** Where the number (or the words of absence) stands. */
  span: Span;
}

/** A number with the words it counts. */
export interface CountedPart {
  label: string;
  value: number;
  unit: string;
  approximate: boolean;
  span: Span;
}

/** A total and the parts that the text lists for it. */
export interface Enumeration {
  total: CountedPart;
  parts: CountedPart[];
  /** True only where the words say that the list is complete; 其中 and 如 lists need not be. */
  exhaustive: boolean;
  quote: string;
  span: Span;
}

/** A stated share: `part` is `percent` % of `whole`. */
export interface Share {
  percent: number;
  /** Digits after the decimal point, as printed: 24.4 has 1. */
  decimals: number;
  approximate: boolean;
  part: CountedPart;
  whole: CountedPart;
  quote: string;
  span: Span;
}

/** What the prose says in numbers. */
export interface Narrative {
  claims: Claim[];
  enumerations: Enumeration[];
  shares: Share[];
}
