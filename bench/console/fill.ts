import { createHash } from 'node:crypto';
import type pg from 'pg';

/** How much the database gets. */
export interface Amount {
  reports: number;
  findings: number;
}

/** Reporting years, and the organs of a county. */
const [YEARS, ORGANS] = [5, 40];
/** What a report holds; a section has its heading and a paragraph. */
const [SECTIONS, OBSERVATIONS, CELLS, CLAIMS] = [12, 40, 60, 6];
/** Nights that were run, and the files of each but the first. */
const [NIGHTS, NIGHTLY] = [200, 1500];

const TEXT = Array.from(
  { length: 60 },
  (_, line) => `第${line + 1}行：公开栏每月更换一次，全年主动公开政府信息${line * 7}条，收到申请${line}件。`,
).join('\n');

/** County and organ of the n-th issuer, its report's number and year. */
const REPORTS = `
  select n, 2019 + (n - 1) % ${YEARS} as year, (n - 1) / ${YEARS} as issuer_no,
         (n - 1) / ${YEARS} / ${ORGANS} as county_no, (n - 1) / ${YEARS} % ${ORGANS} as organ_no
    from generate_series(1, $1::int) n`;
const COUNTY = `'青禾' || chr(19968 + county_no * 37) || '县'`;
const ORGAN = `case when organ_no = 0 then '人民政府' when organ_no < 20 then chr(20200 + organ_no * 53) || '镇人民政府'
                    else chr(21000 + organ_no * 41) || '局' end`;
const KEY = `replace(${COUNTY} || ${ORGAN}, '人民政府', '')`;
const CODE = `(990100 + county_no)::text`;

