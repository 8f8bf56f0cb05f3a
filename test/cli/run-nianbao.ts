import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inject } from 'vitest';

/** How a process of the command line ended. */
export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
  /** What stands on stderr besides lines of progress, which a slow machine prints and a fast one does not. */
  said: string;
}

/** A process of the command line that still runs. */
export interface Running {
  child: ChildProcess;
  outcome: Promise<Outcome>;
  /**
   * Resolves with the match when what was printed so far to either stream matches; rejects when the process
   * ends first.
   */
  printed: (pattern: RegExp) => Promise<RegExpExecArray>;
}

type Environment = Record<string, string | undefined>;

/** Starts the built command line as a user would, with nothing of our own environment but the PATH. */
export function startNianbao(words: readonly string[], env: Environment = {}, input?: Uint8Array): Running {
  const child = spawn(process.execPath, [join(inject('packageDirectory'), 'bin', 'nianbao.js'), ...words], {
    env: { PATH: process.env.PATH, HOME: inject('packageDirectory'), TZ: 'Asia/Shanghai', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  const outcome = once(child, 'close').then(([code]: (number | null)[]) => ({
    code: code ?? null,
    stdout,
    stderr,
    said: stderr.replace(/^.* \d+s\n|^.*\d+\/\d+ · .*\n/gm, ''),
  }));
  const printed = (pattern: RegExp): Promise<RegExpExecArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = pattern.exec(stdout + stderr);
        if (match !== null) resolve(match);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      look();
      void outcome.then(() => {
        look();
        reject(new Error(`ended without printing ${String(pattern)}:\n${stdout}${stderr}`));
      });
    });
  return { child, outcome, printed };
}

/** Runs the built command line to its end. */
export function nianbao(
  words: readonly string[],
  env: Environment = {},
  input?: Uint8Array,
): Promise<Outcome> {
  return startNianbao(words, env, input).outcome;
}

/** The objects of JSON lines; fails when anything else stands among them. */
export function jsonLines(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
