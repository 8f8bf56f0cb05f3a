import type { IssuerLevel } from '../report/issuer-level.js';

/** One organ that is to publish a report every year. */
export interface RosterEntry {
  issuer: string;
  /** '' where unknown. */
  divisionCode: string;
  level: IssuerLevel;
  /** Name of the government that it belongs to. */
  parent: string | null;
  /** First and last reporting year; null without a bound. */
  since: number | null;
  until: number | null;
}
