import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as it came. */
export interface Received {
  headers: IncomingMessage['headers'];
  body: string;
}

/** A receiver of webhooks on loopback. */
export interface Receiver {
  url: string;
  received: Received[];
}

/**
 * Listens until the test has finished.
 *
 * @param answer is called when a request has come as a whole; without one every request is answered with 204
 * @param port for one that was closed before
 */
export async function startReceiver(
  answer: (response: ServerResponse, request: Received, count: number) => void = (response) =>
    response.writeHead(204).end(),
  port = 0,
): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const whole = { headers: request.headers, body };
      received.push(whole);
      answer(response, whole, received.length);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=x`, received };
}

/** A port of loopback on which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
