import { stat } from 'node:fs/promises';
import { NianbaoError, toNianbaoError } from '../../errors/nianbao-error.js';
import type { Declared } from '../../report/declared.js';
import { ARCHIVE_LIMITS } from '../../sources/archives/limits.js';
import { recogniseArchive } from '../../sources/archives/recognise.js';
import type { Shelf } from '../../sources/archives/shelf.js';
import { openFile } from '../../sources/open-file.js';
import { nameOfPlace, type Place } from '../../sources/place.js';
import { listArchive, readSource } from '../../sources/read-source.js';
import { readInput } from './read-input.js';

/** One report that is to be parsed. */
export interface ReadInput {
  file: string;
  bytes: Uint8Array;
  declared: Declared | null;
}

/** The same, or why it cannot be read; `left` is how many are known to follow. */
export type ParseInput = { left: number } & (ReadInput | { file: string; error: NianbaoError });

/**
 * What all words of the command line name, in their order. See {@link parseInputs}.
 *
 * @param limit most bytes of one report
 */
export async function* inputsOf(
  shelf: Shelf,
  files: readonly string[],
  limit: number,
): AsyncGenerator<ParseInput> {
  for (const [index, file] of files.entries()) {
    for await (const input of parseInputs(shelf, file, limit))
      yield { ...input, left: input.left + files.length - index - 1 };
  }
}

/**
 * What a word of the command line names: a file, standard input (`-`), or every report in an archive, as
 * `a.zip!dir/报告.txt`. An entry that cannot be read stops no other.
 *
 * @param limit most bytes of one report
 * @returns in the order of the archive; `left` is how many are known to follow
 */
async function* parseInputs(shelf: Shelf, file: string, limit: number): AsyncGenerator<ParseInput> {
  try {
    if (await isArchive(file, limit))
      yield* entriesOf(shelf, { path: file, entries: [] }, limit, { count: 0 });
    else yield { file, left: 0, bytes: await readInput(file, limit), declared: null };
  } catch (thrown) {
    yield { file, left: 0, error: toNianbaoError(thrown) };
  }
}

/** Pipes cannot be read twice, so only regular files are looked into. */
async function isArchive(file: string, limit: number): Promise<boolean> {
  const entry = file === '-' ? null : await stat(file).catch(() => null);
  if (!entry?.isFile()) return false;
  const opened = await openFile(file);
  if (opened === null) return false;
  try {
    return (await recogniseArchive(opened, file, limit)) !== null;
  } finally {
    await opened.close();
  }
}

async function* entriesOf(
  shelf: Shelf,
  archive: Place,
  limit: number,
  seen: { count: number },
): AsyncGenerator<ParseInput> {
  const { found, passedOver } = await listArchive(shelf, archive);
  const path = nameOfPlace(archive);
  if (found.length === 0) throw new NianbaoError('archive_empty', { path, skipped: passedOver ?? 0 });
  // Archives inside archives multiply.
  seen.count += found.length;
  if (seen.count > ARCHIVE_LIMITS.entries) {
    const entries = seen.count;
    throw new NianbaoError('archive_too_many_entries', { path, entries, limit: ARCHIVE_LIMITS.entries });
  }
  for (const [index, { path: name, place, error, declared }] of found.entries()) {
    const left = found.length - index - 1;
    try {
      if (error !== undefined) throw error;
      const read = await readSource(shelf, place, limit);
      if (read.kind === 'document') yield { file: name, left, bytes: read.bytes, declared: declared ?? null };
      else yield* entriesOf(shelf, place, limit, seen);
    } catch (thrown) {
      yield { file: name, left, error: toNianbaoError(thrown) };
    }
  }
}
