import type { Command, Mention } from './command/command.js';
import { OVERVIEW, type CommandName } from './overview.js';

/** A command and where it is; its file is loaded when the command line names it. */
interface Entry {
  name: CommandName;
  load: () => Promise<Command>;
}

/** The whole command line, in the order of the help. */
export const COMMANDS: readonly Entry[] = [
  { name: 'parse', load: async () => (await import('./commands/parse.js')).parse },
  { name: 'ingest', load: async () => (await import('./commands/ingest.js')).ingest },
  { name: 'start', load: async () => (await import('./commands/start.js')).start },
  { name: 'crawl', load: async () => (await import('./commands/crawl.js')).crawl },
  { name: 'worker', load: async () => (await import('./commands/worker.js')).worker },
  { name: 'console', load: async () => (await import('./commands/console.js')).consoleCommand },
  { name: 'runs', load: async () => (await import('./commands/runs.js')).runs },
  { name: 'status', load: async () => (await import('./commands/status.js')).status },
  { name: 'failed', load: async () => (await import('./commands/failed.js')).failed },
  { name: 'retry', load: async () => (await import('./commands/retry.js')).retry },
  { name: 'resume', load: async () => (await import('./commands/resume.js')).resume },
  { name: 'reprocess', load: async () => (await import('./commands/reprocess.js')).reprocess },
  { name: 'findings', load: async () => (await import('./commands/findings.js')).findings },
  { name: 'deliveries', load: async () => (await import('./commands/deliveries.js')).deliveries },
  { name: 'reports', load: async () => (await import('./commands/reports.js')).reports },
  { name: 'coverage', load: async () => (await import('./commands/coverage.js')).coverage },
  { name: 'show', load: async () => (await import('./commands/show.js')).show },
  { name: 'sample', load: async () => (await import('./commands/sample.js')).sample },
  { name: 'export', load: async () => (await import('./commands/export.js')).exportCommand },
  { name: 'schedule', load: async () => (await import('./commands/schedule.js')).schedule },
  { name: 'rules', load: async () => (await import('./commands/rules.js')).rules },
  { name: 'migrate', load: async () => (await import('./commands/migrate.js')).migrate },
  { name: 'doctor', load: async () => (await import('./commands/doctor.js')).doctor },
];

/**
 * The commands that a command line is read with: whole where it names them, of the others what the overview
 * says.
 *
 * @param words of the command line
 */
export function commandsFor(words: readonly string[]): Promise<(Command | Mention)[]> {
  return Promise.all(
    COMMANDS.map(async ({ name, load }) =>
      words.includes(name) ? load() : { name, summary: OVERVIEW[name] },
    ),
  );
}
