import type { Bilingual, Language } from '../language.js';
import type { ExitCode } from './exit-code.js';
import type { Screen } from './screen.js';

/** A positional argument; `terms` as commander reads it: `<file...>`, `[run]`. */
export interface ArgumentDeclaration {
  term: string;
  text: Bilingual;
}

/** An option; `flags` as commander reads it: `--run <run>`. */
export interface OptionDeclaration {
  flags: string;
  text: Bilingual;
  /** The only values it takes. */
  choices?: readonly string[];
}

/** One command of the command line as data; its code is loaded when it is called, so that the rest costs nothing. */
export interface CommandDeclaration {
  name: string;
  summary: Bilingual;
  arguments: readonly ArgumentDeclaration[];
  options: readonly OptionDeclaration[];
  /** Command lines without the leading `nianbao`. */
  examples: readonly string[];
  load(): Promise<CommandRun>;
  /** Commands behind its name, as in `findings history`. */
  subcommands?: readonly CommandDeclaration[];
}

/** Value of an option as commander gives it. */
export type OptionValue = string | boolean | string[] | undefined;

/** One call of a command. */
export interface Invocation {
  /** Positional arguments, variadic ones flattened. */
  arguments: readonly string[];
  /** By camel-case name, e.g. `runLabel`. */
  options: Readonly<Record<string, OptionValue>>;
  language: Language;
  env: Readonly<Record<string, string | undefined>>;
  screen: Screen;
  /** Aborted by the first Ctrl-C or SIGTERM; a second one ends the process at once. */
  signal: AbortSignal;
  /** The sentence in the language of this call. */
  readonly say: (text: Bilingual) => string;
}

/**
 * What a command's file exports.
 *
 * @returns the exit code
 * @throws NianbaoError for anything that stops the command as a whole: printed as one line, exit code 1
 */
export type CommandRun = (invocation: Invocation) => Promise<ExitCode>;
