import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { Queue } from 'bullmq';
import type { FastifyInstance } from 'fastify';
import { QUEUES } from '../../queue/names.js';
import type { Console } from '../console.js';

/** Where everybody looks into the queues, and where operators also change them. */
const BOARDS = [
  { path: '/queues', readOnly: true },
  { path: '/queues/manage', readOnly: false },
];

/**
 * The package's pages have styles in their markup and a base address of their own; scripts stay ours alone.
 */
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The package's page asks another site for its fonts; the system's do. */
const FONTS = /<link [^<>]{0,40}"https:\/\/fonts\.googleapis\.com\/[^<>]{0,300}>/g;

/** The jobs in the queues, by bull-board. */
export async function queueRoutes(app: FastifyInstance, { queues, pipeline }: Console): Promise<void> {
  const shown = QUEUES.map((name) => queues.engine.queue(name));
  for (const queue of shown)
    queue.on('error', (error) => pipeline.log.warn({ err: error }, 'queue of the console'));
  app.addHook('onClose', async () => {
    await Promise.all(shown.map((queue) => queue.close()));
  });
  for (const { path, readOnly } of BOARDS) {
    const server = new FastifyAdapter().setBasePath(path);
    const adapters = shown.map((queue) => new BullMQAdapter(queue as Queue, { readOnlyMode: readOnly }));
    createBullBoard({
      queues: adapters,
      serverAdapter: server,
      options: {
        uiConfig: {
          boardTitle: 'Nianbao',
          miscLinks: [{ text: '← 概览 Overview', url: '/' }],
          favIcon: { default: '/assets/icon.svg', alternative: '' },
        },
      },
    });
    await app.register(
      async (board) => {
        board.addHook('onRequest', async (request, reply) => {
          reply.header('content-security-policy', POLICY);
          // Whoever may only look is led to the board that only shows; a change is refused like any other.
          if (!readOnly && request.method === 'GET' && request.session?.role !== 'operator')
            return reply.redirect('/queues');
        });
        board.addHook('onSend', (_request, _reply, payload, done) => {
          done(null, typeof payload === 'string' ? payload.replace(FONTS, '') : payload);
        });
        await board.register(server.registerPlugin());
      },
      { prefix: path },
    );
  }
}
