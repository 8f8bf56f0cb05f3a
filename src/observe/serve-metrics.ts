import type { FastifyInstance, FastifyReply } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { QueueName } from '../queue/names.js';
import type { Config } from '../settings/config.js';
import { checkReadiness } from './readiness.js';
import { showMetrics, type Shown } from './show-metrics.js';

/** Ports after the configured one that are tried: processes of one machine take one each. */
const MORE_PORTS = 20;
const MOST_CONNECTIONS = 50;
const PATHS = ['/healthz', '/readyz', '/metrics'];

/** A server of metrics and health. */
export interface MetricsServer {
  /** `http://127.0.0.1:9620` */
  address: string;
  close(): Promise<void>;
}

/** A process that shows how it is. */
export type ServedProcess = Shown & { config: Pick<Config, 'metricsHost' | 'metricsPort'>; log: Logger };

/**
 * Serves `/metrics`, `/healthz` and `/readyz` of a worker process, where a port is configured. Where the
 * port is taken, as by another worker of this machine, the next free one of the twenty after it is used.
 *
 * @param kinds the queues that this process works; those that work `runs` also show how queues and runs stand
 * @returns null where no port is configured
 * @throws NianbaoError `address_unavailable`
 */
export async function serveMetrics(
  process: ServedProcess,
  kinds: readonly QueueName[],
): Promise<MetricsServer | null> {
  const { metricsHost: host, metricsPort: port } = process.config;
  if (port === undefined) return null;
  process.metrics.watchProcess();
  const app = await openServer(process, kinds.includes('runs'));
  const bound = await listenFrom(app, host, port);
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  process.log.info({ address }, 'metrics');
  let closed: Promise<void> | undefined;
  return { address, close: () => (closed ??= app.close()) };
}

async function openServer(process: ServedProcess, withState: boolean): Promise<FastifyInstance> {
  // Loaded here: most processes serve nothing.
  const { fastify } = await import('fastify');
  const app = fastify({
    forceCloseConnections: true,
    // Compared as it comes: what cannot be decoded is nowhere, not a bad request.
    rewriteUrl: ({ url = '' }) => PATHS.find((path) => path === url.split('?')[0]) ?? '/nothing',
  });
  app.server.maxConnections = MOST_CONNECTIONS;
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (request.method !== 'GET' && request.method !== 'HEAD') await nothing(reply, 405);
  });
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', async (_, reply) => {
    const ready = await checkReadiness(process);
    return reply.code(ready.status === 'ready' ? 200 : 503).send(ready);
  });
  app.get('/metrics', async (_, reply) => {
    const { type, text } = await showMetrics(process, withState);
    return reply.type(type).send(text);
  });
  app.setNotFoundHandler((_, reply) => nothing(reply, 404));
  app.setErrorHandler((error, _, reply) => {
    process.log.error({ err: error }, 'metrics could not be shown');
    return nothing(reply, 500);
  });
  return app;
}

const nothing = (reply: FastifyReply, status: number): FastifyReply =>
  reply.code(status).type('text/plain').send('');

async function listenFrom(app: FastifyInstance, host: string, first: number): Promise<number> {
  const last = first === 0 ? 0 : Math.min(first + MORE_PORTS, 65_535);
  for (let port = first; ; port++) {
    try {
      await app.listen({ host, port });
      return (app.server.address() as AddressInfo).port;
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      if (reason === 'EADDRINUSE' && port < last) continue;
      await app.close();
      throw new NianbaoError('address_unavailable', { address: `${host}:${port}`, reason });
    }
  }
}
