import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { csvField } from '../../export/csv-field.js';
import {
  browseFindings,
  type BrowsedFinding,
  type FindingCursor,
} from '../../store/findings/browse-findings.js';
import { SEVERITIES } from '../../rules/rule.js';
import type { Console } from '../open-console.js';
import { readAsked, type Asked } from './asked.js';

const BATCH = 1000;
const COLUMNS = [
  'id',
  'severity',
  'status',
  'rule',
  'issuer',
  'reportYear',
  'subject',
  'messageZh',
  'messageEn',
  'report',
] as const;

/** What a list shows, as a file; written while it is read, so that any size takes little memory. */
export function exportRoutes(app: FastifyInstance, console: Console): void {
  app.get('/findings.csv', (request, reply) => {
    const asked = readAsked(request.query);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-verdict', 'attachment; filename="findings.csv"')
      .send(Readable.from(lines(console, asked)));
  });
}

async function* lines({ db }: Console, asked: Asked): AsyncGenerator<string> {
  // Spreadsheets take a file without the mark for one of the local encoding.
  yield `\ufeff${COLUMNS.join(',')}\r\n`;
  let after: FindingCursor | null = null;
  for (;;) {
    const found: BrowsedFinding[] = await browseFindings(db, asked, { after, limit: BATCH });
    yield found.map((finding) => `${COLUMNS.map((name) => csvField(finding[name])).join(',')}\r\n`).join('');
    const last = found.at(-1);
    if (found.length < BATCH || last === undefined) return;
    after = { rank: SEVERITIES.indexOf(last.severity), id: last.id };
  }
}
