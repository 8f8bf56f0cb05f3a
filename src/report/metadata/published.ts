import type { Span } from '../../document/block.js';
import { findDates } from '../../document/dates.js';
import { findSignOffDate, isDateLine } from '../../segment/back-matter.js';
import { sourceSpan, type Prose } from './prose.js';

/** The report's own date, ISO, and where it stands. */
export interface Published {
  on: string;
  span: Span;
}

/**
 * The date of the report: signed at its end, or printed below the title, or the day on which the form was filled in. The
 * date on which a page was put on a website is another fact and not taken.
 *
 * @param front the paragraphs before the first section
 * @param back the paragraphs of the sign-off
 */
export function readPublished(front: readonly Prose[], back: readonly Prose[]): Published | null {
  return (
    dateAlone(back) ??
    dateBehindOrgan(back) ??
    dateAlone(front) ??
    dateBehind(back, /(?:填[报表]|报告|编制)(?:日期|时间):/)
  );
}

function dateAlone(paragraphs: readonly Prose[]): Published | null {
  for (const prose of paragraphs) {
    if (!isDateLine(prose.text)) continue;
    const found = dateFrom(prose, 0);
    if (found) return found;
  }
  return null;
}

/** 某某镇人民政府 2019年3月19日, in one line. */
function dateBehindOrgan(paragraphs: readonly Prose[]): Published | null {
  for (const prose of paragraphs) {
    const at = findSignOffDate(prose.text);
    if (at === null) continue;
    const found = dateFrom(prose, at);
    if (found) return found;
  }
  return null;
}

function dateBehind(paragraphs: readonly Prose[], words: RegExp): Published | null {
  for (const prose of paragraphs) {
    const named = words.exec(prose.text);
    const found = named && dateFrom(prose, named.index);
    if (found) return found;
  }
  return null;
}

function dateFrom(prose: Prose, from: number): Published | null {
  const date = findDates(prose.text.slice(from)).find((one) => one.precision === 'day');
  return date ? { on: date.iso, span: sourceSpan(prose, from + date.start, from + date.end) } : null;
}
