import swagger from '@fastify/swagger';
import type { FastifyError, FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Console } from '../console.js';
import { sendProblem, type FieldProblem } from '../problem-json.js';
import { verdictEndpoints } from './verdict-endpoints.js';
import { lookEndpoints } from './look-endpoints.js';
import { SHAPES } from './shapes.js';

/** What a request breaks; thrown by the validation of its parts. */
class InvalidRequest extends Error {
  readonly statusCode = 400;
  constructor(readonly errors: FieldProblem[]) {
    super(errors.map(({ field, message }) => `${field}: ${message}`).join('; '));
  }
}

/**
 * The HTTP API under `/api/v1`: what the console shows, as JSON, and its document at `/api/v1/openapi.json`.
 */
export async function apiRoutes(app: FastifyInstance, console: Console): Promise<void> {
  await app.register(
    async (api) => {
      api.setValidatorCompiler(({ schema, httpPart }) => (data: unknown) => {
        const read = (schema as unknown as z.ZodType).safeParse(data ?? {});
        return read.success
          ? { value: read.data }
          : { error: new InvalidRequest(fieldsOf(read.error, httpPart)) };
      });
      // As it is: a serializer that fits answers to the document would hide where they do not.
      api.setSerializerCompiler(() => (data) => JSON.stringify(data));
      api.setErrorHandler((error: FastifyError, request, reply) => {
        if (error instanceof InvalidRequest) {
          return sendProblem(request, reply, 'invalid_request', error.errors);
        }
        if ((error.statusCode ?? 500) < 500) {
          const errors = [{ field: 'body', message: error.message }];
          return sendProblem(request, reply, 'invalid_request', errors);
        }
        request.log.error({ err: error, url: request.url }, 'request failed');
        return sendProblem(request, reply, 'internal');
      });
      await api.register(swagger, DOCUMENT);
      lookEndpoints(api, console);
      verdictEndpoints(api, console);
      api.get('/openapi.json', { schema: { hide: true } }, () => api.swagger());
    },
    { prefix: '/api/v1' },
  );
}

function fieldsOf(error: z.ZodError, part: string | undefined): FieldProblem[] {
  return error.issues.map(({ path, message }) => ({
    field: [part ?? 'request', ...path].join('.'),
    message,
  }));
}

const DOCUMENT: Parameters<typeof swagger>[1] = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Nianbao',
      version: '1',
      description:
        'Runs, reports and findings of annual reports. docs/api.md explains signing in and paging.',
      license: { name: 'MIT' },
    },
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'nianbao_session' },
      },
    },
    security: [{ token: [] }, { session: [] }],
  },
  transform: ({ schema, url }) => {
    const parts: Record<string, unknown> = { ...schema };
    for (const part of ['querystring', 'params', 'body']) {
      const shape = parts[part];
      if (shape instanceof z.ZodType) parts[part] = z.toJSONSchema(shape, { io: 'input' });
    }
    return { schema: parts, url };
  },
};

/** The shapes as JSON Schema; where one holds another, it refers to it. */
function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(SHAPES)) registry.add(shape, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  for (const schema of Object.values(schemas)) {
    // A component of the document has neither of its own.
    delete schema.$schema;
    delete schema.$id;
  }
  return schemas;
}
