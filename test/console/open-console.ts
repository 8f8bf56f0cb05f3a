import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import type { ConsoleUser } from '../../src/console/access/users.js';
import { openConsole } from '../../src/console/open-console.js';
import type { Pipeline } from '../../src/pipeline/pipeline.js';

/** A browser of one person: keeps cookies and follows redirects by itself. */
export interface Visitor {
  get(
    path: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string; headers: Headers }>;
  /** Posts a form with the token of the page that was seen last, unless `_csrf` is given. */
  post(
    path: string,
    form: Record<string, string | string[]>,
  ): Promise<{ status: number; text: string; location: string }>;
  cookies: Map<string, string>;
}

/** A console at a free port, closed when the test has finished. */
export async function openTestConsole(
  pipeline: Pipeline,
  users: readonly ConsoleUser[] = [],
): Promise<{ app: FastifyInstance; address: string }> {
  const app = await openConsole(pipeline, { users, secureCookies: false });
  onTestFinished(() => app.close());
  return { app, address: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

/** Somebody without cookies yet. */
export function visitor(address: string): Visitor {
  const cookies = new Map<string, string>();
  let token = '';
  async function call(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address + path, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }) },
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }
  return {
    cookies,
    async get(path, headers = {}) {
      const response = await call(path, { headers });
      const text = await response.text();
      token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? token;
      return { status: response.status, text, headers: response.headers };
    },
    async post(path, form) {
      const body = new URLSearchParams({ _csrf: token });
      for (const [name, values] of Object.entries(form)) {
        body.delete(name);
        for (const value of [values].flat()) body.append(name, value);
      }
      const response = await call(path, { method: 'POST', body });
      const location = response.headers.get('location') ?? '';
      return { status: response.status, text: await response.text(), location };
    },
  };
}
