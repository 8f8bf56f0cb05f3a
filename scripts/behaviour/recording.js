// The files of a recording: one gzip-compressed JSON line per record, sorted by kind and key.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

const ENDING = '.jsonl.gz';

/** Collects the records of one part. */
export function openRecording() {
  const records = [];
  return {
    /**
     * @param kind what was asked, e.g. `show`
     * @param key what it was asked of; records with the same one are numbered in the order of their content
     * @param value the answer
     */
    add(kind, key, value) {
      // Readers of lines also end one at U+2028 and U+2029.
      const text = JSON.stringify(value).replace(
        /[\u2028\u2029]/g,
        (mark) => `\\u${mark.charCodeAt(0).toString(16)}`,
      );
      records.push({ kind, key, text });
    },
    /** Writes the part's file and returns how many records it holds. */
    async write(directory, part) {
      await mkdir(directory, { recursive: true });
      records.sort((a, b) => order(a.kind, b.kind) || order(a.key, b.key) || order(a.text, b.text));
      await pipeline(
        Readable.from(linesOf(records)),
        createGzip(),
        createWriteStream(join(directory, part + ENDING)),
      );
      return records.length;
    },
  };
}

/** Names of the parts of a recording. */
export async function partsOf(directory) {
  const names = await readdir(directory);
  return names.filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length));
}

/** The records of a part, `{ kind, key, value }`, in the order of {@link orderOf}. */
export async function* recordsOf(directory, part) {
  const file = createReadStream(join(directory, part + ENDING)).pipe(createGunzip());
  for await (const line of createInterface({ input: file, crlfDelay: Infinity })) yield JSON.parse(line);
}

/** Which of two records comes first: below, above or equal to 0. */
export const orderOf = (a, b) => order(a.kind, b.kind) || order(a.key, b.key);

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function* linesOf(records) {
  let before = null;
  let same = 0;
  for (const record of records) {
    const { kind, key, text } = record;
    same = before?.kind === kind && before.key === key ? same + 1 : 1;
    before = record;
    // NUL sorts before everything, so that numbered keys stay beside their first one.
    const numbered = same === 1 ? key : `${key}\0#${String(same).padStart(6, '0')}`;
    yield `{"kind":${JSON.stringify(kind)},"key":${JSON.stringify(numbered)},"value":${text}}\n`;
  }
}
