import { Command as CommanderCommand, CommanderError, Option } from 'commander';
import { chooseLanguage, LANGUAGES, type Language } from '../../language.js';
import { wrap } from '../terminal/text-width.js';
import type { Command, Mention } from './command.js';
import { helpConfiguration } from './help.js';
import { placeholder } from './placeholder.js';
import { usageError } from './usage-error.js';
import { HELP } from './usage-words.js';
import { flagsOf, termOf, type OptionValue } from './values.js';

/** What the command line asks for. */
export type Request =
  | {
      kind: 'command';
      declaration: Command;
      arguments: string[];
      options: Record<string, OptionValue>;
    }
  /** Help or the version. */
  | { kind: 'text'; text: string }
  /** Nothing was asked: help, but as an error. */
  | { kind: 'nothing'; text: string };

/** Where and for whom a command line is read. */
export interface Surroundings {
  language: Language;
  version: string;
  /** Columns of the terminal for the help; null when it is none. */
  width: number | null;
}

/** Columns of the help where no terminal says how many there are. */
const USUAL_WIDTH = 100;

/**
 * The language of a command line, known before it is read as a whole, because help and errors are in it too.
 */
export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const index = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[index] ?? '';
  const chosen = word === '--lang' ? argv[index + 1] : word.slice('--lang='.length);
  return chooseLanguage(
    LANGUAGES.find((language) => language === chosen),
    { ...env },
  );
}

/**
 * Reads a command line.
 *
 * @param argv words after the program's name
 * @param commands all that there are; those that `argv` names, whole
 * @throws NianbaoError `usage`
 */
export function readCommandLine(
  argv: readonly string[],
  commands: readonly (Command | Mention)[],
  surroundings: Surroundings,
): Request {
  let request: Request | undefined;
  let printed = '';
  const reader = commandReader(surroundings, {
    print: (text) => (printed += text),
    found: (declaration, words, options) => {
      request = { kind: 'command', declaration, arguments: words, options };
    },
  });
  const program = reader.program(commands);
  try {
    program.parse(argv, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.code === 'commander.help') return { kind: 'nothing', text: printed.trimEnd() };
    if (thrown.exitCode === 0) return { kind: 'text', text: printed.trimEnd() };
    throw usageError(thrown, surroundings.language);
  }
  return request ?? { kind: 'nothing', text: program.helpInformation().trimEnd() };
}

/** What becomes of a command line that commander has read. */
interface Outcomes {
  print: (text: string) => void;
  found: (declaration: Command, words: string[], options: Record<string, OptionValue>) => void;
}

/** Makes commander's commands of ours. */
function commandReader({ language, version, width }: Surroundings, { print, found }: Outcomes) {
  const columns = width ?? USUAL_WIDTH;
  const frame = (command: CommanderCommand, usage: string): CommanderCommand =>
    command
      .usage(usage)
      .configureHelp(helpConfiguration(language))
      .configureOutput({
        writeOut: print,
        writeErr: print,
        outputError: () => undefined,
        getOutHelpWidth: () => columns,
        getErrHelpWidth: () => columns,
      })
      .helpOption('-h, --help', HELP.help[language])
      .exitOverride();

  const declare = (parent: CommanderCommand, declaration: Command | Mention): void => {
    const command = new CommanderCommand(declaration.name).description(declaration.summary[language]);
    if ('perform' in declaration) complete(command, declaration);
    parent.addCommand(command);
  };

  const complete = (command: CommanderCommand, declaration: Command): void => {
    const taken = Object.values(declaration.arguments);
    const terms = taken.map((value) => placeholder(termOf(value)));
    frame(command, [HELP.optionsWord[language], ...terms].join(' ')).helpCommand(false);
    for (const value of taken) command.argument(termOf(value), value.text[language]);
    for (const [key, value] of Object.entries(declaration.options)) {
      const choices = value.choices ? HELP.choices(value.choices)[language] : '';
      const made = new Option(flagsOf(key, value), value.text[language] + choices);
      command.addOption(value.choices ? made.choices(value.choices) : made);
    }
    const examples = declaration.examples.map((example) => `  nianbao ${example}`);
    command.addHelpText('after', `\n${[HELP.examples[language], ...examples].join('\n')}`);
    command.action(() => found(declaration, command.args, command.optsWithGlobals()));
    for (const subcommand of declaration.subcommands) declare(command, subcommand);
  };

  return {
    program(commands: readonly (Command | Mention)[]): CommanderCommand {
      const word = HELP.commandWord[language];
      const program = frame(new CommanderCommand('nianbao'), `${HELP.optionsWord[language]} <${word}>`)
        .description(HELP.program[language])
        .version(version, '-V, --version', HELP.version[language])
        .helpCommand(`help [${word}]`, HELP.helpCommand[language])
        .addHelpText('after', `\n${wrap(HELP.environment[language], columns).join('\n')}`)
        .addOption(new Option(`--lang <${LANGUAGES.join('|')}>`, HELP.language[language]).choices(LANGUAGES))
        .addOption(new Option('--config <file>', HELP.config[language]));
      for (const declaration of commands) declare(program, declaration);
      return program;
    },
  };
}
