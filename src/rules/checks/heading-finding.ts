import type { HeadingAnomaly, Section } from '../../segment/section.js';
import type { Report } from '../../report/report.js';

/** A heading with one thing that is odd about it. */
export interface OddHeading {
  section: Section;
  anomaly: HeadingAnomaly;
  /** The heading that it stands under, null on level 1. */
  parent: Section | null;
}

/** Below （一） numbers belong to lists as often as to headings, so nothing follows from their order. */
const DEEPEST = 2;

/**
 * The anomalies of one kind among the headings of levels 1 and 2, in document order.
 *
 * @param report the report
 * @param kind which anomalies
 */
export function oddHeadings(report: Report, kind: HeadingAnomaly['kind']): OddHeading[] {
  const found: OddHeading[] = [];
  const visit = (sections: readonly Section[], parent: Section | null): void => {
    for (const section of sections) {
      if (section.level > DEEPEST) continue;
      for (const anomaly of section.anomalies) {
        if (anomaly.kind === kind) found.push({ section, anomaly, parent });
      }
      visit(section.children, section);
    }
  };
  visit(report.sections, null);
  return found;
}

/** `「三、存在的问题」`, for messages; the words are cut where a heading is glued to its paragraph. */
export function headingInWords({ label, title }: Section): string {
  const words = [...title];
  return `「${label}${words.length > 30 ? `${words.slice(0, 30).join('')}…` : title}」`;
}

/** ` under 「二、…」`, or nothing on level 1, in both languages. */
export function placeInWords(parent: Section | null): { zh: string; en: string } {
  if (parent === null) return { zh: '', en: '' };
  return { zh: `${headingInWords(parent)}之下，`, en: ` under ${headingInWords(parent)}` };
}
