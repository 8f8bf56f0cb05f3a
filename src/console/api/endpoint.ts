import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { sendProblem } from '../problem-json.js';
import type { ShapeName, SHAPES } from './shapes.js';

/** One address of the API. */
export interface Endpoint<Query extends z.ZodType, Params extends z.ZodType, Body extends z.ZodType> {
  summary: string;
  /** Name of what it answers with. */
  answer: ShapeName;
  query?: Query;
  params?: Params;
  body?: Body;
}

/** What was asked, checked. */
export interface Asked<Query, Params, Body> {
  query: Query;
  params: Params;
  body: Body;
  request: FastifyRequest;
  reply: FastifyReply;
}

const json = (name: ShapeName, type: string) => ({
  content: { [type]: { schema: { $ref: `#/components/schemas/${name}` } } },
});

/**
 * Adds an address of the API, with its place in the document.
 *
 * @param answer gives what `answer` of the endpoint names; null where there is no such thing
 */
export function endpoint<
  Name extends ShapeName,
  Query extends z.ZodType = z.ZodUndefined,
  Params extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(
  api: FastifyInstance,
  method: 'GET' | 'POST',
  url: string,
  { summary, answer: name, query, params, body }: Endpoint<Query, Params, Body> & { answer: Name },
  answer: (
    asked: Asked<z.output<Query>, z.output<Params>, z.output<Body>>,
  ) => Promise<z.output<(typeof SHAPES)[Name]> | FastifyReply | null> | z.output<(typeof SHAPES)[Name]>,
): void {
  api.route({
    method,
    url,
    schema: {
      summary,
      ...(query === undefined ? {} : { querystring: query }),
      ...(params === undefined ? {} : { params }),
      ...(body === undefined ? {} : { body }),
      response: {
        200: { description: name, ...json(name, 'application/json') },
        default: { description: 'What went wrong', ...json('Problem', 'application/problem+json') },
      },
    },
    handler: async (request, reply) => {
      const found = await answer({
        query: request.query as z.output<Query>,
        params: request.params as z.output<Params>,
        body: request.body as z.output<Body>,
        request,
        reply,
      });
      return found ?? sendProblem(request, reply, 'not_found');
    },
  });
}
