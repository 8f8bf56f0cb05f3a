import { buildConnector } from 'undici';
import type { WebSurroundings } from '../../src/sources/web/web-client.js';

/**
 * A resolver that knows `*.test`, all on 127.0.0.1, and connections that go nowhere else, whatever address is
 * asked for.
 */
export function toLoopback(): WebSurroundings {
  const base = buildConnector({ allowH2: true, timeout: 2000 });
  return {
    resolve: (hostname) =>
      hostname.startsWith('nowhere')
        ? Promise.reject(Object.assign(new Error(`no ${hostname}`), { code: 'ENOTFOUND' }))
        : Promise.resolve(['127.0.0.1']),
    dial: (options, callback) => base({ ...options, hostname: '127.0.0.1' }, callback),
  };
}
