import { serveMetrics } from '../observe/serve-metrics.js';
import type { QueueName } from '../queue/names.js';
import type { Pipeline } from './pipeline.js';
import { startWorkers, type Workers } from './workers.js';

/**
 * Starts the workers of a process that lives for them: they keep the schedules too, and show metrics and
 * health where a port is configured.
 *
 * @param kinds the queues to work on
 * @throws NianbaoError `address_unavailable`
 */
export async function serveWorkers(pipeline: Pipeline, kinds: readonly QueueName[]): Promise<Workers> {
  const shown = await serveMetrics(pipeline, kinds);
  try {
    const workers = await startWorkers(pipeline, kinds, { stays: true });
    return {
      // Metrics to the last: jobs at hand may take a while.
      close: () => workers.close().finally(() => shown?.close()),
    };
  } catch (error) {
    await shown?.close();
    throw error;
  }
}
