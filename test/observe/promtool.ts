import { execFile } from 'node:child_process';

/** What a check said, and whether it was content. */
export interface Checked {
  passed: boolean;
  output: string;
}

/**
 * Runs Prometheus' own checker.
 *
 * @param args of `promtool`
 * @param input for its standard input
 * @throws Error where it is not installed
 */
export function promtool(args: readonly string[], input = ''): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const child = execFile('promtool', args, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') {
        reject(new Error('These tests need promtool on the PATH (for example: apt-get install prometheus).'));
      } else {
        resolve({ passed: error === null, output: stdout + stderr });
      }
    });
    child.stdin?.end(input);
  });
}
