import type { Bilingual, Language } from '../../language.js';
import type { Screen } from '../terminal/screen.js';
import type { ExitCode } from './exit-code.js';
import { readGiven, type Given, type OptionValue, type Shape } from './values.js';

/** How a command was called, besides what was given to it. */
export interface Call {
  language: Language;
  env: Readonly<Record<string, string | undefined>>;
  screen: Screen;
  /** Aborted by the first Ctrl-C or SIGTERM; a second one ends the process at once. */
  signal: AbortSignal;
  /** Whether a program reads the output: JSON lines in place of tables and sentences. */
  json: boolean;
  /** The sentence in the language of this call. */
  readonly say: (text: Bilingual) => string;
}

/** What the overview says of a command. */
export interface Mention {
  name: string;
  summary: Bilingual;
}

/** What every command says of itself. */
interface Description extends Mention {
  /** Command lines without the leading `nianbao`. */
  examples: readonly string[];
}

/**
 * A whole command: what it is called, what it takes, and the work, which gets what was given with its types.
 */
interface Definition<A extends Shape, O extends Shape> extends Description {
  /** Positional, in this order; the key is what the work knows it by. */
  arguments?: A;
  /** By camel-case name: `runLabel` is `--run-label`. */
  options?: O;
  /** Commands behind its name, as in `findings history`. */
  subcommands?: readonly Command[];
  /**
   * The work. A file of a command imports at its top only what costs nothing, and the rest here: `--help` and
   * the other commands are not to wait for a database driver.
   *
   * @throws NianbaoError for anything that stops the command as a whole: printed as one line, exit code 1
   */
  run: (given: Given<A> & Given<O>, call: Call) => Promise<ExitCode>;
}

/** A command as the reader of the command line sees it: what its work takes is its own affair. */
export interface Command extends Description {
  arguments: Shape;
  options: Shape;
  subcommands: readonly Command[];
  /**
   * Reads what was given and does the work.
   *
   * @param words positional arguments
   * @param options by camel-case name, as commander gives them
   * @throws NianbaoError `usage` when a value is not what the command takes
   */
  perform: (
    words: readonly string[],
    options: Readonly<Record<string, OptionValue>>,
    call: Omit<Call, 'json'>,
  ) => Promise<ExitCode>;
}

/** Declares a command. */
export function command<A extends Shape = Record<never, never>, O extends Shape = Record<never, never>>(
  definition: Definition<A, O>,
): Command {
  const { arguments: taken, options: known, subcommands = [], run, ...description } = definition;
  return {
    ...description,
    arguments: taken ?? {},
    options: known ?? {},
    subcommands,
    perform: async (words, options, call) =>
      run(readGiven(taken, known, { words, options }, call.say), { ...call, json: options['json'] === true }),
  };
}
