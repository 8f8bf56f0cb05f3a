import type { Bilingual, Language } from '../../language.js';
import { findingToJson } from '../../store/findings/finding-json.js';
import type { ListedFinding } from '../../store/findings/list-findings.js';
import type { FailureGroup } from '../../store/items/failure-groups.js';
import type { RunStatus } from '../../store/runs/run-status.js';
import { formatDuration, formatRate } from '../terminal/progress.js';
import { displayWidth, pad, printable, truncate } from '../terminal/text-width.js';
import { findingLines } from './finding-lines.js';
import { SUMMARY } from './run-summary-words.js';

/** What a person is told of a run besides its counts. */
export interface RunDetails {
  failures: readonly Pick<FailureGroup, 'code' | 'count' | 'source'>[];
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
  const counts: [Bilingual, Bilingual][] = [[SUMMARY.items, SUMMARY.itemCounts(run.items)]];
  if (run.archives.opened > 0) counts.push([SUMMARY.archives, SUMMARY.archiveCounts(run.archives)]);
  counts.push(
    [SUMMARY.reports, SUMMARY.reportCounts(run.reports)],
    [SUMMARY.findings, SUMMARY.severityCounts(run.findings)],
  );
  if (run.seconds !== null && run.rate !== null)
    counts.push([SUMMARY.took, SUMMARY.workedFor(formatDuration(run.seconds), formatRate(run.rate))]);
  const widest = Math.max(...counts.map(([name]) => displayWidth(name[language])));
  const next = nextSteps(run).map((step) => `  ${step[language]}`);
  return [
    SUMMARY.runHeading(run.id, run.label ?? '')[language],
    ...counts.map(([name, text]) => `  ${pad(name[language], widest)}  ${text[language]}`),
    ...part(
      SUMMARY.alarmsHeading[language],
      run.alarms.map((alarm) => {
        const line = `  ${printable(alarm.source)}  ${SUMMARY.sourceAlarm(alarm)[language]}`;
        return width === null ? line : truncate(line, width);
      }),
    ),
    ...part(
      SUMMARY.failuresHeading[language],
      details.failures.map(({ code, count, source }) => {
        const line = `  ${count} × ${code}  ${printable(source)}`;
        return width === null ? line : truncate(line, width);
      }),
    ),
    ...part(
      SUMMARY.seriousHeading[language],
      details.serious.flatMap((finding) => {
        const subject = printable(
          [finding.issuer ?? finding.source, finding.reportYear ?? ''].join(' ').trim(),
        );
        const [head = '', ...body] = findingLines(findingToJson(finding), language, width);
        return [`${head} · ${subject}`, ...body];
      }),
    ),
    ...part(SUMMARY.nextHeading[language], next),
  ];
}

const part = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines];

function nextSteps(run: RunStatus) {
  const found = run.findings.error + run.findings.warning + run.findings.info;
  return [
    ...(run.items.pending > 0 ? [SUMMARY.nextPending(run.id)] : []),
    ...(run.alarms.length > 0 ? [SUMMARY.nextAlarms(run.id)] : []),
    ...(run.items.failed > 0 ? [SUMMARY.nextFailed(run.id)] : []),
    ...(found > 0 ? [SUMMARY.nextFindings(run.id)] : []),
    ...(run.items.done + run.items.unchanged > 0 ? [SUMMARY.nextReports] : []),
  ];
}
