/**
 * Nianbao as a library: the pure core. Bytes in, plain data out, no I/O.
 *
 * @packageDocumentation
 */
export { ERROR_CODES, type ErrorCode } from './errors/codes.js';
export { NianbaoError } from './errors/nianbao-error.js';
export type { Bilingual, Language } from './language.js';
export type { Block, Cell, Paragraph, Position, Span, Table } from './document/block.js';
export type { Encoding, SourceDocument } from './document/source-document.js';
export type { Section } from './segment/section.js';
export { FORMS, findIndicator, formInForce } from './templates/forms.js';
export type { Applicant, Indicator } from './templates/indicator.js';
export { parseReport, type ParseOptions } from './report/parse-report.js';
export { reportToJson, type ReportJson } from './report/report-json.js';
export type { Observation, ObservationStatus, Report } from './report/report.js';
export type { Claim } from './report/narrative.js';
export { checkReport } from './rules/check-report.js';
export { CATALOGUE, RULES, RUN_RULES } from './rules/registry.js';
export type { Finding, ReportRule, RuleDescription, Severity, Waiver } from './rules/rule.js';
export type { RunRule } from './rules/run-rule.js';
export { NO_SETTINGS, type RuleSettings } from './rules/settings/settings.js';
