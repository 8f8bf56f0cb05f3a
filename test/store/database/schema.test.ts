import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../../src/store/database/migrate.js';
import { ROOT } from '../../project/files.js';
import { createTestDatabase, type TestDatabase } from '../../setup/database.js';
import { readCatalogue, type Catalogue } from './catalogue.js';
import { dictionaryPage, schemaSql } from './schema-pages.js';

let database: TestDatabase;
let catalogue: Catalogue;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(database.pool);
  catalogue = await readCatalogue(database.pool);
});
afterAll(() => database.drop());

test('every table, column, function and trigger says what it is', () => {
  const silent = [
    ...catalogue.tables.filter(({ comment }) => !comment).map(({ name }) => name),
    ...catalogue.tables.flatMap(({ name, columns }) =>
      columns.filter(({ comment }) => !comment).map((column) => `${name}.${column.name}`),
    ),
    ...catalogue.routines.filter(({ comment }) => !comment).map(({ name }) => name),
  ];
  expect(silent).toEqual([]);
  expect(catalogue.tables.length).toBeGreaterThan(30);
});

test('docs/schema.sql is what a fresh database holds', async () => {
  await expect(schemaSql(catalogue)).toMatchFileSnapshot(join(ROOT, 'docs/schema.sql'));
});

test('docs/data-dictionary.md describes every table as the database does', async () => {
  const file = join(ROOT, 'docs/data-dictionary.md');
  await expect(dictionaryPage(await readFile(file, 'utf8'), catalogue)).toMatchFileSnapshot(file);
});
