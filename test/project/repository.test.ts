import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, readText, repositoryFiles } from './files.js';

const files = repositoryFiles().filter((path) => existsSync(join(ROOT, path)));
const code = files.filter((path) => /\.(ts|js|sql|ya?ml)$|(^|\/)(Dockerfile|run)$/.test(path));
const pages = files.filter((path) => path.endsWith('.md') && !path.startsWith('samples/reports/'));

/**
 * The lines of some files that match, as `path:line`. The pattern is built from pieces so as not to match
 * itself.
 */
function linesWith(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    readText(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

test('nothing is left to do: no note to oneself stands in the code', () => {
  expect(
    linesWith(code, new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X:', 'HA' + 'CK'].join('|'))),
  ).toEqual([]);
});

test('no test is skipped, marked for later or run alone', () => {
  const tests = files.filter((path) => path.startsWith('test/') && path.endsWith('.ts'));
  const pattern = new RegExp(
    `\\b(describe|test|it)\\.(${['sk' + 'ip', 'on' + 'ly', 'to' + 'do', 'fa' + 'ils'].join('|')})`,
  );
  expect(linesWith(tests, pattern)).toEqual([]);
});

/** Columns that a text takes, a Chinese character two. */
const columnsOf = (text: string): number =>
  text.length + (text.match(/[\u1100-\u115f\u2e80-\uffe6]/g)?.length ?? 0);

test('no line of comment is wider than 110 columns', () => {
  const wide = files
    .filter((path) => /\.(ts|tsx|js|sql)$/.test(path) && !path.startsWith('docs/'))
    .flatMap((path) =>
      readText(path)
        .split('\n')
        .flatMap((line, at) =>
          /^\s*(\/\/|\/?\*|--) /.test(line) && columnsOf(line) > 110 ? [`${path}:${at + 1}`] : [],
        ),
    );
  expect(wide).toEqual([]);
});

// Tests may name made-up home directories.
test('no path of one machine stands in the repository', () => {
  const pattern = new RegExp(
    `(^|[\\s"'\`(=])(/wo${'rk'}/|/ro${'ot'}/|/ho${'me'}/\\w+/|[A-Z]:\\\\\\\\Us${'ers'})`,
  );
  const spoken = [...code, ...pages].filter((path) => !path.startsWith('test/'));
  expect(linesWith(spoken, pattern)).toEqual([]);
});

test('no secret is committed: .env stays out', () => {
  expect(files.filter((path) => /(^|\/)\.env(\.(?!example)|$)/.test(path))).toEqual([]);
});

test('everything that package.json names is there', () => {
  const manifest = JSON.parse(readText('package.json')) as {
    bin: Record<string, string>;
    scripts: Record<string, string>;
  };
  expect(Object.values(manifest.bin).filter((path) => !files.includes(path))).toEqual([]);
  expect(
    ['build', 'lint', 'types', 'test', 'test:reports'].filter((name) => !(name in manifest.scripts)),
  ).toEqual([]);
});

describe.each(pages)('%s', (page) => {
  const links = [...readText(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(
    ([, to = '']) => to,
  );

  test('leads only to files that exist', () => {
    const missing = links.filter((to) => !existsSync(join(ROOT, dirname(page), decodeURIComponent(to))));
    expect(missing).toEqual([]);
  });

  test('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
    const named = [...readText(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('.ci/run runs what a contributor runs, with the tests as the README has them', () => {
  const steps = readText('.ci/run');
  const commands = [
    'npm ci',
    'npm run lint',
    'npm run types',
    'npm run lint:compose',
    'npm test',
    'npm run test:reports',
  ];
  expect(commands.filter((command) => !new RegExp(`^(step|check) ${command}( |$)`, 'm').test(steps))).toEqual(
    [],
  );
});

test('what has to be executable is', () => {
  const executable = (path: string): boolean => (statSync(join(ROOT, path)).mode & 0o111) !== 0;
  expect(['.ci/run'].filter((path) => !executable(path))).toEqual([]);
});
