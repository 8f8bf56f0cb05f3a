// Records what a province of three years looks like from outside after some deliveries, corrections and
// judgements.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetch } from 'undici';
import { commandLine, forEach, startRedis, startSite } from './drive.js';
import { changeProvince, filesBelow } from './inputs.js';
import { recordApi } from './record-api.js';
import { recordTexts } from './record-texts.js';
import { openRecording } from './recording.js';
import { stableNames } from './stable-names.js';

const YEARS = ['2022', '2023', '2024'];
/** Reports, and findings, that are looked at one by one on the command line. */
const SINGLE = 20;

/** One rule is set, one finding is waived, and every event goes to a file. */
const SETTINGS = {
  rules: { 'published-late': 'info' },
  sinks: [{ name: 'archive', kind: 'jsonl', path: 'events.jsonl' }],
};

/**
 * @param engine of the queues: `postgres` or `redis`; the database is the embedded one, new
 * @param inputs directory of the inputs
 * @param whole whether the HTTP API is asked for everything too, and what people read is recorded
 * @returns recordings by name of the part
 */
export async function recordProvince(checkout, inputs, { engine, whole }) {
  const directory = await mkdtemp(join(tmpdir(), 'nianbao-record-'));
  const opened = [];
  try {
    for (const name of ['province', 'archives', 'declared', 'roster.csv']) {
      await cp(join(inputs, name), join(directory, name), { recursive: true });
    }
    await writeFile(join(directory, 'nianbao.config.json'), JSON.stringify(SETTINGS));
    const site = await openSite(inputs, directory);
    opened.push(site);
    const settings = {
      NIANBAO_DATA_DIR: join(directory, 'data'),
      NIANBAO_ALLOW_HOSTS: '127.0.0.1',
      NIANBAO_HOST_DELAY_MS: '0',
    };
    if (engine === 'redis') {
      await mkdir(join(directory, 'redis'));
      const redis = await startRedis(join(directory, 'redis'));
      opened.push(redis);
      settings.REDIS_URL = redis.url;
    }
    const nianbao = commandLine(checkout, settings, directory);
    const names = stableNames(directory);
    const steps = await work(nianbao, directory, names);
    const console = await nianbao.openConsole();
    opened.push(console);
    await learnNames(nianbao, console, names);

    const parts = { steps: openRecording(), listings: openRecording(), export: openRecording() };
    for (const [index, { words, code, printed, noted }] of steps.entries()) {
      const key = `${String(index + 1).padStart(2, '0')} ${words[0]}`;
      const lines = printed.map((line) => (line.startsWith('{') ? JSON.parse(line) : line));
      const shown = lines.map((line) => names.of(line, words[0] === 'findings' ? 'finding' : 'run'));
      parts.steps.add('step', key, { code, printed: shown, noted: noted.map((line) => names.text(line)) });
    }
    await recordEvents(directory, names, parts.steps);
    await recordListings(nianbao, names, parts.listings);
    await recordExport(nianbao, directory, names, parts.export);
    if (whole) {
      parts.texts = openRecording();
      await recordTexts(nianbao, names, parts.texts);
      parts.api = openRecording();
      await recordApi(console.address, names, parts.api, YEARS);
    }
    return parts;
  } finally {
    for (const thing of opened.reverse()) await thing.close();
    await rm(directory, { recursive: true });
  }
}

/** Does one command after the other; what each of them said is told in their order. */
async function work(nianbao, directory, names) {
  const steps = [];
  const step = async (...words) => void steps.push({ words, ...(await nianbao.run([...words, '--json'])) });
  await step('coverage', '--year', '2023', '--roster', 'roster.csv');
  await step('ingest', 'province', '--run-label', 'first');

  const changed = await changeProvince(join(directory, 'province'));
  const first = await openFindings(nianbao, names);
  const touched = first.find(({ source }) => changed.some((file) => source?.endsWith(file)));
  const left = first.filter(({ source }) => !changed.some((file) => source?.endsWith(file)));
  const [dismissed, confirmed, reopened, waived] = left.filter(({ issuer }) => issuer !== null);
  const by = ['--by', '周敏'];
  if (touched) await step('findings', 'confirm', touched.id, '--note', '已核对原件', ...by);
  await step('findings', 'confirm', reopened.id, '--note', '待查', ...by);
  await waive(directory, waived);

  await step('ingest', 'province', '--run-label', 'second');
  await step('findings', 'dismiss', dismissed.id, '--note', '口径不同，原件无误', ...by);
  await step('findings', 'confirm', confirmed.id, '--note', '已核对原件', ...by);
  await step('findings', 'reopen', reopened.id, '--note', '再查', ...by);
  await step('ingest', 'archives', 'declared', 'nowhere', '--run-label', 'archives');
  await step('crawl', 'list.csv', '--run-label', 'web');
  await step('retry', '--run', '1');
  await step('reprocess', '--year', '2023');
  for (const [name, ...more] of [['nightly', '--catch-up'], ['weekly'], ['gone']]) {
    await step('schedule', 'set', name, '--cron', '0 2 * * 1', '--drop', 'province', ...more);
  }
  await step('schedule', 'pause', 'weekly');
  await step('schedule', 'remove', 'gone');
  return steps;
}

