import { copyFile, cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..', '..');

/**
 * Builds the package aside, for tests that start it as a process. Types are not checked here (`npm run types`
 * does), so it takes a second, and no `dist` that somebody else is using is touched.
 *
 * @param directory created; gets `bin`, `dist`, `package.json`, and links to the rest
 * @returns the directory
 */
export async function buildPackage(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  await cp(join(ROOT, 'bin'), join(directory, 'bin'), { recursive: true });
  await copyFile(join(ROOT, 'package.json'), join(directory, 'package.json'));
  for (const name of ['migrations', 'samples', 'node_modules']) {
    await symlink(join(ROOT, name), join(directory, name));
  }
  for (const folder of ['src', 'workers']) {
    for (const entry of await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.endsWith('.d.ts')) continue;
      const source = join(entry.parentPath, entry.name);
      const target = join(directory, 'dist', source.slice(ROOT.length));
      await mkdir(dirname(target), { recursive: true });
      if (/\.tsx?$/.test(entry.name)) {
        await writeFile(target.replace(/tsx?$/, 'js'), transpile(await readFile(source, 'utf8'), entry.name));
      } else {
        await copyFile(source, target);
      }
    }
  }
  return directory;
}

function transpile(source: string, fileName: string): string {
  return ts.transpileModule(source, {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      jsx: ts.JsxEmit.ReactJSX,
      jsxImportSource: 'preact',
      inlineSourceMap: true,
    },
  }).outputText;
}
