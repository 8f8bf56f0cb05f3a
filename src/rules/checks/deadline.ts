import type { IssuerLevel } from '../../report/issuer-level.js';

/** By when a report is to be published, and whose deadline that is. */
export interface Deadline {
  /** The last day in time, ISO. */
  day: string;
  zh: string;
  en: string;
}

/**
 * The deadline of a report: up to the reporting year 2018, 31 March of the next year (Regulation of 2008,
 * art. 31); from 2019, 31 January for departments and townships and 31 March for county and higher
 * governments (Regulation of 2019, art. 49-50). An unknown level has the later deadline, which accuses
 * nobody.
 *
 * @returns null for years before the duty existed
 */
export function deadlineOf(reportYear: number, level: IssuerLevel | null): Deadline | null {
  if (reportYear < 2008) return null;
  const next = reportYear + 1;
  if (reportYear <= 2018) {
    return { day: `${next}-03-31`, zh: '各级行政机关', en: 'all administrative organs' };
  }
  if (level === 'department') return { day: `${next}-01-31`, zh: '政府部门', en: 'departments' };
  if (level === 'township') return { day: `${next}-01-31`, zh: '乡镇、街道', en: 'townships' };
  return { day: `${next}-03-31`, zh: '县级以上政府', en: 'county and higher governments' };
}

/** Days from one ISO date to a later one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
