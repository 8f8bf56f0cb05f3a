import { both, type Language } from '../../language.js';
import type { FindingJson, WaiverJson } from '../../report/report-json.js';
import { PLAIN_WORDS } from '../../words/heads.js';
import { SEVERITY_WORDS, wordFor } from '../../words/values.js';
import { printable, wrap } from '../terminal/text-width.js';

/** What people are shown of a finding. */
export type FindingLine = Pick<FindingJson, 'rule' | 'severity' | 'message' | 'messageEn' | 'waiver'> & {
  evidence: readonly { line: number }[];
};

const waived = ({ reason, approver, expires }: WaiverJson) =>
  both(
    `〔豁免至 ${expires}：${reason}（${approver}）〕`,
    `[waived until ${expires}: ${reason} (${approver})] `,
  );

/** What a finding says, after the waiver that covers it if one does. */
export function findingMessage(
  { waiver, message, messageEn }: Pick<FindingLine, 'waiver' | 'message' | 'messageEn'>,
  language: Language,
): string {
  return (waiver === null ? '' : waived(waiver)[language]) + (language === 'zh' ? message : messageEn);
}

/** A finding in full: a message that is cut says nothing. */
export function findingLines(finding: FindingLine, language: Language, width: number | null): string[] {
  const message = printable(findingMessage(finding, language));
  const first = finding.evidence[0];
  const where = first === undefined ? '' : ` · ${PLAIN_WORDS.line(first.line)[language]}`;
  const severity = wordFor(SEVERITY_WORDS, finding.severity)[language];
  const body = width === null ? [message] : wrap(message, Math.max(20, width - 4));
  return [`  ${severity} · ${finding.rule}${where}`, ...body.map((line) => `    ${line}`)];
}