/** A small site: a page with links to reports, and what is not there. */
async function openSite(inputs, directory) {
  const province = join(inputs, 'province');
  const files = await filesBelow(province);
  const chosen = [...files.filter((file) => file.endsWith('.html')).slice(0, 3)];
  chosen.push(files.find((file) => file.endsWith('.pdf')));
  const pages = new Map();
  const links = [];
  for (const [index, file] of chosen.entries()) {
    const path = `/${index + 1}${/\.\w+$/.exec(file)[0]}`;
    const type = path.endsWith('.pdf') ? 'application/pdf' : 'text/html';
    pages.set(path, { type, body: await readFile(join(province, file)) });
    links.push(
      `<li><a href="${path}">${file.replace(/^.*\/|\.\w+$/g, '')}年政府信息公开工作年度报告</a></li>`,
    );
  }
  const body = `<!doctype html><meta charset="utf-8"><title>年报</title><ul>${links.join('\n')}</ul>`;
  pages.set('/index.html', { type: 'text/html; charset=utf-8', body });
  const site = await startSite(pages);
  const list = [
    'url,year,kind',
    `${site.address}/index.html,,index`,
    `${site.address}/gone.html,2023,report`,
  ];
  await writeFile(join(directory, 'list.csv'), `${list.join('\n')}\n`);
  return site;
}

/** Findings that are open, in the order of their names, which is the same in every database. */
async function openFindings(nianbao, names) {
  const findings = await nianbao.list(['findings', '--status', 'open']);
  names.learnFindings(findings);
  const known = new Map(findings.map((finding) => [String(finding.id), finding]));
  return names
    .idsOf('finding')
    .map(({ id }) => known.get(id))
    .filter(({ reportYear, report }) => reportYear !== null && report !== null)
    .map((finding) => ({ ...finding, id: String(finding.id) }));
}

async function waive(directory, { rule, issuer, reportYear }) {
  const waiver = {
    rule,
    issuer,
    year: reportYear,
    reason: '数据来自旧系统',
    approver: '李处长',
    expires: '2999-12-31',
  };
  await writeFile(join(directory, 'nianbao.config.json'), JSON.stringify({ ...SETTINGS, waivers: [waiver] }));
}

async function learnNames(nianbao, console, names) {
  names.learnRuns(await nianbao.list(['runs']));
  names.learnReports(await nianbao.list(['reports', '--all']));
  names.learnFindings(await nianbao.list(['findings']));
  for (const { id } of names.idsOf('run')) {
    let cursor = '';
    do {
      const response = await fetch(`${console.address}/api/v1/runs/${id}/items?limit=200${cursor}`);
      const { items, next } = await response.json();
      names.learnItems(items, id);
      cursor = next === null ? null : `&cursor=${next}`;
    } while (cursor !== null);
  }
}

async function recordEvents(directory, names, recording) {
  const text = await readFile(join(directory, 'events.jsonl'), 'utf8');
  for (const line of text.trim().split('\n')) {
    const event = JSON.parse(line);
    const key = `${names.nameOf('finding', event.finding.id)} ${event.event}`;
    // Where issuer or year is not known, the fingerprint is also one of the path, which is a temporary one.
    const { issuer, reportYear } = event.finding;
    if (issuer === null || reportYear === null) event.finding.fingerprint = '(of its path)';
    recording.add('event', key, names.of(event));
  }
}

