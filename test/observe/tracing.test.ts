import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { nianbao } from '../cli/run-nianbao.js';
import { writeReports } from '../pipeline/invented-reports.js';
import { ENGINES, ownDirectory, ownEnvironment } from '../pipeline/open-pipeline.js';
import { runModule } from '../setup/run-module.js';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
}

/** A collector that takes OTLP as JSON and keeps what it gets. */
async function openCollector(): Promise<{ endpoint: string; spans: Span[]; services: Set<unknown> }> {
  const spans: Span[] = [];
  const services = new Set<unknown>();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const sent = JSON.parse(body) as {
        resourceSpans: {
          resource: { attributes: { key: string; value: { stringValue?: string } }[] };
          scopeSpans: { spans: Span[] }[];
        }[];
      };
      expect(request.url).toBe('/v1/traces');
      for (const { resource, scopeSpans } of sent.resourceSpans) {
        services.add(resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue);
        spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      }
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { endpoint: `http://127.0.0.1:${port}`, spans, services };
}

describe.each(ENGINES)('traces on %s', (engine) => {
  it('follow an item from its planning through all steps', async () => {
    const collector = await openCollector();
    const directory = await ownDirectory();
    await writeReports(directory, 1);
    const environment = await ownEnvironment(engine, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint });
    const { code, stderr } = await nianbao(['ingest', directory], environment);
    expect(code, stderr).toBe(0);

    expect([...collector.services]).toEqual(['nianbao']);
    const byId = new Map(collector.spans.map((span) => [span.spanId, span]));
    const worked = (queue: string) => collector.spans.find(({ name }) => name === `process ${queue}`);
    const path: string[] = [];
    for (let span = worked('findings') ?? worked('runs'); span; span = byId.get(span.parentSpanId ?? '')) {
      path.unshift(span.name);
    }
    for (const queue of ['fetch', 'extract', 'validate']) expect(path).toContain(`process ${queue}`);
  });
});

it('a collector that is away costs no job', async () => {
  const directory = await ownDirectory();
  await writeReports(directory, 1);
  const environment = await ownEnvironment('postgres', {
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    NIANBAO_LOG_LEVEL: 'warn',
  });
  const { code, stderr } = await nianbao(['ingest', directory], environment);
  expect([code, stderr]).toEqual([0, expect.stringContaining('traces are not sent')]);
});

it.each([
  ['nothing of the packages is loaded where no collector is named', {}, 0],
  ['they are loaded where one is', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' }, 1],
])('%s', async (_, settings, least) => {
  const environment = await ownEnvironment('postgres', settings);
  const built = (path: string): string =>
    JSON.stringify(join(inject('packageDirectory'), 'dist', 'src', path));
  const loaded = await runModule(
    `import { createRequire } from 'node:module';
     import { readConfig } from ${built('settings/config.js')};
     import { openPipeline } from ${built('pipeline/pipeline.js')};
     const pipeline = await openPipeline(readConfig(JSON.parse(process.argv[2])));
     await pipeline.close();
     const paths = Object.keys(createRequire(import.meta.url).cache);
     console.log(paths.filter((path) => path.includes('sdk-trace-node')).length > 0 ? 1 : 0);`,
    [JSON.stringify(environment)],
  );
  expect(Number(loaded)).toBe(least);
});
