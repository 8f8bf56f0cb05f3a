import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Declared } from '../../report/declared.js';
import type { DeclaringFile, FoundSource, WalkedSource } from '../found-source.js';
import { isArchiveName } from '../file-names.js';
import { nameOfPlace, shownPath, type Place } from '../place.js';
import { manifestKey, readManifest, readSidecar, type Manifest } from './read-manifest.js';
import { because } from '../../errors/reasons.js';
import type { Bilingual } from '../../language.js';

/** What is a manifest by its name; in any folder, for the files there and below. */
export function isManifestName(name: string): boolean {
  return name.toLowerCase() === MANIFEST;
}
const MANIFEST = 'manifest.csv';

/** The name of the sidecar of a file: the same name with another ending. */
export function sidecarName(name: string): string {
  return name.replace(/\.[^.]*$/, '.json');
}

interface Opened {
  manifest: Manifest | null;
  used: Set<string>;
}

/**
 * Adds to the sources of a walk what manifests and sidecars say of them: a sidecar before a manifest, the
 * manifest of the nearest folder before others. At the end come the lines that cannot be used, as sources
 * with an error.
 *
 * @param walk with the manifests that it comes across
 * @param whole whether the walk sees all files, so that a line without a file can be told
 */
export async function* withDeclared(
  walk: AsyncIterable<WalkedSource> | Iterable<WalkedSource>,
  whole = true,
): AsyncGenerator<FoundSource> {
  const opened = new Map<DeclaringFile, Opened>();
  const problems: FoundSource[] = [];

  const open = async (file: DeclaringFile): Promise<Opened> => {
    const known = opened.get(file);
    if (known !== undefined) return known;
    const made: Opened = { manifest: null, used: new Set() };
    opened.set(file, made);
    try {
      made.manifest = readManifest(await file.read(), nameOfPlace(file.place));
    } catch (error) {
      if (!file.above) problems.push(failed(file, error));
    }
    return made;
  };
  const declaredOf = async (place: Place, by: readonly DeclaringFile[]): Promise<Declared | null> => {
    let first: Declared | null = null;
    for (const file of by) {
      if (file.kind === 'sidecar') {
        try {
          first ??= readSidecar(await file.read(), nameOfPlace(file.place));
        } catch (error) {
          problems.push(failed(file, error));
        }
        continue;
      }
      const { manifest, used } = await open(file);
      const key = manifestKey(shownPlace(place).slice(shownPlace(file.place).length - MANIFEST.length));
      const row = manifest?.rows.get(key);
      if (row === undefined || isArchiveName(key)) continue;
      used.add(key);
      first ??= row.declared;
    }
    return first;
  };

  for await (const { declaredBy, manifest, ...found } of walk) {
    if (manifest !== undefined) {
      await open(manifest);
      continue;
    }
    const declared = found.error === undefined ? await declaredOf(found.place, declaredBy) : null;
    yield declared === null ? found : { ...found, declared };
  }
  for (const [file, { manifest, used }] of opened) {
    if (file.above) continue;
    for (const { line, reason } of manifest?.problems ?? []) yield lineFailed(file, line, reason);
    if (!whole) continue;
    for (const [key, { line }] of manifest?.rows ?? []) {
      if (!used.has(key)) yield lineFailed(file, line, noFile(key));
    }
  }
  yield* problems;
}

function noFile(file: string): Bilingual {
  return isArchiveName(file) ? because('file_is_archive', { file }) : because('no_such_file', { file });
}

function lineFailed({ place }: DeclaringFile, line: number, reason: Bilingual): FoundSource {
  const path = nameOfPlace(place);
  const error = new NianbaoError('manifest_row_invalid', { path, line, reason });
  return { path: `${path}:${line}`, place, error, declaring: true };
}

function failed({ place }: DeclaringFile, error: unknown): FoundSource {
  if (!(error instanceof NianbaoError)) throw error;
  return { path: nameOfPlace(place), place, error, declaring: true };
}

const shownPlace = ({ path, entries }: Place): string => [shownPath(path), ...entries].join('!');
