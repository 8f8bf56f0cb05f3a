import { Command, CommanderError, Option } from 'commander';
import { chooseLanguage, type Language } from '../language.js';
import type { CommandDeclaration, OptionValue } from './command.js';
import { helpConfiguration } from './help.js';
import { MESSAGES } from './messages.js';
import { placeholder } from './placeholder.js';
import { wrap } from './text-width.js';
import { usageError } from './usage-error.js';

/** What the command line asks for. */
export type Request =
  | {
      kind: 'command';
      declaration: CommandDeclaration;
      arguments: string[];
      options: Record<string, OptionValue>;
    }
  /** Help or the version. */
  | { kind: 'text'; text: string }
  /** Nothing was asked: help, but as an error. */
  | { kind: 'nothing'; text: string };

const LANGUAGES = ['zh', 'en'];

/** The language of a command line, known before it is read as a whole, because help and errors are in it too. */
export function languageOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const index = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const word = argv[index] ?? '';
  const chosen = word === '--lang' ? argv[index + 1] : word.slice('--lang='.length);
  return chooseLanguage(LANGUAGES.includes(chosen ?? '') ? chosen : undefined, { ...env });
}

/**
 * Reads a command line.
 *
 * @param argv words after the program's name
 * @param declarations all commands
 * @param surroundings language, version, and the columns of the terminal for the help (null: none)
 * @throws NianbaoError `usage`
 */
export function readCommandLine(
  argv: readonly string[],
  declarations: readonly CommandDeclaration[],
  surroundings: { language: Language; version: string; width: number | null },
): Request {
  const { language, version, width } = surroundings;
  let request: Request | undefined;
  let printed = '';
  const frame = (command: Command, usage: string): Command =>
    command
      .usage(usage)
      .configureHelp(helpConfiguration(language))
      .configureOutput({
        writeOut: (text) => (printed += text),
        writeErr: (text) => (printed += text),
        outputError: () => undefined,
        getOutHelpWidth: () => width ?? 100,
        getErrHelpWidth: () => width ?? 100,
      })
      .helpOption('-h, --help', MESSAGES.helpOption[language])
      .exitOverride();

  const [optionsWord, commandWord] = language === 'zh' ? ['[选项]', '<命令>'] : ['[options]', '<command>'];
  const program = frame(new Command('nianbao'), `${optionsWord} ${commandWord}`)
    .description(MESSAGES.program[language])
    .version(version, '-V, --version', MESSAGES.versionOption[language])
    .helpCommand(`help [${commandWord.slice(1, -1)}]`, MESSAGES.helpCommand[language])
    .addHelpText('after', `\n${wrap(MESSAGES.environment[language], width ?? 100).join('\n')}`)
    .addOption(
      new Option('--lang <zh|en>', language === 'zh' ? '语言' : 'language of messages').choices(LANGUAGES),
    )
    .addOption(new Option('--config <file>', MESSAGES.configOption[language]));
  const declare = (parent: Command, declaration: CommandDeclaration): void => {
    const terms = declaration.arguments.map((argument) => placeholder(argument.term));
    const command = frame(new Command(declaration.name), [optionsWord, ...terms].join(' '))
      .description(declaration.summary[language])
      .helpCommand(false);
    for (const argument of declaration.arguments) command.argument(argument.term, argument.text[language]);
    for (const option of declaration.options) {
      const choices = option.choices ? MESSAGES.choices(option.choices)[language] : '';
      const made = new Option(option.flags, option.text[language] + choices);
      command.addOption(option.choices ? made.choices(option.choices) : made);
    }
    const examples = declaration.examples.map((example) => `  nianbao ${example}`);
    command.addHelpText('after', `\n${[MESSAGES.examplesHeading[language], ...examples].join('\n')}`);
    command.action(() => {
      request = {
        kind: 'command',
        declaration,
        arguments: command.args,
        options: command.optsWithGlobals<Record<string, OptionValue>>(),
      };
    });
    for (const subcommand of declaration.subcommands ?? []) declare(command, subcommand);
    parent.addCommand(command);
  };
  for (const declaration of declarations) declare(program, declaration);

  try {
    program.parse(argv, { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.code === 'commander.help') return { kind: 'nothing', text: printed.trimEnd() };
    if (thrown.exitCode === 0) return { kind: 'text', text: printed.trimEnd() };
    throw usageError(thrown, language);
  }
  return request ?? { kind: 'nothing', text: program.helpInformation().trimEnd() };
}
