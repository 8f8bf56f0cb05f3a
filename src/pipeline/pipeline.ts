import { EventEmitter } from 'node:events';
import type { Config } from '../settings/config.js';
import { countRequests } from '../observe/http-metrics.js';
import { createLog, type Logger } from '../observe/log.js';
import { createMetrics, type Metrics } from '../observe/metrics.js';
import { openTracing } from '../observe/tracing.js';
import { openQueues, type Queues } from '../queue/queues.js';
import { createShelf, type Shelf } from '../sources/archives/shelf.js';
import { spoolBytes } from '../sources/archives/spool.js';
import { openWebClient, type WebClient, type WebSurroundings } from '../sources/web/web-client.js';
import { syncSinks } from '../store/deliveries/deliveries.js';
import { openDatabase, type Database } from '../store/database/database.js';
import { migrate } from '../store/database/migrate.js';
import { loadSettings, type Settings } from '../settings/read-settings.js';
import { createRecentReports, type RecentReports } from './recent-reports.js';
import { loadBytes } from './stored-report.js';

/** Everything that the steps of the pipeline work with. */
export interface Pipeline {
  config: Config;
  /** What the configuration file says. */
  settings: Settings;
  database: Database;
  queues: Queues;
  log: Logger;
  /** What this process counts of its work. */
  metrics: Metrics;
  web: WebClient;
  recent: RecentReports;
  shelf: Shelf;
  /**
   * Tells, within this process, that something was settled; a waiting run looks again. Never the only sign.
   */
  settled: EventEmitter<{ settled: [] }>;
  close(): Promise<void>;
}

/**
 * Opens database and queues and brings the tables of both up to date.
 *
 * @param surroundings in the place of the system's resolver and connections
 * @throws NianbaoError `settings_invalid`, `database_unreachable`, `database_start_failed`,
 *   `redis_unreachable` …, within 10 s
 */
export async function openPipeline(
  config: Config,
  log: Logger = createLog(config),
  surroundings: WebSurroundings = {},
): Promise<Pipeline> {
  const settings = await loadSettings(config);
  const database = await openDatabase(config);
  try {
    await migrate(database.pool);
    // Without a file the sinks stay as another process has named them: a look from elsewhere switches
    // nothing off.
    if (settings.file !== null) await syncSinks(database.pool, settings.sinks);
    const tracing = config.otlpEndpoint === undefined ? null : await openTracing(config.otlpEndpoint, log);
    const queues = await openQueues(config, database.url, log, tracing?.telemetry);
    const shelf = createShelf(async (document) => spoolBytes(await loadBytes(database.pool, document)));
    const metrics = createMetrics();
    const web = countRequests(openWebClient(config.web, surroundings), metrics);
    let closed: Promise<void> | undefined;
    return {
      config,
      settings,
      database,
      queues,
      log,
      metrics,
      web,
      recent: createRecentReports(),
      shelf,
      settled: new EventEmitter(),
      close: () =>
        (closed ??= (async () => {
          await queues.close();
          await shelf.close();
          await web.close();
          await database.close();
          await tracing?.close();
        })()),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
