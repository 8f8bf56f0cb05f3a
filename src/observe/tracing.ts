import type { Telemetry } from 'bullmq';
import type { Logger } from './log.js';
import { within } from './within.js';

/**
 * A collector that is away is given up after this time, with what was to be sent; no process ends later
 * because of it.
 */
const SEND_MS = 3000;

/** Traces of jobs, from the one that queues a job to the one that works it. */
export interface Tracing {
  /** For BullMQ's queues and workers. */
  telemetry: Telemetry;
  /** Sends what is left. */
  close(): Promise<void>;
}

/**
 * Begins to send traces. The packages are loaded only here: a process that sends none pays nothing. Of
 * several pipelines of a process the first one's endpoint counts, as OpenTelemetry has it.
 *
 * @param endpoint of a collector that takes OTLP over HTTP, without `/v1/traces`;
 *   `OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_RESOURCE_ATTRIBUTES` and `OTEL_TRACES_SAMPLER` are taken from the
 *   environment by the packages themselves
 * @param log told when traces cannot be sent
 */
export async function openTracing(endpoint: string, log: Logger): Promise<Tracing> {
  const [{ BullMQOtel }, { diag, DiagLogLevel }, resources, sdk, { OTLPTraceExporter }] = await Promise.all([
    import('bullmq-otel'),
    import('@opentelemetry/api'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const silent = (): void => undefined;
  const warn = (message: string): void => log.warn({ reason: message }, 'traces are not sent');
  diag.setLogger(
    { error: warn, warn: silent, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  );
  const { defaultResource, detectResources, envDetector, resourceFromAttributes } = resources;
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: SEND_MS,
  });
  const provider = new sdk.NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'nianbao' }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  provider.register();
  return {
    telemetry: new BullMQOtel({ tracerName: 'nianbao' }) as Telemetry,
    async close() {
      const sent = await within(
        SEND_MS,
        provider.shutdown().then(() => true),
      );
      if (sent === null) warn('the collector does not answer');
    },
  };
}
