import type { Cell, Paragraph } from '../document/block.js';
import { wordsOf } from '../document/words.js';
import { spanIn } from '../document/paragraph.js';
import { simplify } from '../document/traditional.js';
import { isFurniture } from './furniture.js';
import type { TableVocabulary } from './vocabulary.js';

/** What stands before a character. */
export const NO_GAP = 0;
export const BLANK = 1;
export const NEW_LINE = 2;
export const EMPTY_LINE = 3;

/**
 * Stands in a stream for a line that no table reaches across: a section's heading, a long paragraph of prose.
 */
export const BARRIER = '\u0001';

/**
 * The characters of a run of paragraphs, folded, in simplified form and without blanks, and the way back.
 * Page numbers and running heads are left out.
 */
export interface FormStream {
  chars: string;
  /** Index into the run, for each character. */
  paragraphs: Uint32Array;
  /** Offset in the paragraph's text, for each character. */
  offsets: Uint32Array;
  /** NO_GAP, BLANK, NEW_LINE or EMPTY_LINE, for each character; EMPTY_LINE also behind the last. */
  gaps: Uint8Array;
}

/** Reads a run of paragraphs as a stream. */
export function streamOf(run: readonly Paragraph[], vocabulary: TableVocabulary): FormStream {
  const most = run.reduce((sum, { text }) => sum + text.length, 0) + 1;
  const [paragraphs, offsets, gaps] = [new Uint32Array(most), new Uint32Array(most), new Uint8Array(most)];
  const parts: string[] = [];
  let length = 0;
  let last = 0;
  run.forEach((line, index) => {
    const { start, end } = line.span;
    if (isFurniture(line)) return;
    let gap = start.line - last > 1 ? EMPTY_LINE : NEW_LINE;
    last = end.line;
    const put = (offset: number): void => {
      paragraphs[length] = index;
      offsets[length] = offset;
      gaps[length] = gap;
      length++;
      gap = NO_GAP;
    };
    if (vocabulary.isSection(line)) {
      parts.push(BARRIER);
      put(0);
      return;
    }
    const folded = simplify(wordsOf(line).folded);
    parts.push(folded.replace(/[ \r\n]+/g, ''));
    for (let at = 0; at < folded.length; at++) {
      const mark = folded.charAt(at);
      if (mark === ' ') gap = Math.max(gap, BLANK);
      else if (mark === '\r' || mark === '\n') gap = Math.max(gap, NEW_LINE);
      else put(at);
    }
  });
  gaps[length] = EMPTY_LINE;
  return { chars: parts.join(''), paragraphs, offsets, gaps };
}

/**
 * The cell of a stretch of the stream; over several paragraphs its text is the source's between both ends.
 *
 * @param text the decoded text
 */
export function cellOf(
  stream: FormStream,
  from: number,
  to: number,
  run: readonly Paragraph[],
  text: string,
): Cell {
  const [first, last] = [run[stream.paragraphs[from] ?? 0], run[stream.paragraphs[to - 1] ?? 0]];
  const [start, end] = [stream.offsets[from] ?? 0, (stream.offsets[to - 1] ?? 0) + 1];
  if (first === undefined || last === undefined)
    throw new RangeError('a cell stands in the run it was read from');
  if (first === last) return { text: first.text.slice(start, end), span: spanIn(first, start, end) };
  const span = {
    ...first.span,
    start: spanIn(first, start, start).start,
    end: spanIn(last, end, end).end,
  };
  return { text: text.slice(span.start.offset, span.end.offset), span };
}
