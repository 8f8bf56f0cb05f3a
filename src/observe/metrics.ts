import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { EXTRACTOR_VERSION } from '../report/extractor-version.js';

/** How a job ended: `retried` comes again after a failure, `postponed` without one. */
export type JobOutcome = 'done' | 'postponed' | 'retried' | 'failed';

/**
 * What a process counts of its own work. Labels hold names of which there are few: never a host, a path or
 * an issuer.
 */
export interface Metrics {
  registry: Registry;
  /** One job that ended. `code` is the error's, or empty; `format` that of the document, or `none`. */
  jobEnded(job: {
    queue: string;
    outcome: JobOutcome;
    code: string;
    format: string | null;
    seconds: number;
  }): void;
  /** Rows that were written, by table. */
  rowsWritten(rows: Readonly<Record<string, number>>): void;
  /** One request to a site; `status` as in http-metrics.ts. */
  requestEnded(request: { hostClass: string; status: string; seconds: number }): void;
  /**
   * Adds figures of the process and its event loop. They cost a little, so only a process that shows them
   * has them.
   */
  watchProcess(): void;
}

/** From a finding that is stored in milliseconds to a scan of hundreds of pages. */
const JOB_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
const REQUEST_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Gauges of the package that are named like counters, which checkers of metrics refuse. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Metrics of one process, all at nothing. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({
    name: 'nianbao_build_info',
    help: 'Always 1; the labels say which program this is.',
    labelNames: ['node', 'extractor'],
    registers,
  }).set({ node: process.version, extractor: String(EXTRACTOR_VERSION) }, 1);
  const jobs = new Counter({
    name: 'nianbao_jobs_total',
    help: 'Jobs that this process ended, by how they ended and by error code.',
    labelNames: ['queue', 'outcome', 'code'],
    registers,
  });
  const jobSeconds = new Histogram({
    name: 'nianbao_job_duration_seconds',
    help: 'Time that a job took, by queue and by the format of the document that it read.',
    labelNames: ['queue', 'format'],
    buckets: JOB_SECONDS,
    registers,
  });
  const rows = new Counter({
    name: 'nianbao_rows_written_total',
    help: 'Rows that this process wrote, by table.',
    labelNames: ['table'],
    registers,
  });
  const requests = new Counter({
    name: 'nianbao_http_requests_total',
    help: 'Requests to sites, by class of host and by status or error code.',
    labelNames: ['host_class', 'status'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'nianbao_http_request_duration_seconds',
    help: 'Time that a request to a site took, its content included.',
    labelNames: ['host_class'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  let watched = false;
  return {
    registry,
    jobEnded({ queue, outcome, code, format, seconds }) {
      jobs.inc({ queue, outcome, code });
      jobSeconds.observe({ queue, format: format ?? 'none' }, seconds);
    },
    rowsWritten(written) {
      for (const [table, count] of Object.entries(written)) if (count > 0) rows.inc({ table }, count);
    },
    requestEnded({ hostClass, status, seconds }) {
      requests.inc({ host_class: hostClass, status });
      requestSeconds.observe({ host_class: hostClass }, seconds);
    },
    watchProcess() {
      if (watched) return;
      watched = true;
      collectDefaultMetrics({ register: registry });
      for (const name of MISNAMED) registry.removeSingleMetric(name);
    },
  };
}
