import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { csvField } from '../../export/csv-field.js';
import type { FindingFilter } from '../../store/findings/finding-filter.js';
import { readFindings, type ListedFinding } from '../../store/findings/list-findings.js';
import { eachBatch } from '../../store/database/pages.js';
import type { Console } from '../console.js';
import { readFilter, SEARCHED_FINDINGS } from './asked.js';

const COLUMNS: readonly [name: string, cell: (finding: ListedFinding) => string | number | null][] = [
  ['id', ({ id }) => id],
  ['severity', ({ severity }) => severity],
  ['status', ({ status }) => status],
  ['rule', ({ rule }) => rule],
  ['issuer', ({ issuer }) => issuer],
  ['reportYear', ({ reportYear }) => reportYear],
  ['subject', ({ subject }) => subject],
  ['messageZh', ({ message }) => message.zh],
  ['messageEn', ({ message }) => message.en],
  ['report', ({ report }) => report],
];

/** What a list shows, as a file; written while it is read, so that any size takes little memory. */
export function exportRoutes(app: FastifyInstance, console: Console): void {
  app.get('/findings.csv', (request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="findings.csv"')
      .send(Readable.from(lines(console, readFilter(SEARCHED_FINDINGS, request.query)))),
  );
}

async function* lines({ db }: Console, filter: FindingFilter): AsyncGenerator<string> {
  // Spreadsheets take a file without the mark for one of the local encoding.
  yield `\ufeff${COLUMNS.map(([name]) => name).join(',')}\r\n`;
  const batches = eachBatch((page) => readFindings(db, filter, { ...page, latestFirst: true }));
  for await (const batch of batches) {
    yield batch
      .map((finding) => `${COLUMNS.map(([, cell]) => csvField(cell(finding))).join(',')}\r\n`)
      .join('');
  }
}
