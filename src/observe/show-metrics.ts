import { Registry } from 'prom-client';
import type { Pipeline } from '../pipeline/pipeline.js';
import { stateMetrics } from './state-metrics.js';

/** Text for Prometheus and its media type. */
export interface MetricsText {
  type: string;
  text: string;
}

/**
 * The metrics of this process.
 *
 * @param withState also how queues, runs and findings stand
 */
export async function showMetrics(pipeline: Pipeline, withState: boolean): Promise<MetricsText> {
  const { registry } = pipeline.metrics;
  const shown = withState ? Registry.merge([registry, await stateMetrics(pipeline)]) : registry;
  return { type: shown.contentType, text: await shown.metrics() };
}
