import type { Span } from '../../document/block.js';
import { findDates } from '../../document/dates.js';
import { squeezeFolded } from '../../document/fold.js';
import { findSignOffDate, isDateLine } from '../../segment/back-matter.js';
import { spanOf, type Passage } from '../passage.js';
import { readDayWithoutMarks } from './lost-marks.js';

/** The report's own date, ISO, and where it stands. */
export interface Published {
  on: string;
  span: Span;
  /** Marks of the date were lost; the reading is the only possible one. The words as printed. */
  malformed?: string;
}

/**
 * The date of the report: signed at its end, or printed below the title, or the day on which the form was
 * filled in. The date on which a page was put on a website is another fact and not taken.
 *
 * @param front the paragraphs before the first section
 * @param back the paragraphs of the sign-off
 */
export function readPublished(front: readonly Passage[], back: readonly Passage[]): Published | null {
  return (
    dateAlone(back) ??
    dateBehindOrgan(back) ??
    dateAlone(front) ??
    dateBehind(back, /(?:填[报表]|报告|编制)(?:日期|时间):/)
  );
}

function dateAlone(paragraphs: readonly Passage[]): Published | null {
  for (const prose of paragraphs) {
    if (!isDateLine(squeezeFolded(prose.text))) continue;
    const found = dateFrom(prose, 0) ?? damagedDate(prose);
    if (found) return found;
  }
  return null;
}

/** 2017210日: read where its digits can mean one day only. */
function damagedDate(prose: Passage): Published | null {
  const printed = prose.text.replace(/[\s()]/g, '');
  const [only, second] = readDayWithoutMarks(printed);
  if (!only || second || only.year === null) return null;
  const on = [only.year, only.month, only.day].map((part) => String(part).padStart(2, '0')).join('-');
  return { on, span: spanOf(prose, 0, prose.text.length), malformed: printed };
}

/** 某某镇人民政府 2019年3月19日, in one line. */
function dateBehindOrgan(paragraphs: readonly Passage[]): Published | null {
  for (const prose of paragraphs) {
    const at = findSignOffDate(squeezeFolded(prose.text));
    if (at === null) continue;
    const found = dateFrom(prose, at);
    if (found) return found;
  }
  return null;
}

function dateBehind(paragraphs: readonly Passage[], words: RegExp): Published | null {
  for (const prose of paragraphs) {
    const named = words.exec(prose.text);
    const found = named && dateFrom(prose, named.index);
    if (found) return found;
  }
  return null;
}

function dateFrom(prose: Passage, from: number): Published | null {
  const words = prose.text.slice(from);
  const date = findDates(words, words).find((one) => one.precision === 'day');
  return date ? { on: date.iso, span: spanOf(prose, from + date.start, from + date.end) } : null;
}
