import type { Bilingual } from '../language.js';

/** A figure that a rule compares with and that may be set from outside. */
export interface ThresholdDeclaration {
  /** What holds where nothing is set. */
  initial: number;
  least: number;
  most: number;
  /** Whether only whole numbers make sense. */
  whole: boolean;
  /** What it is, in a few words. */
  means: Bilingual;
}

/** The figures that a rule compares with, by name. */
export type Thresholds = Readonly<Record<string, number>>;
