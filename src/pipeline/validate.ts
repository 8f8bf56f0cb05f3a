import { noteOfJob } from '../observe/job-context.js';
import { EXTRACTOR_VERSION } from '../report/extractor-version.js';
import type { Report } from '../report/report.js';
import { checkReport } from '../rules/check-report.js';
import { fingerprint } from '../rules/fingerprint.js';
import { CATALOGUE } from '../rules/registry.js';
import type { Finding } from '../rules/rule.js';
import { settingsHash } from '../rules/settings/settings-hash.js';
import { writeReportFindings, type IdentifiedFinding } from '../store/findings/outbox.js';
import { advanceItem } from '../store/items/run-items.js';
import { loadReportOrigin } from '../store/reports/reports.js';
import { enqueue, itemAtStep } from './enqueue.js';
import { readStoredReport } from './stored-report.js';
import type { Payload } from './jobs.js';
import type { Pipeline } from './pipeline.js';

/** Checks a report, writes down what the rules say, and makes every finding a job of its own. */
export async function validateItem(pipeline: Pipeline, payload: Payload<'validate'>): Promise<void> {
  const item = await itemAtStep(pipeline, payload, 'validate');
  if (item?.reportId == null || item.documentId === null) return;
  const db = pipeline.database.pool;
  let report = pipeline.recent.take(item.reportId);
  if (report === undefined) {
    const origin = await loadReportOrigin(db, item.reportId);
    if (origin?.extractorVersion !== EXTRACTOR_VERSION) {
      // The program was upgraded in between; what this version reads must be in the rows before it is judged.
      if (await advanceItem(db, item.id, 'validate', 'extract', {})) {
        await enqueue(pipeline, [{ ...item, step: 'extract' }]);
      }
      return;
    }
    report = await readStoredReport(db, item.documentId, item);
  }
  noteOfJob({ issuer: report.issuer, format: report.format });
  const { settings } = pipeline;
  const asked = settingsHash(settings, CATALOGUE, report.issuer, report.reportYear);
  const found = identify(item.reportId, report, checkReport(report, settings), item.source);
  const written = await writeReportFindings(db, item.reportId, asked, found);
  pipeline.metrics.rowsWritten({ finding_outbox: written });
  if (await advanceItem(db, item.id, 'validate', 'findings', {})) {
    await enqueue(pipeline, [{ ...item, step: 'findings' }]);
  }
}

/**
 * Gives each finding of a report its identity.
 *
 * @param findings no two with the same rule and subject
 * @param source identity of a report without issuer or year, so that two nameless ones do not share findings
 */
function identify(
  id: number,
  { issuer, reportYear }: Report,
  findings: readonly Finding[],
  source: string,
): IdentifiedFinding[] {
  return findings.map((finding) => ({
    ...finding,
    fingerprint: fingerprint(finding.rule, issuer, reportYear, finding.subject, source),
    issuer,
    year: reportYear,
    identity: null,
    report: id,
  }));
}
