import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { Language } from '../language.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { Queues } from '../queue/queues.js';
import type { GuardOptions } from './access/guard.js';
import type { ConsoleUser } from './access/users.js';
import type { SourceTextResult } from './source-text.js';
import type { View } from './view.js';

/** What the console's routes work with. */
export interface Console {
  pipeline: Pipeline;
  db: pg.Pool;
  queues: Queues;
  users: readonly ConsoleUser[];
  guard: GuardOptions;
  view: (request: FastifyRequest) => View;
  sourceText: (report: number, language: Language) => Promise<SourceTextResult>;
}
