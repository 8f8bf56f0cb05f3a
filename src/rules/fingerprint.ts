import { createHash } from 'node:crypto';

/**
 * The identity of a finding across runs: the same rule, issuer, reporting year and subject give the same
 * fingerprint, whatever the values are, so that a person's verdict outlives a corrected figure.
 *
 * @param rule id of the rule
 * @param issuer name of the issuer, null when unknown
 * @param reportYear reporting year, null when unknown
 * @param subject the finding's subject
 * @param source where the report came from; it tells reports apart only while issuer or year is unknown, and
 *   is ignored otherwise, so that a report that moves keeps its findings
 * @returns SHA-256 in hexadecimal, 64 characters
 */
export function fingerprint(
  rule: string,
  issuer: string | null,
  reportYear: number | null,
  subject: string,
  source?: string,
): string {
  const nameless = issuer === null || reportYear === null;
  const parts = [rule, issuer, reportYear, subject, ...(nameless ? [source ?? null] : [])];
  return createHash('sha256').update(JSON.stringify(parts), 'utf8').digest('hex');
}
