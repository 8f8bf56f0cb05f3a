import type { ListedFinding } from './list-findings.js';

/** A finding as command line and API print it: `message` is Chinese, `messageEn` its twin. */
export type FindingJson = Omit<ListedFinding, 'message'> & { message: string; messageEn: string };

/** A finding as flat data. */
export function findingToJson(finding: ListedFinding): FindingJson {
  const { id, rule, severity, status, issuer, reportYear, subject, message, ...rest } = finding;
  const head = { id, rule, severity, status, issuer, reportYear, subject };
  return { ...head, message: message.zh, messageEn: message.en, ...rest };
}
