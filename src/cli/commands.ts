import type { Command } from './command/command.js';
import { consoleCommand } from './commands/console.js';
import { coverage } from './commands/coverage.js';
import { crawl } from './commands/crawl.js';
import { deliveries } from './commands/deliveries.js';
import { doctor } from './commands/doctor.js';
import { exportCommand } from './commands/export.js';
import { failed } from './commands/failed.js';
import { findings } from './commands/findings.js';
import { ingest } from './commands/ingest.js';
import { migrate } from './commands/migrate.js';
import { parse } from './commands/parse.js';
import { reports } from './commands/reports.js';
import { reprocess } from './commands/reprocess.js';
import { resume } from './commands/resume.js';
import { retry } from './commands/retry.js';
import { rules } from './commands/rules.js';
import { runs } from './commands/runs.js';
import { sample } from './commands/sample.js';
import { schedule } from './commands/schedule.js';
import { show } from './commands/show.js';
import { start } from './commands/start.js';
import { status } from './commands/status.js';
import { worker } from './commands/worker.js';

/** The whole command line, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  parse,
  ingest,
  start,
  crawl,
  worker,
  consoleCommand,
  runs,
  status,
  failed,
  retry,
  resume,
  reprocess,
  findings,
  deliveries,
  reports,
  coverage,
  show,
  sample,
  exportCommand,
  schedule,
  rules,
  migrate,
  doctor,
];
