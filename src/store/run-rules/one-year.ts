import { duplicateReport, type ReportsTogether } from '../../rules/run/duplicate-report.js';
import { hierarchySum, type GovernmentTotal } from '../../rules/run/hierarchy-sum.js';
import { withFacts } from './ask.js';
import { figureJson, figures, referenceJson, titleJson, withoutNestedLoops } from './sql.js';

const HELD_REPORT = `jsonb_build_object('about', ${referenceJson('h')}, 'sha256', d.sha256, 'title', ${titleJson('h')})`;

const TOGETHER = `
  with named as (select * from held where report_year = any ($1))
  select 'one-issuer' as kind, jsonb_agg(${HELD_REPORT} order by h.path collate "C") as reports
    from named h join document d on d.id = h.document_id
   group by h.identity, h.report_year
  having count(distinct h.document_id) > 1 and count(distinct h.division_code) <= 1
   union all
  select 'one-content', jsonb_agg(${HELD_REPORT} order by h.path collate "C")
    from named h join document d on d.id = h.document_id
   group by h.document_id, h.report_year
  having count(distinct h.identity) > 1`;

/** {@link duplicateReport} with its facts. */
export const askDuplicates = withFacts(duplicateReport, async ({ client, scope }) => ({
  facts: (await client.query<ReportsTogether>(TOGETHER, [scope.touchedYears])).rows,
  checked: scope.touchedYears,
}));

/** Counts that a government's report has in total, where those below it have their own. */
const ADDED_UP = [
  'disclosure.total',
  'request.received',
  'request.closed',
  'application.received',
  'application.carried_in',
  'application.total',
  'application.carried_out',
  'review.total',
  'litigation.direct.total',
  'litigation.after_review.total',
  'licence.decisions',
  'penalty.decisions',
  'coercion.decisions',
];

const HIERARCHY = `
  with member as materialized (
    select r.parent, r.parent_identity, r.issuer_identity as identity, y.year
      from roster r cross join unnest($1::int[]) y(year)
     where r.parent is not null and y.year between coalesce(r.since, 0) and coalesce(r.until, 9999)
  ), family as materialized (
    select g.report_id as government, m.parent, m.year, count(*) as subordinates,
           array_agg(h.report_id) as reports
      from member m
      join held g on g.identity = m.parent_identity and g.report_year = m.year and g.rank = 1
                 and g.sole
      left join held h on h.identity = m.identity and h.report_year = m.year and h.rank = 1 and h.sole
     group by 1, 2, 3
    having bool_and(h.report_id is not null) and count(distinct h.report_id) = count(*)
  ), mine as materialized (${figures(
    'select government as report_id from family union select unnest(reports) from family',
    `o.indicator = any ($2) and coalesce(o.applicant, 'total') = 'total'`,
  )}), below as materialized (
    select f.government, part.indicator, sum(part.value) as value,
           jsonb_agg(${figureJson('part', 'h')} || jsonb_build_object('issuer', h.issuer)
                     order by h.issuer, h.report_id) as parts
      from family f
      cross join unnest(f.reports) as child(report_id)
      join held h on h.report_id = child.report_id
      join mine part on part.report_id = h.report_id
     group by f.government, part.indicator
  )
  select ${referenceJson('g')} as about, t.indicator, ${figureJson('t', 'g')} as total,
         f.subordinates as subordinates, b.parts
    from family f
    join held g on g.report_id = f.government
    join mine t on t.report_id = f.government
    join below b on b.government = f.government and b.indicator = t.indicator
   where b.value <> t.value
   order by g.path collate "C", t.position`;

/** {@link hierarchySum} with its facts. */
export const askHierarchy = withFacts(hierarchySum, async ({ client, scope }) => ({
  facts: await withoutNestedLoops<GovernmentTotal>(client, HIERARCHY, [scope.touchedYears, ADDED_UP]),
  checked: scope.touchedYears,
}));
