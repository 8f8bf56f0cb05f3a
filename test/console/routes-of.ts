import type { FastifyInstance } from 'fastify';

/** One way to ask the console for something. */
export interface Route {
  method: string;
  /** With its parameters: `/reports/:id`. */
  path: string;
}

/** Every route that the console answers, as the router itself lists them: a new one can't be forgotten. */
export function routesOf(app: FastifyInstance): Route[] {
  const steps: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const read = /^(?<indent>(?:[│ ] {3})*)[├└]── (?<step>\S+)(?: \((?<methods>[A-Z, ]+)\))?$/u.exec(line);
      const { indent = '', step = '', methods = '' } = read?.groups ?? {};
      if (read === null) return [];
      steps.length = indent.length / 4;
      steps.push(step);
      const path = steps.join('').replaceAll(/\/{2,}/g, '/');
      return methods
        .split(', ')
        .filter((method) => method !== '')
        .map((method) => ({ method, path }));
    });
}

/** A path that the route answers. */
export function exampleOf({ path }: Route, parameter = '1'): string {
  return path.replaceAll(/:[A-Za-z]+/g, parameter).replace('*', 'static/nothing.js');
}
