// Says how large the database is that a version of Nianbao makes of sample reports, whatever its tables are:
//
//   npm run build
//   node scripts/measure-database.js --checkout DIR --inputs DIR
//
//   --checkout  a built checkout of the version to measure
//   --inputs    a folder as scripts/record-behaviour.js makes it (made if it is empty); its 2,000 generated
//               reports are ingested
//
// The procedure: a new data directory, so a new embedded PostgreSQL; `nianbao ingest` of the reports with the
// queues in that database; then for every table of the schema `public` the exact count of rows, and twice
// pg_total_relation_size (the table with its indexes and what is stored out of line): as the run left it,
// after ANALYZE, which depends a little on timing; and after VACUUM FULL, which does not. Tables of the
// queues do not count: they are in a schema of their own or named for BullMQ. All of it is divided by the
// number of current reports as `nianbao reports --json` lists them.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { commandLine } from './behaviour/drive.js';
import { makeInputs } from './behaviour/inputs.js';

const { values } = parseArgs({ options: { checkout: { type: 'string' }, inputs: { type: 'string' } } });
for (const name of ['checkout', 'inputs']) {
  if (values[name] === undefined)
    throw new Error(`--${name} is missing; the head of this file says what it is`);
  values[name] = resolve(values[name]);
}
await makeInputs(values.checkout, values.inputs);

const directory = await mkdtemp(join(tmpdir(), 'nianbao-measure-'));
const data = join(directory, 'data');
const nianbao = commandLine(values.checkout, { NIANBAO_DATA_DIR: data }, directory);
let opened = null;
try {
  const began = performance.now();
  const { code, printed, noted } = await nianbao.run(['ingest', join(values.inputs, 'generated'), '--json']);
  if (code !== 0 && code !== 2) throw new Error(noted.join('\n'));
  const seconds = (performance.now() - began) / 1000;
  // While a console is open the embedded server stays up.
  opened = await nianbao.openConsole();
  const reports = (await nianbao.list(['reports'])).length;
  console.log(`reports: ${reports} (${printed.join(' ')})`);
  console.log(`ingested in ${seconds.toFixed(0)} s, ${(reports / seconds).toFixed(1)} reports a second\n`);

  const client = new pg.Client({ connectionString: await addressOf(data) });
  await client.connect();
  const { rows: tables } = await client.query(
    `select c.relname as name, c.oid::regclass::text as quoted from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname !~* 'bull'
      order by 1`,
  );
  await client.query('analyze');
  const left = await sizesOf(client, tables);
  for (const { quoted } of tables) await client.query(`vacuum full analyze ${quoted}`);
  const packed = await sizesOf(client, tables);
  const rows = [];
  for (const { quoted } of tables) {
    const counted = await client.query(`select count(*)::int as count from ${quoted}`);
    rows.push(counted.rows[0].count);
  }
  await client.end();
  print(
    tables.map(({ name }, index) => ({ name, rows: rows[index], left: left[index], packed: packed[index] })),
    reports,
  );
} finally {
  await opened?.close();
  await rm(directory, { recursive: true });
}

/** The embedded server tells its port and the password of its one role in files beside the data. */
async function addressOf(dataDirectory) {
  const read = async (name) => (await readFile(join(dataDirectory, 'postgres', name), 'utf8')).trim();
  return `postgres://nianbao:${await read('password')}@127.0.0.1:${await read('port')}/nianbao`;
}

async function sizesOf(client, tables) {
  const { rows } = await client.query(
    `select pg_total_relation_size(name::regclass)::float8 as bytes
       from unnest($1::text[]) with ordinality as t (name, at) order by at`,
    [tables.map(({ quoted }) => quoted)],
  );
  return rows.map(({ bytes }) => bytes);
}

function print(tables, reports) {
  const each = (number) => (number / reports).toFixed(2);
  const line = (cells) =>
    console.log(cells.map((cell, at) => (at ? cell.padStart(16) : cell.padEnd(26))).join(''));
  line(['table', 'rows', 'bytes as left', 'bytes packed', 'rows/report', 'packed/report']);
  const sum = (name) => tables.reduce((total, table) => total + table[name], 0);
  const total = { name: 'all', rows: sum('rows'), left: sum('left'), packed: sum('packed') };
  for (const { name, rows, left, packed } of [...tables.sort((a, b) => b.packed - a.packed), total]) {
    line([name, String(rows), String(left), String(packed), each(rows), each(packed)]);
  }
  console.log(`\nbytes a report, as left: ${each(total.left)}`);
  console.log(`bytes a report, after VACUUM FULL: ${each(total.packed)}`);
  console.log(`rows a report: ${each(total.rows)}`);
}
