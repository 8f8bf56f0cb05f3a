import type { Block, Span } from '../document/block.js';
import { keptBeside } from '../document/kept-beside.js';
import { Words } from '../document/words.js';

/** What is odd about one heading; the rules turn these into findings. */
export interface HeadingAnomaly {
  kind: 'gap' | 'duplicate' | 'order' | 'style';
  /** The label that should have stood here, e.g. `四、`; for `gap` one anomaly per missing label. */
  expected: string;
  /** The label that stands here. */
  actual: string;
}

/** A numbered part of a report with everything under it, up to the next heading of its level. */
export interface Section {
  /** 1 for 一、 · 2 for （一） · 3 for 1. · 4 for （1） · 5 for ① */
  level: number;
  /** The label as printed, e.g. `（一）`; '' for a heading that lost its number. */
  label: string;
  /** The number in the label; null when there is none. */
  ordinal: number | null;
  /** What stands between the label and the heading's end. */
  title: string;
  anomalies: HeadingAnomaly[];
  /** Where the heading stands. */
  span: Span;
  /** The section's own blocks, without those of its children. The text after a glued heading is the first. */
  blocks: Block[];
  children: Section[];
}

const titles = keptBeside(({ title }: Section) => new Words(title));

/** The words of a section's title, made once as those of a paragraph are: see `wordsOf`. */
export const titleWords = (section: Section): Words => titles.of(section);
