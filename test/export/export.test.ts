import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/settings/config.js';
import { csvField } from '../../src/export/csv-field.js';
import { exportFiles } from '../../src/export/export-files.js';
import { EXPORT_FORMATS, type ExportFormat } from '../../src/export/export-formats.js';
import { openXlsx } from '../../src/export/formats/xlsx.js';
import { openPipeline, type Pipeline } from '../../src/pipeline/pipeline.js';
import { inventReport } from '../pipeline/invented-reports.js';
import { ingest } from '../pipeline/open-pipeline.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';

const TABLES = ['claims', 'findings', 'observations', 'observations-wide', 'reports'];
/** What a cell holds, whatever the format: text, or nothing. */
type Row = Record<string, string | null>;

let directory: string;
let database: TestDatabase;
let pipeline: Pipeline;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nianbao-export-'));
  database = await createTestDatabase();
  pipeline = await openPipeline(
    readConfig({ DATABASE_URL: database.url, NIANBAO_LOG_LEVEL: 'silent', NIANBAO_DATA_DIR: directory }),
  );
  // A blank, a 0, a dash, and text that a spreadsheet would run.
  const report = inventReport({ issuer: '青禾县柳桥镇人民政府', year: 2017, disclosed: 31, received: 7 })
    .replace('| 1.当面申请数 | 件 | 2 |', '| 1.当面申请数 | 件 | |')
    .replace('| 3.网络申请数 | 件 | 3 |', '| 3.网络申请数 | 件 | - |')
    .replace('| 4.信函申请数 | 件 | 0 |', '| 4.信函申请数 | 件 | =1+1 |');
  await writeFile(join(directory, 'a.txt'), report);
  await writeFile(
    join(directory, 'b.txt'),
    inventReport({ issuer: '青禾县石坪镇人民政府', year: 2018, disclosed: 1200, received: 7 }),
  );
  await ingest(pipeline, join(directory, 'a.txt'));
  await ingest(pipeline, join(directory, 'b.txt'));
});
afterAll(async () => {
  await pipeline.close();
  await database.drop();
  await rm(directory, { recursive: true });
});

type Read = string | number | bigint | boolean | Date | null | undefined;
const asText = (value: Read): string | null => {
  if (value === null || value === undefined || value === '') return null;
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};
const asRows = (rows: readonly Record<string, Read>[]): Row[] =>
  rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)])));

const READ: Record<ExportFormat, (path: string) => Promise<Row[]>> = {
  csv: async (path) =>
    asRows(parse<Record<string, Read>>(await readFile(path), { bom: true, columns: true })),
  jsonl: async (path) =>
    asRows(
      (await readFile(path, 'utf8'))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, Read>),
    ),
  xlsx: async (path) => {
    const { read, utils } = await import('@e965/xlsx');
    const book = read(await readFile(path));
    return asRows(
      book.SheetNames.flatMap((name) =>
        utils.sheet_to_json<Record<string, Read>>(book.Sheets[name] ?? {}, { defval: null }),
      ),
    );
  },
  parquet: async (path) =>
    asRows((await parquetReadObjects({ file: await asyncBufferFromFile(path) })) as Record<string, Read>[]),
};

async function exported(format: ExportFormat, filter = {}): Promise<Record<string, Row[]>> {
  const out = join(directory, `out-${format}`);
  const files = await exportFiles(pipeline.database.pool, { format, directory: out, filter });
  const tables: Record<string, Row[]> = {};
  for (const { table, path } of files ?? []) tables[table] = await READ[format](path);
  return tables;
}

