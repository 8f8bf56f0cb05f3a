import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import type { QueueName } from '../queue/names.js';
import { checkReadiness } from './readiness.js';
import { showMetrics } from './show-metrics.js';

/** Ports after the configured one that are tried: processes of one machine take one each. */
const MORE_PORTS = 20;

/** A server of metrics and health. */
export interface MetricsServer {
  /** `http://127.0.0.1:9620` */
  address: string;
  close(): Promise<void>;
}

/**
 * Serves `/metrics`, `/healthz` and `/readyz` of a worker process, where a port is configured. Where the port is taken,
 * as by another worker of this machine, the next free one of the twenty after it is used.
 *
 * @param kinds the queues that this process works; those that work `runs` also show how queues and runs stand
 * @returns null where no port is configured
 * @throws NianbaoError `address_unavailable`
 */
export async function serveMetrics(
  pipeline: Pipeline,
  kinds: readonly QueueName[],
): Promise<MetricsServer | null> {
  const { metricsHost: host, metricsPort: port } = pipeline.config;
  if (port === undefined) return null;
  pipeline.metrics.watchProcess();
  const server = createServer(answer(pipeline, kinds.includes('runs')));
  server.maxConnections = 50;
  const bound = await listenFrom(server, host, port);
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
  pipeline.log.info({ address }, 'metrics');
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address, close: () => (closed ??= close()) };
}

function answer(pipeline: Pipeline, withState: boolean): RequestListener {
  return (request, response) => {
    const [path] = (request.url ?? '').split('?');
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', '');
    if (path === '/healthz') return sendJson(response, 200, { status: 'ok' });
    if (path === '/readyz') {
      void checkReadiness(pipeline).then((ready) =>
        sendJson(response, ready.status === 'ready' ? 200 : 503, ready),
      );
    } else if (path === '/metrics') {
      showMetrics(pipeline, withState).then(
        ({ type, text }) => send(response, 200, type, text),
        (error: unknown) => {
          pipeline.log.error({ err: error }, 'metrics could not be shown');
          send(response, 500, 'text/plain', '');
        },
      );
    } else {
      send(response, 404, 'text/plain', '');
    }
  };
}

const sendJson = (response: ServerResponse, status: number, body: object): void =>
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(body));

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

async function listenFrom(server: Server, host: string, first: number): Promise<number> {
  const last = first === 0 ? 0 : Math.min(first + MORE_PORTS, 65_535);
  for (let port = first; ; port++) {
    try {
      return await listen(server, host, port);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      if (reason === 'EADDRINUSE' && port < last) continue;
      throw new NianbaoError('address_unavailable', { address: `${host}:${port}`, reason });
    }
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
