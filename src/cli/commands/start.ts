import { both } from '../../language.js';
import type { Pipeline } from '../../pipeline/pipeline.js';
import { QUEUES } from '../../queue/names.js';
import { counted } from '../../words/counted.js';
import { command, type Call } from '../command/command.js';
import { flag, many, onUnlessNo, text } from '../command/values.js';
import { stoppedCode, STOPPING, untilAborted } from '../work/stopping.js';
import { withPipeline } from '../work/with-pipeline.js';
import { WORKERS_STOPPED, workersStarted } from '../work/worker-words.js';

const SAID = {
  consoleAt: (address: string) => both(`控制台：${address}`, `Console: ${address}`),
  nothingToWatch: both(
    '没有指定投放目录（--drop 或 NIANBAO_DROP_DIR），只运行工作进程。',
    'No drop directory was given (--drop or NIANBAO_DROP_DIR); only the workers run.',
  ),
  taken: (files: number, run: number) =>
    both(`收到 ${files} 个文件，编为批次 ${run}。`, `Run ${run} takes ${counted(files, 'new file')}.`),
  watching: (directory: string) =>
    both(`正在看守投放目录 ${directory}。`, `Watching the drop directory ${directory}.`),
};

/**
 * Workers of all kinds, the schedules, the console and the watch of drop directories, until Ctrl-C or
 * SIGTERM.
 */
export const start = command({
  name: 'start',
  summary: both(
    '一个命令运行全部：数据库、队列、工作进程、定时批次、控制台，并看守投放目录',
    'run everything in one process: database, queues, workers, schedules, the console, and the watch of drop directories',
  ),
  options: {
    drop: many(
      text(
        'directory',
        '看守的投放目录；不写即 NIANBAO_DROP_DIR',
        'drop directories to watch; NIANBAO_DROP_DIR when not given',
      ),
    ),
    move: flag(
      '处理完的文件移到投放目录的 done/，失败的移到 failed/ 并附 .json 说明',
      'move finished files to done/ in the drop directory, failed ones to failed/ with a .json that says why',
    ),
    console: onUnlessNo('不开控制台', 'without the console'),
  },
  examples: ['start', 'start --drop /srv/drop', 'start --drop /srv/drop --move'],
  run: ({ drop, move, console: withConsole }, call) =>
    withPipeline(call, { quiet: false }, async (pipeline, progress) => {
      const { screen, say, signal } = call;
      const { startConsole } = await import('../../console/listen.js');
      const { serveWorkers } = await import('../../pipeline/serve-workers.js');
      const { dropDirectory } = pipeline.config;
      const directories = drop.length > 0 || dropDirectory === undefined ? drop : [dropDirectory];
      // First of all: what keeps the console from answering is said before any work is begun.
      const shown = withConsole ? await startConsole(pipeline) : null;
      const workers = await serveWorkers(pipeline, QUEUES).catch(async (error: unknown) => {
        await shown?.close();
        throw error;
      });
      // The end of one watch is the end of the command: a directory that is not there ends it at once.
      const ended = new AbortController();
      try {
        progress.end();
        screen.note(say(workersStarted(QUEUES)));
        if (shown !== null) screen.note(say(SAID.consoleAt(shown.address)));
        if (directories.length === 0) screen.note(say(SAID.nothingToWatch));
        for (const directory of directories) screen.note(say(SAID.watching(directory)));
        const stop = AbortSignal.any([signal, ended.signal]);
        await Promise.all([
          untilAborted(stop),
          ...directories.map((directory) =>
            watch(call, pipeline, directory, move, stop).finally(() => ended.abort()),
          ),
        ]);
        screen.note(say(STOPPING));
      } finally {
        ended.abort();
        await workers.close();
        await shown?.close();
      }
      screen.note(say(WORKERS_STOPPED));
      return stoppedCode(signal);
    }),
});

async function watch(
  { screen, say }: Call,
  pipeline: Pipeline,
  directory: string,
  move: boolean,
  signal: AbortSignal,
): Promise<void> {
  const { keepWatching } = await import('../../pipeline/drop/keep-watching.js');
  await keepWatching(pipeline, directory, {
    quietMs: pipeline.config.dropQuietMs,
    move,
    signal,
    onTaken: (run, files) => screen.note(say(SAID.taken(files, run))),
  });
}
