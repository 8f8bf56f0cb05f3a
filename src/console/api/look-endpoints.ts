import type { FastifyInstance } from 'fastify';
import { CATALOGUE } from '../../rules/registry.js';
import { ruleToJson } from '../../rules/rule-json.js';
import { today } from '../../settings/today.js';
import { browseFindings } from '../../store/findings/browse-findings.js';
import { browseItems, itemAttempts, loadBrowsedItem } from '../../store/items/browse-items.js';
import { browseReports } from '../../store/reports/browse-reports.js';
import { browseRunIds } from '../../store/runs/browse-runs.js';
import { coverageOf } from '../../store/coverage/coverage.js';
import { findingHistory } from '../../store/findings/finding-history.js';
import { failedPage } from '../../store/items/list-failed.js';
import { SEVERITIES } from '../../rules/rule.js';
import { findingsById } from '../../store/findings/list-findings.js';
import { loadReport } from '../../store/reports/load-report.js';
import { runStatus } from '../../store/runs/runs.js';
import type { Console } from '../open-console.js';
import { BY_ID, pageOf, QUERIES } from './asked.js';
import { endpoint } from './endpoint.js';

/** What the API shows. */
export function lookEndpoints(api: FastifyInstance, { db, pool, queues, view }: Console): void {
  endpoint(
    api,
    'GET',
    '/runs',
    { summary: 'Runs, the latest first', answer: 'Runs', query: QUERIES.runs },
    async ({ query: { cursor, limit } }) => {
      const { items: ids, next } = pageOf(await browseRunIds(db, cursor ?? null, limit + 1), limit, String);
      const runs = await Promise.all(ids.map((id) => runStatus(db, id)));
      return { items: runs.filter((run) => run !== null), next };
    },
  );

  endpoint(
    api,
    'GET',
    '/runs/:id',
    { summary: 'One run', answer: 'Run', query: QUERIES.none, params: BY_ID },
    ({ params }) => runStatus(db, params.id),
  );

  endpoint(
    api,
    'GET',
    '/runs/:id/items',
    { summary: 'Items of a run, by id', answer: 'Items', query: QUERIES.items, params: BY_ID },
    async ({ params, query: { cursor, limit, ...filter }, request }) => {
      if ((await runStatus(db, params.id)) === null) return null;
      const page = { after: cursor ?? 0, limit: limit + 1 };
      const rows = await browseItems(db, { ...filter, run: params.id }, page, view(request).language);
      return pageOf(rows, limit, ({ id }) => String(id));
    },
  );

  endpoint(
    api,
    'GET',
    '/items/:id',
    {
      summary: 'One item, with everything that ever failed about it',
      answer: 'ItemWithAttempts',
      query: QUERIES.none,
      params: BY_ID,
    },
    async ({ params, request }) => {
      const { language } = view(request);
      const item = await loadBrowsedItem(db, params.id, language);
      return item && { ...item, history: await itemAttempts(db, item.id, language) };
    },
  );

  endpoint(
    api,
    'GET',
    '/failed',
    { summary: 'Failed items of all runs, by id', answer: 'FailedItems', query: QUERIES.failed },
    async ({ query: { cursor, limit, ...selection }, request }) => {
      const page = { after: cursor ?? 0, limit: limit + 1 };
      const rows = await failedPage(pool, selection, page, view(request).language);
      return pageOf(rows, limit, ({ item }) => String(item));
    },
  );

  endpoint(
    api,
    'GET',
    '/reports',
    { summary: 'Current reports, the latest read first', answer: 'Reports', query: QUERIES.reports },
    async ({ query: { cursor, limit, ...search } }) => {
      const rows = await browseReports(db, search, { before: cursor ?? null, limit: limit + 1 });
      return pageOf(rows, limit, ({ id }) => String(id));
    },
  );

  endpoint(
    api,
    'GET',
    '/reports/:id',
    {
      summary: 'One version of a report: sections, tables, observations, claims, findings',
      answer: 'Report',
      query: QUERIES.none,
      params: BY_ID,
    },
    ({ params, request }) => loadReport(pool, params.id, view(request).language),
  );

  endpoint(
    api,
    'GET',
    '/findings',
    {
      summary: 'Findings, the most serious first, then the latest first',
      answer: 'Findings',
      query: QUERIES.findings,
    },
    async ({ query: { cursor, limit, ...search } }) => {
      const [rank, id] = (cursor ?? '').split('-').map(Number);
      const after = rank === undefined || id === undefined ? null : { rank, id };
      const rows = await browseFindings(db, search, { after, limit: limit + 1 });
      const { items, next } = pageOf(
        rows,
        limit,
        (last) => `${SEVERITIES.indexOf(last.severity)}-${last.id}`,
      );
      return {
        items: await findingsById(
          pool,
          items.map((finding) => finding.id),
        ),
        next,
      };
    },
  );

  endpoint(
    api,
    'GET',
    '/findings/:id',
    {
      summary: 'One finding and its life',
      answer: 'FindingWithHistory',
      query: QUERIES.none,
      params: BY_ID,
    },
    async ({ params }) => {
      const [finding] = await findingsById(pool, [params.id]);
      return finding === undefined
        ? null
        : { ...finding, history: (await findingHistory(db, finding.id)) ?? [] };
    },
  );

  endpoint(
    api,
    'GET',
    '/coverage',
    {
      summary:
        'Who published for a year: all organs of the roster in its order, then those that are not in it',
      answer: 'Coverage',
      query: QUERIES.coverage,
    },
    async ({ query }) => ({ items: await coverageOf(pool, query, today()), next: null }),
  );

  endpoint(api, 'GET', '/rules', { summary: 'The rules', answer: 'Rules', query: QUERIES.none }, () => ({
    items: CATALOGUE.map(ruleToJson),
    next: null,
  }));

  endpoint(
    api,
    'GET',
    '/queues',
    { summary: 'Jobs in the queues, by state', answer: 'Queues', query: QUERIES.none },
    () => queues.depths(),
  );
}