// Each statement takes the number of reports or of findings, and nothing else.
const STATEMENTS: readonly { of: keyof Amount; sql: string }[] = [
  {
    of: 'reports',
    sql: `insert into roster (issuer, division_code, issuer_key, issuer_identity, level, parent, parent_identity)
          select distinct ${COUNTY} || ${ORGAN}, ${CODE}, ${KEY}, ${KEY},
                 case when organ_no = 0 then 'government' when organ_no < 20 then 'township' else 'department' end,
                 case when organ_no > 0 then ${COUNTY} || '人民政府' end, case when organ_no > 0 then ${COUNTY} end
            from (${REPORTS}) r`,
  },
  {
    of: 'reports',
    sql: `insert into document (sha256, bytes)
          select encode(sha256(n::text::bytea), 'hex'), 9000 from generate_series(1, $1::int) n`,
  },
  {
    of: 'reports',
    sql: `insert into source (path, document_id)
          select '/srv/reports/' || year || '/' || ${COUNTY} || '/' || ${ORGAN} || '-' || year || '.txt', n from (${REPORTS}) r`,
  },
  {
    of: 'reports',
    sql: `insert into run (label, state, planned_at, started_at, finished_at, totals)
          select 'night ' || n, 'finished', now(), now() - make_interval(days => ${NIGHTS} - n),
                 now() - make_interval(days => ${NIGHTS} - n) + interval '40 minutes',
                 '{"items": {"planned": ${NIGHTLY}, "done": 40, "unchanged": 1452, "failed": 8, "pending": 0},
                   "reports": {"new": 30, "changed": 10, "unchanged": 0}, "archives": {"opened": 0, "passedOver": 0},
                   "findings": {"error": 60, "warning": 200, "info": 140}}'
            from generate_series(1, least(${NIGHTS}, $1::int)) n`,
  },
  {
    of: 'reports',
    sql: `insert into report (source_id, document_id, extractor_version, version, run_id, validated_at, format, encoding_name,
                              encoding_source, encoding_replacements, title, issuer, issuer_source, issuer_key, issuer_identity, report_year, period_start,
                              period_end, period_stated, published_on, templates, contact, spans, enumerations, shares, notices,
                              front_text, back_text)
          select n, n, 1, 1, 1, now(), 'text', 'utf-8', 'valid', 0, ${COUNTY} || ${ORGAN} || year || '年政府信息公开工作年度报告',
                 ${COUNTY} || ${ORGAN}, 'title', ${KEY}, ${KEY}, year, make_date(year, 1, 1), make_date(year, 12, 31), true,
                 make_date(year + 1, 1 + n % 3, 1 + n % 27), '{"2": "2021", "3": "2021"}', '{}',
                 '{"title": null, "published": null, "period": null}', '[]', '[]', '[]', '', ''
            from (${REPORTS}) r order by n`,
  },
  {
    of: 'reports',
    sql: `insert into section (report_id, position, parent, level, label, ordinal, title, text, anomalies, start_line,
                               start_column, start_offset, end_offset)
          select n, s, case when s % 3 = 0 then null else s - s % 3 end, case when s % 3 = 0 then 1 else 2 end,
                 case when s % 3 = 0 then '一、' else '（一）' end, 1, '主动公开情况', repeat('公开栏每月更换一次。', 12), '[]',
                 1 + s * 4, 1, s * 100, s * 100 + 40
            from generate_series(1, $1::int) n, generate_series(0, ${SECTIONS - 1}) s`,
  },
  {
    of: 'reports',
    sql: `insert into report_table (report_id, position, section, caption, layout, cells, start_line, start_column, start_offset,
                                    end_offset)
          select n, 0, 0, '收到和处理政府信息公开申请情况', 'pipes', cells, 10, 1, 400, 900
            from generate_series(1, $1::int) n,
                 (select json_build_object('rows', json_agg(line)) as cells
                    from (select array_agg(c::text) as line from generate_series(0, ${CELLS - 1}) c group by c / 6) l) t`,
  },
  {
    of: 'reports',
    sql: `insert into observation (report_id, position, indicator, value, status, raw, unit, printed_unit, label, template,
                                   table_position, cell_row, cell_column, start_line, start_column, start_offset, end_offset)
          select n, o, 'indicator.' || o, o, 'number', o::text, '件', '件', '第' || o || '项', '2021', 0, o / 6, o % 6,
                 10 + o / 6, 1, 400 + o * 3, 402 + o * 3
            from generate_series(1, $1::int) n, generate_series(0, ${OBSERVATIONS - 1}) o`,
  },
  {
    of: 'reports',
    sql: `insert into claim (report_id, position, indicator, value, unit, approximate, "none", scope, quote, start_line,
                             start_column, start_offset, end_offset)
          select n, c, 'disclosure.total', c, '条', false, false, 'whole', '全年主动公开政府信息若干条。', 3 + c, 1, 100 + c * 30,
                 120 + c * 30
            from generate_series(1, $1::int) n, generate_series(0, ${CLAIMS - 1}) c`,
  },
  {
    of: 'findings',
    sql: `insert into finding (fingerprint, rule, severity, status, issuer, report_year, subject, message_zh, message_en,
                               expected, actual, evidence, report_id, first_run_id, last_run_id, verdict, changed_since)
          select encode(sha256(('f' || n)::bytea), 'hex'),
                 (array['part-sum', 'table3-identity', 'claim-vs-table', 'heading-gap', 'published-late', 'declared-parts',
                        'section-empty', 'blank-observations', 'template-mixed', 'year-on-year-jump'])[1 + n / 7 % 10],
                 (array['error', 'error', 'error', 'warning', 'warning', 'warning', 'warning', 'info', 'info', 'info'])[1 + n / 7 % 10],
                 (array['open', 'open', 'open', 'confirmed', 'dismissed', 'resolved'])[1 + n / 70 % 6],
                 r.issuer, r.report_year, 'subject ' || n, '第 ' || n || ' 处：表内合计与各项之和不符。',
                 'Place ' || n || ': the total is not the sum of its parts.', to_jsonb(n), to_jsonb(n + 1),
                 '[{"start": {"line": 3, "column": 1, "offset": 100}, "end": {"line": 3, "column": 21, "offset": 120}}]',
                 r.id, 1, 1, case n / 70 % 6 when 3 then 'confirmed' when 4 then 'dismissed' end, n % 997 = 0
            from generate_series(1, $1::int) n
            join report r on r.id = 1 + (n - 1) % (select max(id) from report)`,
  },
  {
    of: 'findings',
    sql: `insert into finding_outbox (checked_report_id, report_id, fingerprint, state, rule, severity, issuer, report_year,
                                      subject, message_zh, message_en, expected, actual, evidence)
          select report_id, report_id, fingerprint, 'stored', rule, severity, issuer, report_year, subject, message_zh, message_en, expected, actual, evidence
            from finding where id <= $1`,
  },
  {
    of: 'findings',
    sql: `insert into finding_event (finding_id, kind, status, run_id, by, note)
          select id, case e when 1 then 'opened' else status end, case e when 1 then 'open' else status end, 1,
                 case e when 2 then 'li' end, case e when 2 then 'note' end
            from finding, generate_series(1, 2) e where id <= $1 and (e = 1 or status in ('confirmed', 'dismissed'))`,
  },
  {
    of: 'reports',
    sql: `insert into run_item (run_id, source, source_id, state, step, error_code, error_details, failed_at, document_id,
                                report_id, report_outcome, attempts, updated_at)
          select run, s.path, s.id, state, 'findings', case when state = 'failed' then 'file_empty' end,
                 case when state = 'failed' then jsonb_build_object('path', s.path) end, case when state = 'failed' then at end,
                 s.id, s.id, case when state = 'done' then 'new' end, (state = 'failed')::int, at
            from generate_series(1, least(${NIGHTS}, $1::int)) run
            join source s on run = 1 or s.id % ($1::int / least(${NIGHTLY}, $1::int)) = 0
            cross join lateral (select now() - make_interval(days => ${NIGHTS} - run) as at) t
            cross join lateral (select case when s.id % 197 = 0 and run > ${NIGHTS} - 20 then 'failed' when run = 1 then 'done'
                                            else 'unchanged' end as state) x`,
  },
  {
    of: 'reports',
    sql: `insert into run_item_attempt (run_item_id, attempt, generation, step, error_code, error_details)
          select id, 1, 1, step, error_code, error_details from run_item where state = 'failed' and id > $1 * 0`,
  },
  {
    of: 'findings',
    sql: `insert into audit_event (user_name, action, target)
          select 'li', 'finding-dismissed', jsonb_build_object('findings', n) from generate_series(1, $1::int / 10) n`,
  },
];