async function recordListings(nianbao, names, recording) {
  const finding = ({ id }) => names.nameOf('finding', id);
  const source = ({ source: path }) => names.text(path ?? '');
  const ofItem = ({ item, run }) => `${names.nameOf('item', item)} in ${names.nameOf('run', run)}`;
  // Words, what an `id` is of, and what a row is about; where that is not said the order of rows counts.
  const listings = [
    [['runs'], 'run'],
    ...names.idsOf('run').flatMap(({ id }) => [
      [['status', id], 'run'],
      [['status', id, '--sources'], 'other'],
      [['failed', '--run', id], 'item', ofItem],
      [['findings', '--run', id], 'finding', finding],
    ]),
    [['failed'], 'item', ofItem],
    [['failed', '--by-code'], 'other', ({ code }) => code],
    [['failed', '--quarantined'], 'item', ofItem],
    [['findings'], 'finding', finding],
    [['findings', '--unwaived'], 'finding', finding],
    [['findings', '--status', 'resolved'], 'finding', finding],
    [['reports'], 'report', source],
    [['reports', '--all'], 'report', ({ id }) => names.nameOf('report', id)],
    [['reports', '--year', '2023'], 'report', source],
    [['reports', '--issuer', '民政'], 'report', source],
    ...YEARS.map((year) => [['coverage', '--year', year], 'other']),
    [['coverage', '--year', '2024', '--division', '15'], 'other'],
    [['deliveries'], 'other', (row) => `${row.sink} ${names.nameOf('finding', row.finding)} ${row.kind}`],
    [['schedule', 'list'], 'other'],
    [['schedule', 'history'], 'other'],
    [['schedule', 'preview', 'nightly'], 'other'],
    [['rules'], 'rule'],
    [['doctor'], 'other'],
  ];
  await forEach(listings, async ([words, kind, keyOf]) => {
    const listed = words.map((word) => (/^\d+$/.test(word) ? names.nameOf('run', word) : word));
    const told = words[0] === 'coverage' || words[0] === 'reports' ? words : listed;
    const en = words[0] === 'failed' || words[0] === 'deliveries' || words[0] === 'doctor';
    for (const language of en ? ['zh', 'en'] : ['zh']) {
      const rows = await nianbao.list(words, { NIANBAO_LANG: language });
      const name = `${told.join(' ')}${en ? ` [${language}]` : ''}`;
      for (const [index, row] of rows.entries()) {
        const key = keyOf ? keyOf(row) : `row ${String(index + 1).padStart(5, '0')}`;
        recording.add(name, key, names.of(row, kind === 'rule' ? 'other' : kind));
      }
      recording.add('listing', name, { rows: rows.length, severities: changesOf(rows) });
    }
  });
  await forEach(some(names.idsOf('report')), async ({ id, name }) => {
    const [report] = await nianbao.list(['show', id]);
    recording.add('show', name, sorted(names.of(report, 'report')));
  });
  await forEach(some(names.idsOf('finding')), async ({ id, name }) => {
    const events = await nianbao.list(['findings', 'history', id]);
    recording.add('findings history', name, names.of({ history: events }));
  });
  await forEach(some(names.idsOf('item')), async ({ id, name }) => {
    const history = await nianbao.list(['failed', 'history', id]);
    recording.add('failed history', name, names.of({ history }));
  });
}

async function recordExport(nianbao, directory, names, recording) {
  const out = join(directory, 'export');
  const tables = await nianbao.list(['export', '--format', 'jsonl', '--out', out]);
  for (const { table, path, rows } of tables) {
    recording.add('table', table, { rows });
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
    for (const line of lines) {
      const row = JSON.parse(line);
      const told = [row.indicator, row.applicant].filter((part) => part !== null && part !== undefined);
      const key =
        table === 'findings' ? names.nameOf('finding', row.id) : [names.text(row.source), ...told].join(' ');
      recording.add(table, key, names.of(row, table === 'findings' ? 'finding' : 'report'));
    }
  }
  const files = await nianbao.list(['export', '--format', 'csv', '--out', out]);
  for (const { table, path } of files) {
    const [head] = (await readFile(path, 'utf8')).split('\n');
    recording.add('columns', table, head.split(','));
  }
  for (const words of [
    ['--year', '2023'],
    ['--division', '15'],
    ['--run', names.idsOf('run')[1].id],
  ]) {
    const part = await nianbao.list(['export', '--format', 'jsonl', '--out', `${out}-part`, ...words]);
    recording.add(
      'table',
      words[0],
      part.map(({ table, rows }) => ({ table, rows })),
    );
  }
}

/** A report's findings come in the order in which they were stored, which differs from run to run. */
export function sorted(report) {
  if (!Array.isArray(report.findings)) return report;
  const findings = report.findings.map((finding) => [JSON.stringify(finding), finding]);
  return { ...report, findings: findings.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding) };
}

/** The severities of rows in their order, each told once as long as it stays. */
const changesOf = (rows) =>
  rows.map(({ severity }) => severity ?? null).filter((severity, at, all) => severity !== all[at - 1]);

/** Some of a list, spread over it. */
function some(list) {
  const step = Math.max(1, Math.floor(list.length / SINGLE));
  return list.filter((_, index) => index % step === 0).slice(0, SINGLE);
}
