import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeSample } from '../../src/sample/write-sample.js';
import type { RosterEntry } from '../../src/sources/roster-entry.js';
import { replaceRoster } from '../../src/store/coverage/roster.js';
import { inventReport, inventedOffice, writeReports } from '../pipeline/invented-reports.js';
import { ingest, openTestPipeline, ownDirectory, ownEnvironment } from '../pipeline/open-pipeline.js';
import { openTestConsole, visitor } from './open-console.js';

function organ(
  issuer: string,
  divisionCode: string,
  level: RosterEntry['level'],
  parent: string,
): RosterEntry {
  return { issuer, level, divisionCode, parent, since: null, until: null };
}

/** What a page says, without its markup. */
const words = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('coverage', () => {
  it('says by county who published and who did not, and leads to the reports', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    await replaceRoster(pipeline.database.pool, [
      organ('青禾县人民政府', '990101', 'government', '松江市人民政府'),
      organ('青禾县柳桥镇人民政府', '990101', 'township', '青禾县人民政府'),
      organ('青禾县柳河镇人民政府', '990101', 'township', '青禾县人民政府'),
      organ('白石县东坪镇人民政府', '990102', 'township', '白石县人民政府'),
    ]);
    const directory = await ownDirectory();
    await writeReports(directory, 2);
    await ingest(pipeline, directory);
    const somebody = visitor((await openTestConsole(pipeline)).address);

    const page = words((await somebody.get('/coverage')).text);
    expect(page).toMatch(/2 已发布.* 2 未发布/);
    expect(page).toContain('青禾县 66% (2/3)');
    expect(page).toContain('白石县 0% (0/1)');

    const organs = await somebody.get('/coverage/organs?year=2017&county=990101');
    expect(organs.text).toMatch(/<a href="\/reports\/\d+">青禾县柳桥镇人民政府<\/a>/);
    expect(words(organs.text)).toMatch(/青禾县人民政府 未发布/);
    expect(organs.text).not.toContain('东坪镇');
    expect((await somebody.get('/coverage/organs?organ=missing')).text).not.toContain('柳桥镇');
  });

  it('is up to date after the next report and the next roster', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const somebody = visitor((await openTestConsole(pipeline)).address);
    expect((await somebody.get('/coverage')).text).toContain('--roster');
    const listed = organ('青禾县柳河镇人民政府', '990101', 'township', '青禾县人民政府');
    await replaceRoster(pipeline.database.pool, [listed]);
    const directory = await ownDirectory();
    const [first = '', second = ''] = await writeReports(directory, 2);
    await ingest(pipeline, first);
    expect(words((await somebody.get('/coverage')).text)).toContain('青禾县 0% (0/1)');
    await ingest(pipeline, second);
    expect(words((await somebody.get('/coverage')).text)).toContain('青禾县 100% (1/1)');
    await replaceRoster(pipeline.database.pool, [listed, { ...listed, issuer: '青禾县石坪镇人民政府' }]);
    expect(words((await somebody.get('/coverage')).text)).toContain('青禾县 50% (1/2)');
  });
});

describe('checking all findings that match', () => {
  it('takes in those of other pages, and neither others nor those that came later', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const directory = await ownDirectory();
    const files = await writeReports(directory, 6);
    await ingest(pipeline, ...files.slice(0, 3));
    const somebody = visitor((await openTestConsole(pipeline)).address);
    const shown = (await somebody.get('/findings?rule=claim-vs-table')).text;
    const [, upTo = ''] = /name="upTo" value="(\d+)"/.exec(shown) ?? [];
    await ingest(pipeline, ...files.slice(3));
    const form = { scope: 'all', rule: 'claim-vs-table', upTo, verdict: 'dismissed', note: '口径不同' };
    expect((await somebody.post('/findings/verdict', form)).location).toBe('/findings?done=2');
    const { rows } = await pipeline.database.pool.query<{ judged: string }>(
      `select rule || ' ' || status || ' ' || count(*) as judged from finding
        where rule = 'claim-vs-table' or status <> 'open' group by rule, status order by 1`,
    );
    expect(rows.map(({ judged }) => judged)).toEqual(['claim-vs-table dismissed 2', 'claim-vs-table open 2']);
    const { text } = await somebody.get('/audit');
    expect(text).toContain('claim-vs-table');
  });

  it('leaves a finding that a run has resolved meanwhile, and judges the others', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const directory = await ownDirectory();
    const [file = ''] = await writeReports(directory, 1);
    await ingest(pipeline, directory);
    const { rows } = await pipeline.database.pool.query<{ id: string }>('select id from finding order by id');
    await writeFile(file, inventReport({ ...inventedOffice(0), stated: 20 }));
    await ingest(pipeline, directory);
    const somebody = visitor((await openTestConsole(pipeline)).address);
    await somebody.get('/findings');
    await somebody.post('/findings/verdict', {
      finding: rows.map(({ id }) => id),
      verdict: 'confirmed',
      note: '属实',
    });
    const left = await pipeline.database.pool.query<{ rule: string }>(
      `select rule from finding where status <> 'confirmed'`,
    );
    expect(left.rows).toEqual([{ rule: 'claim-vs-table' }]);
  });
});

describe('two versions of a report', () => {
  it('are compared by what was read and by what the rules said', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const directory = await ownDirectory();
    const [file = ''] = await writeReports(directory, 1);
    await ingest(pipeline, directory);
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.replace('| 次 | 2 |', '| 次 | 7 |').replace('999条', '20条'));
    await ingest(pipeline, join(directory));
    const somebody = visitor((await openTestConsole(pipeline)).address);
    const page = words((await somebody.get('/reports/2')).text);
    expect(page).toMatch(/回应公众关注热点或重大舆情数 2 7/);
    expect(page).toMatch(/已消除 [^\d]*.{0,80}claim-vs-table/);
  });
});

describe('a document that takes long to read', () => {
  it('is decoded once, and its text kept for whoever comes next', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const directory = await ownDirectory();
    await writeSample(
      { seed: 3, years: [2022], formats: ['pdf'], defects: 0 },
      { directory, reports: 1, history: false, zip: false },
    );
    await ingest(pipeline, directory);
    const first = await visitor((await openTestConsole(pipeline)).address).get('/reports/1');
    const { rowCount } = await pipeline.database.pool.query(
      `update document_text set text = text || E'\\nkept' where text <> ''`,
    );
    expect(rowCount).toBe(1);
    const second = await visitor((await openTestConsole(pipeline)).address).get('/reports/1');
    expect(first.text).not.toContain('>kept<');
    expect(second.text).toContain('>kept<');
  });
});
