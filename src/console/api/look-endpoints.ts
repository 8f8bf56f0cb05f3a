import type { FastifyInstance } from 'fastify';
import { CATALOGUE } from '../../rules/registry.js';
import { ruleToJson } from '../../rules/rule-json.js';
import { today } from '../../settings/today.js';
import { attemptToJson, failedToJson, itemToJson } from '../../store/items/item-json.js';
import { itemAttempts, loadListedItem, readFailed, readItems } from '../../store/items/list-items.js';
import { readReports } from '../../store/reports/list-reports.js';
import { standingLine } from '../../store/reports/report-line-json.js';
import { readRuns } from '../../store/runs/list-runs.js';
import { coverageOf } from '../../store/coverage/coverage.js';
import { findingHistory } from '../../store/findings/finding-history.js';
import { findingToJson } from '../../store/findings/finding-json.js';
import { loadFinding, readFindings } from '../../store/findings/list-findings.js';
import { loadReport, storedReportToJson } from '../../store/reports/load-report.js';
import { runStatus } from '../../store/runs/run-status.js';
import type { Console } from '../console.js';
import { BY_ID, QUERIES } from './asked.js';
import { endpoint } from './endpoint.js';

/** What the API shows. */
export function lookEndpoints(api: FastifyInstance, console: Console): void {
  runEndpoints(api, console);
  reportEndpoints(api, console);
  findingEndpoints(api, console);
  otherEndpoints(api, console);
}

function runEndpoints(api: FastifyInstance, { db, view }: Console): void {
  endpoint(
    api,
    'GET',
    '/runs',
    { summary: 'Runs, the latest first', answer: 'Runs', query: QUERIES.runs },
    async ({ query: { cursor, limit } }) => {
      const { rows, next } = await readRuns(db, { after: cursor, limit, latestFirst: true });
      return { items: rows, next };
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
      const { language } = view(request);
      const { rows, next } = await readItems(db, { ...filter, run: params.id }, { after: cursor, limit });
      return { items: rows.map((item) => itemToJson(item, language)), next };
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
      const item = await loadListedItem(db, params.id);
      if (item === null) return null;
      const attempts = await itemAttempts(db, item.id);
      const history = attempts.map((attempt) => attemptToJson(attempt, language));
      return { ...itemToJson(item, language), run: item.run, history };
    },
  );

  endpoint(
    api,
    'GET',
    '/failed',
    { summary: 'Failed items of all runs, by id', answer: 'FailedItems', query: QUERIES.failed },
    async ({ query: { cursor, limit, ...selection }, request }) => {
      const { language } = view(request);
      const { rows, next } = await readFailed(db, selection, { after: cursor, limit });
      return { items: rows.map((failed) => failedToJson(failed, language)), next };
    },
  );
}

function reportEndpoints(api: FastifyInstance, { db, view }: Console): void {
  endpoint(
    api,
    'GET',
    '/reports',
    { summary: 'Current reports, the latest read first', answer: 'Reports', query: QUERIES.reports },
    async ({ query: { cursor, limit, ...filter } }) => {
      const { rows, next } = await readReports(db, filter, { after: cursor, limit, latestFirst: true });
      return { items: rows.map(standingLine), next };
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
    async ({ params, request }) => {
      const report = await loadReport(db, params.id, view(request).language);
      return report && storedReportToJson(report);
    },
  );
}

function findingEndpoints(api: FastifyInstance, { db }: Console): void {
  endpoint(
    api,
    'GET',
    '/findings',
    {
      summary: 'Findings, the most serious first, then the latest first',
      answer: 'Findings',
      query: QUERIES.findings,
    },
    async ({ query: { cursor, limit, ...filter } }) => {
      const { rows, next } = await readFindings(db, filter, { after: cursor, limit, latestFirst: true });
      return { items: rows.map(findingToJson), next };
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
      const finding = await loadFinding(db, params.id);
      return finding && { ...findingToJson(finding), history: (await findingHistory(db, finding.id)) ?? [] };
    },
  );
}

function otherEndpoints(api: FastifyInstance, { db, queues }: Console): void {
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
    async ({ query }) => ({ items: await coverageOf(db, query, today()), next: null }),
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
