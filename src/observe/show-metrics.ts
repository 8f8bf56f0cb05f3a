import { Registry } from 'prom-client';
import type { Metrics } from './metrics.js';
import type { Servers } from './readiness.js';
import { stateMetrics } from './state-metrics.js';

/** Text for Prometheus and its media type. */
export interface MetricsText {
  type: string;
  text: string;
}

/** A process whose metrics are shown. */
export type Shown = Servers & { metrics: Metrics };

/**
 * The metrics of this process.
 *
 * @param withState also how queues, runs and findings stand
 */
export async function showMetrics(process: Shown, withState: boolean): Promise<MetricsText> {
  const { registry } = process.metrics;
  const shown = withState ? Registry.merge([registry, await stateMetrics(process)]) : registry;
  return { type: shown.contentType, text: await shown.metrics() };
}
