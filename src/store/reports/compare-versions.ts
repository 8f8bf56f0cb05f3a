import type { Bilingual } from '../../language.js';
import { rowsOf, type Queryable } from '../database/query.js';

/** One printed number that differs between two versions of a report. */
export interface ValueChange {
  indicator: string;
  applicant: string | null;
  /** As the report prints it; '' where it does not. */
  label: string;
  before: string | null;
  after: string | null;
}

/** What a report says of itself. */
const FACTS = ['title', 'issuer', 'reportYear', 'period', 'publishedOn'] as const;

/** One of {@link FACTS} that differs. */
export interface FactChange {
  fact: (typeof FACTS)[number];
  before: string | null;
  after: string | null;
}

/** A finding that one of two versions yields. */
export interface FindingChange {
  fate: 'gone' | 'new';
  rule: string;
  message: Bilingual;
}

type FindingRow = Omit<FindingChange, 'message'> & { messageZh: string; messageEn: string };

/** What differs between two versions of a report. */
export interface VersionChanges {
  /** Id of the earlier version. */
  before: number;
  facts: FactChange[];
  values: ValueChange[];
  findings: FindingChange[];
}

/** Compares what was read from two versions of a report, and what the rules said of each. */
export async function compareVersions(db: Queryable, before: number, after: number): Promise<VersionChanges> {
  const [facts, values, findings] = await Promise.all([
    changedFacts(db, before, after),
    rowsOf<ValueChange>(db, VALUES, [before, after]),
    rowsOf<FindingRow>(db, FINDINGS, [before, after]),
  ]);
  return {
    before,
    facts,
    values,
    findings: findings.map(({ messageZh, messageEn, ...finding }) => ({
      ...finding,
      message: { zh: messageZh, en: messageEn },
    })),
  };
}

async function changedFacts(db: Queryable, before: number, after: number): Promise<FactChange[]> {
  const rows = await rowsOf<Record<FactChange['fact'], string | null> & { id: number }>(
    db,
    `select id, title, issuer, report_year::text, published_on, period_start || ' – ' || period_end as period
       from report where id in ($1, $2)`,
    [before, after],
  );
  const [one, other] = [before, after].map((id) => rows.find((row) => row.id === id));
  return FACTS.map((fact) => ({ fact, before: one?.[fact] ?? null, after: other?.[fact] ?? null })).filter(
    (change) => change.before !== change.after,
  );
}

// Reports that print an indicator twice are compared by all that they print of it.
const VALUES = `
  with printed as (
    select report_id, indicator, applicant, min(label) as label, string_agg(raw, ' | ' order by position) as raw
      from observation where report_id in ($1, $2) group by 1, 2, 3
  ), a as (select * from printed where report_id = $1), b as (select * from printed where report_id = $2)
  select coalesce(a.indicator, b.indicator) as indicator, coalesce(a.applicant, b.applicant) as applicant,
         coalesce(b.label, a.label) as label, a.raw as before, b.raw as after
    from a full join b on a.indicator = b.indicator and coalesce(a.applicant, '') = coalesce(b.applicant, '')
   where a.raw is distinct from b.raw
   order by 1, 2`;

const FINDINGS = `
  with yielded as (
    select report_id, fingerprint, rule, message_zh, message_en
      from finding_outbox where checked_report_id in ($1, $2) and yielded
  )
  select case when one.report_id = $1 then 'gone' else 'new' end as fate, one.rule, one.message_zh, one.message_en
    from yielded one
   where not exists (select 1 from yielded other
                      where other.fingerprint = one.fingerprint and other.report_id <> one.report_id)
   order by 1, 2, 3`;
