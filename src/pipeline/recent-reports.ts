import type { Report } from '../report/report.js';

/** How many reports are kept; a report takes some hundred kilobytes. */
const KEPT = 64;

/** Reports that this process has just extracted, so that validating them need not parse them again. */
export interface RecentReports {
  keep(reportId: number, report: Report): void;
  /** Gives a report once; undefined when this process does not have it (any more). */
  take(reportId: number): Report | undefined;
}

/** An empty collection of recent reports; the oldest go first. */
export function createRecentReports(): RecentReports {
  const held = new Map<number, Report>();
  return {
    keep(reportId, report) {
      held.delete(reportId);
      held.set(reportId, report);
      for (const oldest of held.keys()) {
        if (held.size <= KEPT) break;
        held.delete(oldest);
      }
    },
    take(reportId) {
      const report = held.get(reportId);
      held.delete(reportId);
      return report;
    },
  };
}
