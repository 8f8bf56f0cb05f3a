import type { Span } from '../../document/block.js';
import type { Bilingual } from '../../language.js';
import { placeToJson, type PlaceJson, type WaiverJson } from '../../report/report-json.js';
import { SEVERITIES, type Severity } from '../../rules/rule.js';
import { present } from '../../document/present.js';
import { parameter } from '../database/conditions.js';
import { beyond, eachRow, pageOf, type Page, type PageAsked } from '../database/pages.js';
import { rowsOf, type Queryable } from '../database/query.js';
import { findingConditions, searched, type FindingFilter, type SearchedFindings } from './finding-filter.js';
import type { FindingStatus } from './finding-status.js';

/** One finding of a listing. */
export interface ListedFinding {
  id: number;
  rule: string;
  severity: Severity;
  status: FindingStatus;
  issuer: string | null;
  reportYear: number | null;
  subject: string;
  message: Bilingual;
  expected: string | number | null;
  actual: string | number | null;
  /** Places in the report, or where `report` and `source` are given, in that one. */
  evidence: (PlaceJson & { report?: number; source?: string })[];
  /** The report that it is about; null for one that is missing. */
  report: number | null;
  source: string | null;
  /** Expected or actual changed after the verdict. */
  changedSince: boolean;
  /** A person's latest word, also when the finding is open again; `at` is an ISO time. */
  verdict: { verdict: 'confirmed' | 'dismissed'; by: string; note: string; at: string } | null;
  /** The waiver that covers it today; null where there is none or it has expired. */
  waiver: WaiverJson | null;
}

/** A place of evidence as it is stored. */
export type Evidence = Span & { report?: number; source?: string };

type Row = Omit<ListedFinding, 'message' | 'evidence' | 'verdict'> & {
  messageZh: string;
  messageEn: string;
  evidence: Evidence[];
  verdict: 'confirmed' | 'dismissed' | null;
  verdictBy: string;
  verdictNote: string;
  verdictAt: string;
};

/** A page of findings, with what is known of them. */
export interface FindingPageAsked extends PageAsked {
  /** How many there are of each severity, where that is known. */
  counts?: Readonly<Record<Severity, number>>;
}

/**
 * A page of findings, the most serious first, then by id.
 *
 * @param page its cursor is severity's rank and id of the last finding, as `1-250`
 */
export async function readFindings(
  db: Queryable,
  filter: FindingFilter,
  page: FindingPageAsked,
): Promise<Page<ListedFinding>> {
  const asked = await searched(db, filter);
  const [rank = 0, id = null] = page.after?.split('-').map(Number) ?? [];
  const found: ListedFinding[] = [];
  // One severity after the other: each is a walk along an index, however many findings there are.
  for (const [at, severity] of SEVERITIES.entries()) {
    if (at < rank || (filter.severity !== undefined && filter.severity !== severity)) continue;
    // A walk that finds nothing is the longest.
    if (page.counts?.[severity] === 0) continue;
    const limit = page.limit + 1 - found.length;
    if (limit <= 0) break;
    const latestFirst = page.latestFirst ?? false;
    found.push(...(await walk(db, { ...asked, severity }, { latestFirst, limit }, at === rank ? id : null)));
  }
  return pageOf(found, page.limit, (last) => `${SEVERITIES.indexOf(last.severity)}-${last.id}`);
}

/** Findings of one severity by id. */
async function walk(
  db: Queryable,
  asked: SearchedFindings,
  page: PageAsked,
  cursor: number | null,
): Promise<ListedFinding[]> {
  const values: unknown[] = [];
  const { order, after } = beyond('f.id', page);
  const where = findingConditions(values, asked, [[cursor, after]]);
  const rows = await rowsOf<Row>(
    db,
    `select f.id, f.rule, f.severity, f.status, f.issuer, f.report_year, f.subject, f.message_zh, f.message_en,
            f.expected, f.actual, f.evidence, f.report_id as report, s.path as source, f.changed_since, f.verdict,
            f.verdict_by, f.verdict_note, f.verdict_at, waiver_in_force(f.waiver) as waiver
       from (select * from finding f where ${where} order by ${order} limit ${parameter(values, page.limit)}) f
       left join report r on r.id = f.report_id
       left join source s on s.id = r.source_id
      order by ${order}`,
    values,
  );
  return rows.map(findingOf);
}

function findingOf(row: Row): ListedFinding {
  const { messageZh, messageEn, evidence, verdict, verdictBy, verdictNote, verdictAt, ...rest } = row;
  return {
    ...rest,
    message: { zh: messageZh, en: messageEn },
    evidence: evidence.map(evidenceToJson),
    verdict: verdict === null ? null : { verdict, by: verdictBy, note: verdictNote, at: verdictAt },
  };
}

/** Findings, the most serious first, then by ascending id. */
export function listFindings(db: Queryable, filter: FindingFilter): AsyncGenerator<ListedFinding> {
  return eachRow((page) => readFindings(db, filter, page));
}

/** One finding; null when there is none with this id. */
export async function loadFinding(db: Queryable, id: number): Promise<ListedFinding | null> {
  const { rows } = await readFindings(db, { ids: [id] }, { limit: 1 });
  return rows[0] ?? null;
}

/** A place of evidence as flat data; findings across reports also name the report. */
export function evidenceToJson({ report, source, ...span }: Evidence): ListedFinding['evidence'][number] {
  return { ...placeToJson(span), ...present({ report, source }) };
}
