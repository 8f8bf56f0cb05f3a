import { describe, expect, test } from 'vitest';
import * as library from '../../src/index.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { ERROR_CODES } from '../../src/errors/codes.js';
import { CATALOGUE } from '../../src/rules/registry.js';
import { readText, repositoryFiles } from './files.js';

const READMES = ['README.md', 'README.zh.md'];

/** Words behind `nianbao` in code, so `ingest` for `npx nianbao ingest PATH`. */
function commandsIn(text: string): string[] {
  const code = [...text.matchAll(/```sh\n([\s\S]*?)```|`([^`\n]+)`/g)].map(
    ([, block, inline]) => block ?? inline ?? '',
  );
  const named = code.flatMap((piece) =>
    [...piece.matchAll(/(?:^|\s)nianbao ([a-z]+)/gm)].map(([, name = '']) => name),
  );
  return [...new Set(named)].sort();
}

describe.each(READMES)('%s', (page) => {
  const text = readText(page);

  test('names only commands that exist', () => {
    const known: string[] = COMMANDS.map(({ name }) => name);
    expect(commandsIn(text).length).toBeGreaterThan(5);
    expect(commandsIn(text).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('can be read at a sitting', () => {
    expect(text.split('\n').length).toBeLessThan(120);
  });

  test('shows the two commands of a newcomer as they are to be typed', () => {
    expect(text).toContain('```sh\nnpm ci && npx nianbao ingest samples/reports\n```');
    expect(text).toContain('```sh\nnpm test\n```');
  });
});

test('docs/commands.md explains every command, and none that does not exist', () => {
  expect(commandsIn(readText('docs/commands.md'))).toEqual(COMMANDS.map(({ name }) => name).sort());
});

test.each(['docs/troubleshooting.md', 'docs/troubleshooting.zh.md', 'docs/reading.md', 'docs/reading.zh.md'])(
  '%s names only error codes that exist',
  (page) => {
    const named = [...readText(page).matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)]
      .map(([, name = '']) => name)
      .filter((name) => /_(unreachable|failed|found|empty|format|report|content|layer|archive)$/.test(name));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name in ERROR_CODES))).toEqual([]);
  },
);

test('the library exports what the example imports', () => {
  const imported = /import \{ ([^}]+) \} from 'nianbao'/.exec(readText('README.md'))?.[1]?.split(', ') ?? [];
  expect(imported).not.toEqual([]);
  expect(imported.filter((name) => !(name in library))).toEqual([]);
});

test('both languages show the same commands to type', () => {
  const typed = READMES.map((page) =>
    [...readText(page).matchAll(/```(?:sh|js)\n([\s\S]*?)```/g)].map(([, code = '']) =>
      code.replace(/\s+#.*$/gm, ''),
    ),
  );
  expect(typed[1]).toEqual(typed[0]);
});

test('every rule has its page in docs/rules', () => {
  const files = repositoryFiles();
  expect(CATALOGUE.map(({ id }) => `docs/rules/${id}.md`).filter((path) => !files.includes(path))).toEqual(
    [],
  );
});

test('every table of the migrations is explained in the data dictionary', () => {
  const page = readText('docs/data-dictionary.md');
  const tables = repositoryFiles()
    .filter((path) => /^migrations\/.*\.sql$/.test(path))
    .flatMap((path) => [...readText(path).matchAll(/^create table (?:if not exists )?(\w+)/gim)])
    .map(([, name = '']) => name);
  expect(tables).not.toEqual([]);
  expect(tables.filter((name) => !page.includes(`\n### ${name}\n`))).toEqual([]);
});

test('every package is named in CONTRIBUTING.md with its reason', () => {
  const manifest = JSON.parse(readText('package.json')) as Record<string, Record<string, string>>;
  const page = readText('CONTRIBUTING.md');
  const rows = [...page.matchAll(/^\| ([^|]+) \| [^|-]/gm)].flatMap(([, names = '']) => names.split(/,\s*/));
  const packages = [
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.devDependencies ?? {}),
  ];
  expect(packages.filter((name) => !rows.includes(name))).toEqual([]);
  expect(rows.filter((name) => name !== 'package' && !packages.includes(name))).toEqual([]);
});
