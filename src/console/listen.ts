import type { FastifyInstance } from 'fastify';
import type { Config } from '../settings/config.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { Pipeline } from '../pipeline/pipeline.js';
import { isLoopbackHost } from './access/loopback.js';
import { readTokens } from './access/tokens.js';
import { readUsers } from './access/users.js';
import { openConsole } from './open-console.js';

/** A console that answers. */
export interface RunningConsole {
  /** `http://127.0.0.1:8620` */
  address: string;
  close(): Promise<void>;
}

/**
 * Opens the console and listens as configured.
 *
 * @throws NianbaoError `console_open_to_all` for an address beyond this machine without users;
 *   `address_unavailable`; `config_invalid`
 */
export async function startConsole(pipeline: Pipeline): Promise<RunningConsole> {
  const {
    consoleHost: host,
    consolePort: port,
    consoleUsers,
    consoleSecure,
    apiTokens,
  }: Config = pipeline.config;
  const users = readUsers(consoleUsers);
  const tokens = readTokens(apiTokens);
  if (users.length === 0 && !isLoopbackHost(host)) throw new NianbaoError('console_open_to_all', { host });
  pipeline.metrics.watchProcess();
  const app: FastifyInstance = await openConsole(pipeline, { users, secureCookies: consoleSecure, tokens });
  try {
    const address = await app.listen({ host, port });
    return { address, close: () => app.close() };
  } catch (error) {
    await app.close();
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new NianbaoError('address_unavailable', { address: `${host}:${port}`, reason });
  }
}