describe.each(EXPORT_FORMATS)('as %s', (format) => {
  let tables: Record<string, Row[]>;
  beforeAll(async () => {
    tables = await exported(format);
  });
  const received = (): Row[] =>
    (tables.observations ?? []).filter(
      ({ indicator, report_year: year }) => indicator?.startsWith('request.received') && year === '2017',
    );

  it('there is a file for each table, and nothing else', async () => {
    expect(Object.keys(tables).sort()).toEqual(TABLES);
    expect(new Set(await readdir(join(directory, `out-${format}`)))).toEqual(
      new Set(TABLES.map((name) => `${name}.${format}`)),
    );
  });

  it('a blank, a dash and words have no value and keep their status; a 0 is a 0', () => {
    expect(
      received().map(({ indicator, value, status }) => [indicator?.split('.').at(-1), value, status]),
    ).toEqual([
      ['received', '7', 'number'],
      ['in_person', null, 'blank'],
      ['fax', '0', 'number'],
      ['online', null, 'not_applicable'],
      ['letter', null, 'text'],
    ]);
  });

  it('a text is what was printed, and no formula', () => {
    const printed = format === 'csv' ? "'=1+1" : '=1+1';
    expect(received().map(({ raw }) => raw)).toEqual(['7', null, '0', '-', printed]);
  });

  it('each report is one row of the wide table, with value and status of each indicator', () => {
    const [first, second, ...more] = tables['observations-wide'] ?? [];
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      issuer: '青禾县柳桥镇人民政府',
      'disclosure.total': '31',
      'disclosure.total:status': 'number',
      'request.received.in_person': null,
      'request.received.in_person:status': 'blank',
      'request.received.fax': '0',
    });
    expect(second).toMatchObject({ report_year: '2018', 'disclosure.total': '1200' });
  });

  it('claims, reports and findings lead back to their source', () => {
    expect(tables.reports).toMatchObject([{ published_on: '2018-02-12' }, { published_on: '2019-02-01' }]);
    expect(tables.claims?.[0]).toMatchObject({ indicator: 'disclosure.total', value: '31', line: '8' });
    const sum = tables.findings?.find(({ rule }) => rule === 'part-sum');
    expect(sum).toMatchObject({ status: 'open', source: join(directory, 'b.txt'), actual: '7' });
    for (const rows of Object.values(tables)) {
      expect(rows.every(({ source }) => source?.startsWith(directory))).toBe(true);
    }
  });
});

it('is limited to a year, a division or a run', async () => {
  expect((await exported('jsonl', { year: 2018 })).reports).toMatchObject([{ report_year: '2018' }]);
  expect((await exported('csv', { division: '53' })).reports).toEqual([]);
  expect((await exported('csv', { run: 1 })).reports).toMatchObject([{ report_year: '2017' }]);
});

it('one that is interrupted leaves what was there, and no pieces', async () => {
  const out = await mkdtemp(join(directory, 'out-'));
  await writeFile(join(out, 'reports.csv'), 'earlier');
  const stop = new AbortController();
  const files = await exportFiles(pipeline.database.pool, {
    format: 'csv',
    directory: out,
    signal: stop.signal,
    onProgress: (table) => {
      if (table === 'observations') stop.abort();
    },
  });
  expect(files).toBeNull();
  expect(await readdir(out)).toEqual(['reports.csv']);
  expect(await readFile(join(out, 'reports.csv'), 'utf8')).toBe('earlier');
});

it('a sheet that is full goes on in another, and what a cell or XML cannot hold is cut or replaced', async () => {
  const path = join(directory, 'long.xlsx');
  const columns = [
    { name: 'n', type: 'integer' },
    { name: 'text', type: 'text' },
  ] as const;
  const file = await openXlsx(4)(path, { name: 'observations', columns, batches: () => emptyRows() });
  const long = `${'长'.repeat(32_765)}𠮷尾`;
  await file.write([
    ['1', '<&>\u0001'],
    ['2', long],
    ['12345678901234567890', ' 空格 '],
    ['4', null],
  ]);
  await file.end();
  const { read } = await import('@e965/xlsx');
  expect(read(await readFile(path)).SheetNames).toEqual(['observations', 'observations 2']);
  expect(await READ.xlsx(path)).toEqual([
    { n: '1', text: '<&>\ufffd' },
    { n: '2', text: `${'长'.repeat(32_765)}…` },
    { n: '12345678901234567890', text: ' 空格 ' },
    { n: '4', text: null },
  ]);
});

async function* emptyRows(): AsyncGenerator<never> {
  // Rows are written by the test.
}

it.each([
  ['=1+1', "'=1+1"],
  ['-2+3', "'-2+3"],
  ['＝HYPERLINK', "'＝HYPERLINK"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-', '-'],
  ['－', '－'],
  ['-12.5', '-12.5'],
  ['+3%', '+3%'],
  ['1,204', '"1,204"'],
])('the field %s of a CSV file is %s', (text, field) => {
  expect(csvField(text)).toBe(field);
});
