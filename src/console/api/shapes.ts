import { z } from 'zod';
import { COVERAGE_STATUSES, type CoverageRow } from '../../store/coverage/coverage-filter.js';
import type { FindingEvent } from '../../store/findings/finding-history.js';
import type { FailedItemJson, ItemJson } from '../../store/items/item-json.js';
import type { FindingJson } from '../../store/findings/finding-json.js';
import { FINDING_STATUSES } from '../../store/findings/finding-status.js';
import { ITEM_STATES } from '../../store/items/item-states.js';
import { STEPS } from '../../store/items/steps.js';
import type { Attempt } from '../../store/items/list-items.js';
import type { StandingLine } from '../../store/reports/report-line-json.js';
import type { StoredReportJson, StoredSection } from '../../store/reports/load-report.js';
import { SOURCE_ALARMS } from '../../store/runs/run-sources.js';
import { RUN_STATES, type RunStatus } from '../../store/runs/run-status.js';
import type { QueueName } from '../../queue/names.js';
import type { QueueDepth } from '../../queue/queues.js';
import { SEVERITIES } from '../../rules/rule.js';
import type { RuleJson } from '../../rules/rule-json.js';

const int = z.int();
const id = z.int().positive();
const text = z.string();
const year = z.int().nullable();
const day = z.iso.date().nullable();
const time = z.iso.datetime();
const printed = z.union([z.string(), z.number()]).nullable();
const severity = z.enum(SEVERITIES);
const bySeverity = z.object({ error: int, warning: int, info: int });

const Run = z.object({
  id,
  label: text.nullable(),
  state: z.enum(RUN_STATES),
  startedAt: time,
  finishedAt: time.nullable(),
  schedule: text.nullable(),
  seconds: z.number().nullable(),
  rate: z.number().nullable().describe('Items a second'),
  codes: z.record(text, int).describe('Failed items by error code'),
  alarms: z.array(
    z.object({ source: text, alarm: z.enum(SOURCE_ALARMS), usual: int, yielded: int, runs: int }),
  ),
  items: z.object({ planned: int, done: int, unchanged: int, failed: int, pending: int }),
  reports: z.object({ new: int, changed: int, unchanged: int }),
  archives: z.object({ opened: int, passedOver: int }),
  findings: bySeverity,
}) satisfies z.ZodType<RunStatus>;

const Item = z.object({
  id,
  source: text,
  state: z.enum(ITEM_STATES),
  step: z.enum(STEPS),
  attempts: int,
  quarantined: z.boolean(),
  code: text.nullable(),
  message: text.nullable(),
  report: id.nullable(),
  at: time,
}) satisfies z.ZodType<ItemJson>;

const ItemWithAttempts = z.object({
  ...Item.shape,
  run: id,
  history: z.array(
    z.object({ attempt: int, step: text, code: text, message: text, at: time }) satisfies z.ZodType<
      Omit<Attempt, 'message'>
    >,
  ),
});

const Failed = z.object({
  item: id,
  run: id,
  source: text,
  step: z.enum(STEPS),
  code: text,
  message: text,
  attempts: int,
  failedAt: time,
  retryable: z.boolean(),
  quarantined: z.boolean(),
}) satisfies z.ZodType<FailedItemJson>;

const ReportLine = z.object({
  id,
  issuer: text.nullable(),
  reportYear: year,
  title: text.nullable(),
  divisionCode: text.nullable(),
  publishedOn: day,
  templates: z.record(text, text),
  source: text,
  current: z.boolean(),
  version: int,
  observations: int,
  findings: int,
  errors: int,
  warnings: int,
}) satisfies z.ZodType<StandingLine>;

const place = { line: int, column: int, offset: int, endOffset: int, page: int.exactOptional() };

/** What fills a notice's sentence: a value, words in both languages, or a list. */
const Detail = z.union([
  text,
  z.number(),
  z.object({ zh: text, en: text }),
  z.array(z.union([text, z.number()])).readonly(),
]);

const Span = z.object({
  ...place,
  endLine: int,
  endColumn: int,
  block: int.exactOptional(),
});

const Finding = z.object({
  id,
  rule: text,
  severity,
  status: z.enum(FINDING_STATUSES),
  issuer: text.nullable(),
  reportYear: year,
  subject: text,
  message: text.describe('Chinese'),
  messageEn: text,
  expected: printed,
  actual: printed,
  evidence: z.array(
    z.object({
      ...place,
      endLine: int,
      endColumn: int,
      block: int.exactOptional(),
      report: id.exactOptional(),
      source: text.exactOptional(),
    }),
  ),
  report: id.nullable(),
  source: text.nullable(),
  changedSince: z.boolean(),
  verdict: z
    .object({ verdict: z.enum(['confirmed', 'dismissed']), by: text, note: text, at: text })
    .nullable(),
  waiver: z.object({ reason: text, approver: text, expires: text }).nullable(),
}) satisfies z.ZodType<FindingJson>;

