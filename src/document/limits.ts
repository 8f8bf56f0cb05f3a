import { NianbaoError } from '../errors/nianbao-error.js';

/**
 * Longest decoded text, in UTF-16 code units. The longest reports have some 60,000; a yearbook of a whole
 * city has less.
 */
export const MOST_CHARACTERS = 2_000_000;
/** Most paragraphs and table cells. A report with its annexes has some 2,000. */
export const MOST_BLOCKS = 50_000;
/**
 * Most numbers in the prose; those in tables are counted as cells. The most talkative reports state some 500.
 */
export const MOST_NUMBERS = 20_000;
/**
 * Most observations of the tables. A report has some 200; where fifty reports stand in one file, nobody can
 * say whose a figure is.
 */
export const MOST_OBSERVATIONS = 10_000;

/**
 * Refuses a text that is longer than any report.
 *
 * @param path name for the message
 * @throws NianbaoError `content_too_large`
 */
export function refuseLongText(text: string, path: string): void {
  if (text.length > MOST_CHARACTERS)
    throw new NianbaoError('content_too_large', { path, limit: MOST_CHARACTERS });
}

/** What is counted of a block, whether or not its place in the text is known. */
type Countable = { kind: 'paragraph' } | { kind: 'table'; rows: readonly (readonly unknown[])[] };

/**
 * Refuses a document of more paragraphs and cells than any report has.
 *
 * @param path name for the message
 * @throws NianbaoError `too_many_blocks`
 */
export function refuseManyBlocks(blocks: readonly Countable[], path: string): void {
  let count = 0;
  for (const block of blocks) {
    if (block.kind === 'paragraph') count++;
    else for (const row of block.rows) count += row.length;
  }
  if (count > MOST_BLOCKS)
    throw new NianbaoError('too_many_blocks', { path, blocks: count, limit: MOST_BLOCKS });
}

/**
 * Refuses a document whose prose states more numbers than that of any report: each is read with the words
 * around it.
 *
 * @param count numbers in the sentences read so far
 * @param path name for the message
 * @throws NianbaoError `too_many_numbers`
 */
export function refuseManyNumbers(count: number, path: string): void {
  if (count > MOST_NUMBERS) throw new NianbaoError('too_many_numbers', { path, limit: MOST_NUMBERS });
}

/**
 * Refuses a document whose tables hold the figures of many reports.
 *
 * @param count observations read so far
 * @param path name for the message
 * @throws NianbaoError `too_many_observations`
 */
export function refuseManyObservations(count: number, path: string): void {
  if (count > MOST_OBSERVATIONS)
    throw new NianbaoError('too_many_observations', { path, limit: MOST_OBSERVATIONS });
}
