import { z } from 'zod';
import { ADJUSTABLE_RULES } from '../rules/registry.js';
import { SEVERITIES } from '../rules/rule.js';
import type { AdjustableRule } from '../rules/settings/settings.js';
import type { ThresholdDeclaration } from '../rules/thresholds.js';

const severity = z
  .enum([...SEVERITIES, 'off'])
  .describe('The severity of all findings of the rule; "off": the rule is not asked.');

const words = z.string().trim().min(1);

function threshold({ whole, least, most, initial, means }: ThresholdDeclaration) {
  const figure = whole ? z.int() : z.number();
  return figure.min(least).max(most).optional().describe(`${means.en}; ${initial} when not set`);
}

function ruleSetting({ thresholds = {} }: AdjustableRule) {
  const figures = Object.entries(thresholds).map(([name, declared]) => [name, threshold(declared)] as const);
  return z.union([
    severity,
    z.strictObject({ severity: severity.optional(), ...Object.fromEntries(figures) }),
  ]);
}

const waiver = z
  .strictObject({
    rule: z.enum(ADJUSTABLE_RULES.map(({ id }) => id)).describe('Id of the rule whose findings are waived.'),
    issuer: words.describe('Name of the issuer, as nianbao reports lists it.'),
    year: z.int().min(1900).max(2999).describe('Reporting year.'),
    reason: words.describe('Why the findings may stand.'),
    approver: words.describe('Who accepted that.'),
    expires: z.iso.date().describe('Last day on which the waiver counts, e.g. 2026-12-31.'),
  })
  .describe('The findings of one rule about the report of one issuer and year.');

const sinkName = z
  .string()
  .regex(/^[A-Za-z0-9][\w.-]{0,40}$/)
  .describe('What deliveries and logs call it; keep it, or everything undelivered stays with the old name.');
const leastSeverity = z
  .enum(['error', 'warning', 'info'])
  .default('info')
  .describe('The least serious findings that it gets.');
const attempts = z
  .int()
  .min(1)
  .max(1000)
  .default(20)
  .describe('Attempts at one delivery before it counts as failed.');
const anySink = { name: sinkName, severity: leastSeverity, attempts };

const sink = z.discriminatedUnion('kind', [
  z.strictObject({
    ...anySink,
    kind: z.literal('jsonl'),
    path: words.describe('File to append to; a relative path counts from this file.'),
  }),
  z.strictObject({
    ...anySink,
    kind: z.literal('webhook'),
    url: z.url({ protocol: /^https?$/ }).describe('Where to post to.'),
    secretEnv: z
      .string()
      .regex(/^[A-Za-z_]\w*$/)
      .describe('Name of the environment variable that holds the secret for the signature.'),
    timeoutMs: z.int().min(100).max(120_000).default(10_000).describe('Longest wait for an answer.'),
    concurrency: z.int().min(1).max(32).default(4).describe('Requests at the same time.'),
  }),
  z.strictObject({ ...anySink, kind: z.literal('stdout') }),
]);

/** The configuration file, as it is written. */
export const SETTINGS_FILE = z.strictObject({
  $schema: z.string().optional().describe('Where editors find this schema; not read by Nianbao.'),
  rules: z
    .strictObject(
      Object.fromEntries(ADJUSTABLE_RULES.map((rule) => [rule.id, ruleSetting(rule).optional()] as const)),
    )
    .optional()
    .describe('By rule id; what is not named is as the rule has it.'),
  waivers: z.array(waiver).optional().describe('Findings that were looked at and may stand.'),
  sinks: z
    .array(sink)
    .refine((sinks) => new Set(sinks.map(({ name }) => name)).size === sinks.length, {
      error: 'two sinks have the same name',
      params: { zh: '两个接收端同名' },
    })
    .optional()
    .describe('Where every event in the life of a finding is delivered.'),
  roster: words
    .optional()
    .describe(
      'CSV file of the issuers that have to publish a report; a relative path counts from this file.',
    ),
});

/** The schema of the configuration file for editors and other programs: JSON Schema, 2020-12. */
export function settingsJsonSchema(): Record<string, unknown> {
  return { title: 'nianbao.config.json', ...z.toJSONSchema(SETTINGS_FILE, { io: 'input' }) };
}
