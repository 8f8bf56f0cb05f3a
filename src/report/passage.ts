import type { Paragraph, Span } from '../document/block.js';
import type { CompactText } from '../document/fold.js';
import { positionIn } from '../document/paragraph.js';
import { printedBetween } from '../document/tidy.js';

/** One paragraph of a passage. */
export interface Piece {
  paragraph: Paragraph;
  /** Where the piece begins in the passage's text. */
  from: number;
  /**
   * `offsets[i]` is the offset in the paragraph's text of the piece's i-th character; the last is the piece's
   * end.
   */
  offsets: CompactText['offsets'];
}

/** Prose that reads on without a break: one paragraph, or several that a page or a line's end tore apart. */
export interface Passage {
  /** Folded, without strewn blanks (see `compact`). */
  text: string;
  pieces: readonly Piece[];
}

/** A paragraph and its words as a passage has them. */
export interface Part extends CompactText {
  paragraph: Paragraph;
}

/** One passage of several paragraphs, in the order of the text. */
export function passageOf(parts: readonly Part[]): Passage {
  let from = 0;
  const pieces = parts.map(({ paragraph, text, offsets }): Piece => {
    const piece = { paragraph, from, offsets };
    from += text.length;
    return piece;
  });
  return { text: parts.map(({ text }) => text).join(''), pieces };
}

function pieceAt({ pieces }: Passage, index: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.from ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

function sourceOf(piece: Piece, index: number): number {
  return piece.offsets[index - piece.from] ?? piece.paragraph.text.length;
}

/** Where a stretch of a passage's text stands in the decoded text, end exclusive. */
export function spanOf(passage: Passage, start: number, end: number): Span {
  const first = pieceAt(passage, start);
  const last = pieceAt(passage, Math.max(start, end - 1));
  if (!first || !last) throw new RangeError('a passage has at least one piece');
  const from = positionIn(first.paragraph, sourceOf(first, start));
  if (end <= start) return { ...first.paragraph.span, start: from, end: from };
  const to = positionIn(last.paragraph, sourceOf(last, end - 1) + 1);
  return { ...first.paragraph.span, start: from, end: to };
}

/** The pieces under a stretch of a passage's text, each with its own part of the stretch. */
function* piecesUnder(
  passage: Passage,
  start: number,
  end: number,
): Generator<{ piece: Piece; start: number; end: number }> {
  for (let index = start; index < end;) {
    const piece = pieceAt(passage, index);
    if (!piece) return;
    const stop = Math.min(end, piece.from + piece.offsets.length - 1);
    yield { piece, start: index, end: stop };
    index = Math.max(stop, index + 1);
  }
}

/** The stretch as printed, blanks included; what stood in several paragraphs is joined. */
export function quoteOf(passage: Passage, start: number, end: number): string {
  let quote = '';
  for (const { piece, start: from, end: to } of piecesUnder(passage, start, end))
    quote += piece.paragraph.text.slice(sourceOf(piece, from), sourceOf(piece, to - 1) + 1);
  return quote.trim();
}

/** The words as printed under a stretch of the passage's text, without strewn blanks. */
export function printedUnder(passage: Passage, start: number, end: number): string {
  let printed = '';
  for (const { piece, start: from, end: to } of piecesUnder(passage, start, end)) {
    const text = passage.text.slice(piece.from, piece.from + piece.offsets.length - 1);
    printed += printedBetween(
      piece.paragraph.text,
      { text, offsets: piece.offsets },
      from - piece.from,
      to - piece.from,
    );
  }
  return printed;
}
