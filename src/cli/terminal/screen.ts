import { once } from 'node:events';

/**
 * Where a command writes: results to stdout, everything else to stderr, and one status line that is redrawn.
 */
export interface Screen {
  /** Columns of the terminal that stdout is; null when it is a file or a pipe. */
  readonly width: number | null;
  /** Columns of the terminal that stderr is; null when it is a file or a pipe. */
  readonly statusWidth: number | null;
  /** The reader of stdout went away (`| head`); what is still printed is dropped. */
  readonly closed: boolean;
  /** Writes one line to stdout and waits while the reader is slow. */
  print(line: string): Promise<void>;
  /** Writes a value to stdout as one JSON line. */
  printJson(value: unknown): Promise<void>;
  /** Writes one line to stderr. */
  note(line: string): void;
  /** Draws the status line on a terminal, '' takes it away; does nothing elsewhere. */
  status(line: string): void;
  /** Waits until everything written has left the process. */
  flush(): Promise<void>;
}

/** One JSON value on one line, also for readers that end a line at U+2028, U+2029 or U+0085. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0085\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Opens the screen over the two streams. A broken pipe on either is no error: the writer only stops.
 *
 * @param stdout for results
 * @param stderr for progress, notes and errors
 */
export function openScreen(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Screen {
  let closed = false;
  let drawn = '';
  stdout.on('error', () => {
    closed = true;
  });
  stderr.on('error', () => undefined);
  const clear = (): void => {
    if (drawn === '') return;
    drawn = '';
    stderr.write('\r\u001b[K');
  };
  const print = async (line: string): Promise<void> => {
    if (closed) return;
    clear();
    if (stdout.write(`${line}\n`)) return;
    await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(() => undefined);
  };
  return {
    get width() {
      return stdout.isTTY ? stdout.columns || 80 : null;
    },
    get statusWidth() {
      return stderr.isTTY ? stderr.columns || 80 : null;
    },
    get closed() {
      return closed;
    },
    print,
    printJson: (value) => print(jsonLine(value)),
    note(line) {
      clear();
      stderr.write(`${line}\n`);
    },
    status(line) {
      if (!stderr.isTTY || line === drawn) return;
      if (line === '') {
        clear();
        return;
      }
      drawn = line;
      stderr.write(`\r${line}\u001b[K`);
    },
    async flush() {
      clear();
      for (const stream of [stdout, stderr]) {
        if (stream.destroyed || !stream.writable) continue;
        await new Promise<void>((resolve) => stream.write('', () => resolve()));
      }
    },
  };
}
