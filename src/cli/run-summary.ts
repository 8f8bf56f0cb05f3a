import type { Bilingual, Language } from '../language.js';
import type { FailureCount } from '../store/items/list-failed.js';
import type { ListedFinding } from '../store/findings/list-findings.js';
import type { RunStatus } from '../store/runs/runs.js';
import { MESSAGES } from './messages.js';
import { formatDuration, formatRate } from './progress.js';
import { findingLines } from './report-summary.js';
import { displayWidth, pad, printable, truncate } from './text-width.js';

/** What a person is told of a run besides its counts. */
export interface RunDetails {
  failures: readonly FailureCount[];
  /** The most serious findings, as many as are to be shown. */
  serious: readonly ListedFinding[];
}

/**
 * A run as lines for a person: counts, why items failed, the most serious findings, and what to do next.
 *
 * @param run the counts
 * @param details failures and findings
 * @param language of the words
 * @param width columns of the terminal; null when nothing is to be cut
 */
export function runSummary(
  run: RunStatus,
  details: RunDetails,
  language: Language,
  width: number | null,
): string[] {
  const counts: [Bilingual, Bilingual][] = [[MESSAGES.summaryItems, MESSAGES.itemCounts(run.items)]];
  if (run.archives.opened > 0) counts.push([MESSAGES.summaryArchives, MESSAGES.archiveCounts(run.archives)]);
  counts.push(
    [MESSAGES.summaryReports, MESSAGES.reportCounts(run.reports)],
    [MESSAGES.summaryFindings, MESSAGES.severityCounts(run.findings)],
  );
  if (run.seconds !== null && run.rate !== null)
    counts.push([MESSAGES.took, MESSAGES.workedFor(formatDuration(run.seconds), formatRate(run.rate))]);
  const widest = Math.max(...counts.map(([name]) => displayWidth(name[language])));
  const next = nextSteps(run).map((step) => `  ${step[language]}`);
  return [
    MESSAGES.runHeading(run.id, run.label ?? '')[language],
    ...counts.map(([name, text]) => `  ${pad(name[language], widest)}  ${text[language]}`),
    ...part(
      MESSAGES.alarmsHeading[language],
      run.alarms.map((alarm) => {
        const line = `  ${printable(alarm.source)}  ${MESSAGES.sourceAlarm(alarm)[language]}`;
        return width === null ? line : truncate(line, width);
      }),
    ),
    ...part(
      MESSAGES.failuresHeading[language],
      details.failures.map(({ code, count, source }) => {
        const line = `  ${count} × ${code}  ${printable(source)}`;
        return width === null ? line : truncate(line, width);
      }),
    ),
    ...part(
      MESSAGES.seriousHeading[language],
      details.serious.flatMap((finding) => {
        const subject = printable(
          [finding.issuer ?? finding.source, finding.reportYear ?? ''].join(' ').trim(),
        );
        const [head = '', ...body] = findingLines(finding, language, width);
        return [`${head} · ${subject}`, ...body];
      }),
    ),
    ...part(MESSAGES.nextHeading[language], next),
  ];
}

const part = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines];

function nextSteps(run: RunStatus) {
  const found = run.findings.error + run.findings.warning + run.findings.info;
  return [
    ...(run.items.pending > 0 ? [MESSAGES.nextPending(run.id)] : []),
    ...(run.alarms.length > 0 ? [MESSAGES.nextAlarms(run.id)] : []),
    ...(run.items.failed > 0 ? [MESSAGES.nextFailed(run.id)] : []),
    ...(found > 0 ? [MESSAGES.nextFindings(run.id)] : []),
    ...(run.items.done + run.items.unchanged > 0 ? [MESSAGES.nextReports] : []),
  ];
}