/** Fills an empty database with reports of some years, their findings and the nights that read them. */
export async function fill(pool: pg.Pool, amount: Amount, tell: (line: string) => void): Promise<void> {
  for (const { of, sql } of STATEMENTS) {
    const started = performance.now();
    const { rowCount } = await pool.query(sql, [amount[of]]);
    const [, table = ''] = /insert into (\w+)/.exec(sql) ?? [];
    tell(`${table}: ${rowCount ?? 0} rows, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  // Every text is one of its own, as published ones are, and each stands under the hash of its bytes.
  for (let from = 1; from <= amount.reports; from += 1000) {
    const texts = Array.from({ length: Math.min(1000, amount.reports - from + 1) }, (_, at) =>
      Buffer.from(`${TEXT}\n${from + at}`),
    );
    await pool.query(
      `with made as (
         select * from unnest($1::bigint[], $2::text[], $3::bytea[]) as m(id, sha256, content)
       ), hashed as (update document d set sha256 = m.sha256 from made m where d.id = m.id)
       insert into document_content (document_id, content) select id, content from made`,
      [
        texts.map((_, at) => from + at),
        texts.map((text) => createHash('sha256').update(text).digest('hex')),
        texts,
      ],
    );
  }
  await pool.query('vacuum analyze');
}
