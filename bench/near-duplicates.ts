import { mkdtemp, rm } from 'node:fs/promises';
import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { NO_SETTINGS } from '../src/rules/settings/settings.js';
import { joinEmbeddedServer } from '../src/store/embedded/server.js';
import { openPool } from '../src/store/database/open-pool.js';
import { migrate } from '../src/store/database/migrate.js';
import { loadProse, makeSignatures } from '../src/store/run-rules/narrative-signatures.js';
import { inTransaction } from '../src/store/database/query.js';
import { askNarratives } from '../src/store/run-rules/narratives.js';
import { openScope } from '../src/store/run-rules/scope.js';

// How long it takes to find texts that were told before, and how that compares with merely reading the same
// texts from the database. One in fifty copies another issuer's text with other figures, one in fifty its own
// of the year before.

const { values } = parseArgs({ options: { reports: { type: 'string', default: '20000' } } });
const reports = Number(values.reports);
const YEARS = [2022, 2023];
const SENTENCES = 70;
/** Sentences that every report has in much the same words, as reports of one county do. */
const COMMON = 20;

const words = Array.from({ length: 400 }, (_, at) =>
  String.fromCharCode(
    0x4e00 + ((at * 37) % 6000),
    0x4e00 + ((at * 101 + 13) % 6000),
    0x4e00 + ((at * 53) % 7000),
  ),
);

function tell(seed: number, sentences: number): string {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8;
  return Array.from({ length: sentences }, () => {
    const said = Array.from({ length: 12 }, () => words[next() % words.length] ?? '').join('');
    return `${said}${next() % 100}件。`;
  }).join('\n');
}

/** The text of a report, and whether it was told before. */
function textOf(issuer: number, year: number): { text: string; copied: boolean } {
  const own = issuer * 10 + (year - 2000) * 1_000_003;
  const other = issuer % 50 === 7 ? (issuer - 1) * 10 + (year - 2000) * 1_000_003 : own;
  const seed = issuer % 50 === 9 && year === 2023 ? own - 1_000_003 : other;
  return { text: `${tell(1, COMMON)}\n${tell(seed, SENTENCES)}`, copied: seed !== own };
}

async function fill(pool: pg.Pool): Promise<number> {
  const issuers = reports / YEARS.length;
  const { rows } = await pool.query<{ id: string }>(
    `insert into run (state) values ('running') returning id`,
  );
  const run = Number(rows[0]?.id);
  let copied = 0;
  for (const year of YEARS) {
    for (let start = 0; start < issuers; start += 500) {
      const page = Array.from({ length: Math.min(500, issuers - start) }, (_, at) => start + at);
      const texts = page.map((issuer) => textOf(issuer, year));
      copied += texts.filter((text) => text.copied).length;
      await pool.query(
        `with listed as (select * from unnest($1::int[], $2::text[]) as l(issuer, body)),
         s as (insert into source (path) select '/bench/' || $3::int || '/' || issuer from listed returning id, path),
         d as (insert into document (sha256, bytes)
               select encode(sha256(convert_to($3::int || '-' || issuer, 'UTF8')), 'hex'), 1 from listed returning id, sha256),
         r as (insert into report (source_id, document_id, extractor_version, version, format, encoding_name, encoding_source,
                 encoding_replacements, issuer, issuer_key, issuer_identity, report_year, templates, contact, spans, enumerations, shares, notices,
                 front_text, back_text)
               select s.id, d.id, 1, 1, 'text', 'utf-8', 'strict', 0, '青禾县' || issuer || '镇人民政府', '青禾县' || issuer || '镇',
                      '青禾县' || issuer || '镇', $3::int, '{}', '{}', '{}', '[]', '[]', '[]', '', ''
                 from listed l join s on s.path = '/bench/' || $3::int || '/' || l.issuer
                 join d on d.sha256 = encode(sha256(convert_to($3::int || '-' || l.issuer, 'UTF8')), 'hex')
               returning id, source_id, issuer),
         i as (insert into run_item (run_id, source, source_id, report_id, state)
               select $4::bigint, s.path, s.id, r.id, 'done' from r join s on s.id = r.source_id)
         insert into section (report_id, position, level, label, title, text, anomalies, start_line, start_column,
                              start_offset, end_offset)
         select r.id, 0, 1, '一、', '总体情况', l.body, '[]', 1, 1, 0, 0
           from r join listed l on r.issuer = '青禾县' || l.issuer || '镇人民政府'`,
        [page, texts.map(({ text }) => text), year, run],
      );
    }
  }
  return copied;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const directory = await mkdtemp(join(tmpdir(), 'nianbao-bench-'));
// As root, PostgreSQL runs as another user, who must be able to enter.
chmodSync(directory, 0o755);
const server = await joinEmbeddedServer(join(directory, 'data'));
const pool = openPool(server.url, 10);
try {
  await migrate(pool);
  const copied = await fill(pool);
  const { rows } = await pool.query<{ id: number; run: number }>(
    'select report_id::float8 as id, run_id::float8 as run from run_item order by 1',
  );
  const ids = rows.map(({ id }) => id);
  const readBegin = performance.now();
  let characters = 0;
  for (let start = 0; start < ids.length; start += 200) {
    for (const { prose } of await loadProse(pool, ids.slice(start, start + 200))) characters += prose.length;
  }
  const limit = performance.now() - readBegin;

  const begin = performance.now();
  await makeSignatures(pool, [2021, 2022, 2023, 2024]);
  const signed = performance.now() - begin;
  const found = await inTransaction(pool, async (client) => {
    const scope = await openScope(client, rows[0]?.run ?? 0);
    const { drafts } = await askNarratives.ask({ client, scope, today: '2025-01-01' }, NO_SETTINGS);
    return drafts.length;
  });
  const took = performance.now() - begin;
  console.log(
    `${reports} reports, ${Math.round(characters / reports)} characters each, ${copied} of them copies`,
  );
  console.log(`reading the texts (the limit): ${seconds(limit)}`);
  console.log(
    `signatures ${seconds(signed)}, comparing ${seconds(took - signed)}, together ${seconds(took)}`,
  );
  console.log(`ratio to the limit: ${(took / limit).toFixed(1)}; findings: ${found}`);
} finally {
  await pool.end();
  await server.leave();
  await rm(directory, { recursive: true, force: true });
}