const FindingWithHistory = z.object({
  ...Finding.shape,
  history: z.array(
    z.object({
      id,
      finding: id,
      kind: text,
      status: Finding.shape.status,
      at: time,
      run: id.nullable(),
      by: text.nullable(),
      note: text.nullable(),
      expected: printed,
      actual: printed,
    }) satisfies z.ZodType<FindingEvent>,
  ),
});

const Section: z.ZodType<StoredSection> = z.object({
  level: int,
  label: text,
  ordinal: int.nullable(),
  title: text,
  line: int,
  anomalies: z.array(
    z.object({ kind: z.enum(['gap', 'duplicate', 'order', 'style']), expected: text, actual: text }),
  ),
  text: text.describe('Its own paragraphs, one a line'),
  get children() {
    return z.array(Section);
  },
});

const Report = z.object({
  id,
  source: text,
  sha256: text,
  version: int,
  current: z.boolean(),
  divisionCode: text.nullable(),
  declared: z
    .object({
      issuer: text.nullable(),
      year,
      divisionCode: text.nullable(),
      url: text.nullable(),
      from: text,
    })
    .nullable(),
  format: text,
  encoding: z.object({ name: text, source: text, replacements: int }),
  title: text.nullable(),
  issuer: text.nullable(),
  issuerSource: text.nullable(),
  reportYear: year,
  period: z
    .object({
      start: z.iso.date(),
      end: z.iso.date(),
      stated: z.boolean(),
      raw: text.exactOptional(),
      malformed: z.boolean().exactOptional(),
    })
    .nullable(),
  publishedOn: day,
  contact: z.record(text, text),
  declaredParts: z.object({ count: int, names: z.array(text), raw: text }).nullable(),
  headings: z.array(z.tuple([int, text, text])).describe('Level, label and title, of levels 1 and 2'),
  templates: z.record(text, text),
  notices: z
    .array(
      z.object({
        code: text,
        details: z.record(text, Detail).readonly(),
        span: Span.nullable(),
        message: text,
      }),
    )
    .describe('What was not read, or not with certainty; docs/notices.md has the codes'),
  warnings: z.array(text).describe('The sentences of the notices, in the language of the request'),
  sections: z.array(Section),
  tables: z.array(
    z.object({
      caption: text,
      layout: text,
      template: z.object({ table: text, form: text }).nullable(),
      year,
      line: int,
      rows: z.array(z.array(text)),
    }),
  ),
  observations: z.array(
    z.object({
      indicator: text,
      applicant: text.exactOptional(),
      value: z.number().nullable().describe('Null unless status is number: a blank is never a 0'),
      status: z.enum(['number', 'blank', 'not_applicable', 'text']),
      raw: text,
      unit: text,
      printedUnit: text,
      label: text,
      template: text,
      ...place,
    }),
  ),
  claims: z.array(
    z.object({
      indicator: text,
      applicant: text.exactOptional(),
      value: z.number(),
      unit: text,
      approximate: z.boolean(),
      none: z.boolean(),
      scope: z.enum(['whole', 'office', 'carrier', 'part']),
      quote: text,
      ...place,
    }),
  ),
  findings: z.array(Finding),
}) satisfies z.ZodType<StoredReportJson>;

const Organ = z.object({
  issuer: text,
  level: text.nullable(),
  divisionCode: text.nullable(),
  parent: text.nullable(),
  reportYear: int,
  status: z.enum(COVERAGE_STATUSES),
  publishedOn: day,
  deadline: day,
  report: id.nullable(),
  source: text.nullable(),
}) satisfies z.ZodType<CoverageRow>;

const Rule = z.object({
  id: text,
  scope: z.enum(['report', 'run']),
  severity,
  title: text.describe('Chinese'),
  titleEn: text,
  checks: text,
  checksEn: text,
  formula: text,
  source: text,
  example: text,
  exampleEn: text,
}) satisfies z.ZodType<RuleJson>;

const depth = z.object({ waiting: int, active: int, delayed: int, failed: int });
const Queues = z.object({
  fetch: depth,
  extract: depth,
  validate: depth,
  findings: depth,
  runs: depth,
}) satisfies z.ZodType<Record<QueueName, QueueDepth>>;

const Problem = z.object({
  type: text,
  title: text,
  status: int,
  code: text,
  detail: text,
  errors: z.array(z.object({ field: text, message: text })).exactOptional(),
});

const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: text.nullable().describe('Cursor of the next page') });

/** What the API answers with, by the name that the document gives it. */
export const SHAPES = {
  Problem,
  Run,
  Runs: page(Run),
  Item,
  Items: page(Item),
  ItemWithAttempts,
  Failed,
  FailedItems: page(Failed),
  ReportLine,
  Reports: page(ReportLine),
  Section,
  Finding,
  Findings: page(Finding),
  FindingWithHistory,
  Report,
  Organ,
  Coverage: page(Organ),
  Rule,
  Rules: page(Rule),
  Queues,
} as const;

/** Name of one of {@link SHAPES}. */
export type ShapeName = keyof typeof SHAPES;
