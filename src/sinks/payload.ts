import type { Bilingual } from '../language.js';
import type { PlaceJson, WaiverJson } from '../report/report-json.js';
import type { Severity } from '../rules/rule.js';
import type { DueDelivery } from '../store/deliveries/deliveries.js';
import type { FindingStatus } from '../store/findings/finding-status.js';
import { evidenceToJson } from '../store/findings/list-findings.js';

/** Name and version of the shape; a change that old receivers could not read gets another number. */
export const PAYLOAD_SCHEMA = 'nianbao.finding-event/1';

/**
 * One event in the life of a finding as sinks get it (docs/sinks.md). The finding is told as it stood then.
 */
export interface FindingEventPayload {
  schema: typeof PAYLOAD_SCHEMA;
  /** UUID of the event. A receiver that knows it already has this event. */
  id: string;
  /** Grows from event to event; events need not arrive in its order. */
  sequence: number;
  event: string;
  /** ISO time of the event. */
  at: string;
  run: number | null;
  /** The person and why, where it was a person's doing. */
  by: string | null;
  note: string | null;
  finding: {
    id: number;
    fingerprint: string;
    rule: string;
    severity: Severity;
    status: FindingStatus;
    issuer: string | null;
    reportYear: number | null;
    subject: string;
    message: Bilingual;
    expected: string | number | null;
    actual: string | number | null;
    /** Findings across reports also name the report of each place. */
    evidence: (PlaceJson & { report?: number; source?: string })[];
    waiver: WaiverJson | null;
  };
  /** The report that the values are from; null for one that is missing. */
  report: { id: number; source: string; sha256: string; title: string | null; version: number } | null;
}

/** An event as sinks get it. */
export function payloadOf(due: DueDelivery): FindingEventPayload {
  const { finding, fingerprint, rule, severity, status, issuer, reportYear, subject } = due;
  const { expected, actual, waiver, report, source, sha256, title, version } = due;
  return {
    schema: PAYLOAD_SCHEMA,
    id: due.key,
    sequence: due.eventId,
    event: due.kind,
    at: due.at,
    run: due.run,
    by: due.by,
    note: due.note,
    finding: {
      ...{ id: finding, fingerprint, rule, severity, status, issuer, reportYear, subject },
      message: { zh: due.messageZh, en: due.messageEn },
      ...{ expected, actual, evidence: due.evidence.map(evidenceToJson), waiver },
    },
    report: report === null ? null : { id: report, source, sha256, title, version },
  };
}
