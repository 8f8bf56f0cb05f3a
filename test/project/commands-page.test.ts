import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.js';
import type { Command } from '../../src/cli/command/command.js';
import { placeholder } from '../../src/cli/command/placeholder.js';
import { HELP } from '../../src/cli/command/usage-words.js';
import { flagsOf, termOf } from '../../src/cli/command/values.js';
import { ROOT } from './files.js';

const commands = await Promise.all(COMMANDS.map(({ load }) => load()));

/** A file as the repository's formatter writes it. */
async function formatted(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(join(ROOT, path))), filepath: path });
}

/** The names and summaries of all commands as source text, for a help that loads none of them. */
function overview(): string {
  const lines = commands.map(({ name, summary: { zh, en } }) => {
    return `  ${name}: both(${JSON.stringify(zh)}, ${JSON.stringify(en)}),`;
  });
  return [
    '// Generated from the commands by `npm run test:core -- -u`: what `nianbao --help` says without loading them.',
    "import { both } from '../language.js';",
    '',
    '/** The summary of every command. */',
    'export const OVERVIEW = {',
    ...lines,
    '};',
    '',
    '/** Name of a command. */',
    'export type CommandName = keyof typeof OVERVIEW;',
    '',
  ].join('\n');
}

const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** A command with its arguments, options and examples, and those behind its name. */
function sectionOf(command: Command, parents: readonly string[] = []): string[] {
  const names = [...parents, command.name];
  const taken = Object.values(command.arguments);
  const terms = taken.map((value) => placeholder(termOf(value)));
  const rows = [
    ...taken.map((value, index) => [terms[index] ?? '', value] as const),
    ...Object.entries(command.options).map(([key, value]) => [flagsOf(key, value), value] as const),
  ];
  return [
    `${'#'.repeat(names.length + 1)} \`${['nianbao', ...names, ...terms].join(' ')}\``,
    '',
    `${command.summary.en[0]?.toUpperCase() ?? ''}${command.summary.en.slice(1)}.`,
    '',
    ...(rows.length === 0
      ? []
      : [
          '| argument, option | what it does |',
          '| --- | --- |',
          ...rows.map(([term, { text, choices }]) => {
            const meaning = text.en + (choices === undefined ? '' : HELP.choices(choices).en);
            return `| \`${term.replaceAll('|', '\\|')}\` | ${escaped(meaning)} |`;
          }),
          '',
        ]),
    '```sh',
    ...command.examples.map((example) => `nianbao ${example}`),
    '```',
    '',
    ...command.subcommands.flatMap((subcommand) => sectionOf(subcommand, names)),
  ];
}

/** The documentation page of all commands, Markdown. */
function commandsPage(): string {
  return [
    '<!-- Generated from src/cli/commands by `npm run test:core -- -u`. -->',
    '',
    '# Commands',
    '',
    'Every command also takes `--help`, `--lang zh|en` and `--config FILE`. Listings print a table, or with `--json` one',
    'JSON object a line.',
    '',
    HELP.environment.en.split('\n')[1] ?? '',
    '',
    '| command | what it does |',
    '| --- | --- |',
    ...commands.map(({ name, summary }) => `| \`nianbao ${name}\` | ${escaped(summary.en)} |`),
    '',
    ...commands.flatMap((command) => sectionOf(command)),
  ].join('\n');
}

test('every command is listed by its own name', () => {
  expect(commands.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name));
});

test('the overview says what the commands say of themselves', async () => {
  const path = 'src/cli/overview.ts';
  await expect(await formatted(path, overview())).toMatchFileSnapshot(join(ROOT, path));
});

test('docs/commands.md lists every command as it is', async () => {
  await expect(`${commandsPage().trimEnd()}\n`).toMatchFileSnapshot(join(ROOT, 'docs/commands.md'));
});
