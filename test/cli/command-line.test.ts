import { expect, it } from 'vitest';
import { COMMANDS as ENTRIES, commandsFor } from '../../src/cli/commands.js';
import { languageOf, readCommandLine } from '../../src/cli/command/read-command-line.js';
import { displayWidth } from '../../src/cli/terminal/text-width.js';
import type { Language } from '../../src/language.js';

const COMMANDS = await Promise.all(ENTRIES.map(({ load }) => load()));

const read = (words: string, language: Language = 'en', width: number | null = null) =>
  readCommandLine(words.split(' ').filter(Boolean), COMMANDS, { language, version: '1.2.3', width });
const help = (words: string, language: Language, width: number | null = null): string => {
  const request = read(words, language, width);
  return request.kind === 'command' ? '' : request.text;
};

it('gives a command its arguments and options', () => {
  expect(read('ingest a b --run-label night --no-work --json')).toMatchObject({
    kind: 'command',
    declaration: { name: 'ingest' },
    arguments: ['a', 'b'],
    options: { runLabel: 'night', work: false, json: true },
  });
});

it('takes the language before or after the command', () => {
  expect(languageOf(['--lang', 'en', 'runs'], {})).toBe('en');
  expect(languageOf(['runs', '--lang=en'], {})).toBe('en');
  expect(languageOf(['runs'], { NIANBAO_LANG: 'en' })).toBe('en');
  expect(languageOf(['runs'], {})).toBe('zh');
});

it('asks for help when nothing is asked', () => {
  expect(read('').kind).toBe('nothing');
});

it.each(COMMANDS.map(({ name }) => name))(
  'has help for %s in both languages, without mixing them',
  (name) => {
    const english = help(`${name} --help`, 'en').split('Examples:')[0] ?? '';
    expect(english).toContain(`Usage: nianbao ${name}`);
    expect(english).not.toMatch(/\p{Script=Han}/u);
    const chinese = help(`${name} --help`, 'zh');
    expect(chinese).toContain('用法：');
    expect(chinese).not.toMatch(/Usage|Options:|Arguments:|Global|Commands:|display|default/);
  },
);

it.each(['zh', 'en'] as const)('fits the overview to a narrow terminal (%s)', (language) => {
  const lines = help('--help', language, 60).split('\n');
  expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(60);
  for (const { name } of COMMANDS) expect(lines.join('\n')).toContain(`  ${name} `);
});

it.each([
  [
    'pars x',
    'There is no command pars (did you mean parse?). See --help.',
    '没有命令 pars（是不是 parse？）',
  ],
  ['parse --jsn x', 'There is no option --jsn (did you mean --json?). See --help.', '没有选项 --jsn'],
  ['parse', 'The argument FILE is missing. See --help.', '缺少参数 FILE'],
  ['findings --run', 'The option --run <run> needs a value. See --help.', '选项 --run <run> 缺少值'],
  ['runs 4', 'There are too many arguments. See --help.', '参数过多'],
  [
    'findings --severity bad',
    'The option --severity <severity> does not take the value bad, only error, warning, info. See --help.',
    '不接受值 bad，可用：error、warning、info',
  ],
])('explains what is wrong with "%s"', (words, english, chinese) => {
  expect(() => read(words, 'en')).toThrow(english);
  expect(() => read(words, 'zh')).toThrow(chinese);
});

it('shows arguments as the errors name them', () => {
  expect(help('show --help', 'en')).toMatch(
    /^Usage: nianbao show \[options\] REPORT$[^]*^ {2}REPORT {2,}\S/m,
  );
  expect(help('retry --help', 'en')).toContain('[ITEM…]');
});

it('shows the version', () => {
  expect(read('--version')).toEqual({ kind: 'text', text: '1.2.3' });
});

it('loads only the commands that the command line names, for the same answer', async () => {
  const some = await commandsFor(['runs', '--json']);
  expect(some.filter((command) => 'perform' in command).map(({ name }) => name)).toEqual(['runs']);
  const surroundings = { language: 'en', version: '1.2.3', width: null } as const;
  expect(readCommandLine(['--help'], some, surroundings)).toEqual(read('--help'));
  expect(() => readCommandLine(['run'], some, surroundings)).toThrow('did you mean runs?');
});
