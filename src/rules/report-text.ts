import type { Block, Span } from '../document/block.js';
import type { Report } from '../report/report.js';
import type { Section } from '../segment/section.js';

/** A paragraph, heading or cell of a report. */
export interface PrintedPiece {
  text: string;
  span: Span;
}

function piecesOf(blocks: readonly Block[]): PrintedPiece[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : block.rows.flat()));
}

function piecesUnder({ label, title, span, blocks, children }: Section): PrintedPiece[] {
  return [{ text: label + title, span }, ...piecesOf(blocks), ...children.flatMap(piecesUnder)];
}

/** Everything that a report prints, in document order, each place once. */
export function printedPieces(report: Report): PrintedPiece[] {
  const pieces = [
    ...piecesOf(report.front),
    ...report.sections.flatMap(piecesUnder),
    ...piecesOf(report.back),
    ...piecesOf(report.tables),
  ];
  const byPlace = new Map(
    pieces.map((piece): [string, PrintedPiece] => [
      `${piece.span.page ?? 0} ${piece.span.start.offset} ${piece.span.end.offset}`,
      piece,
    ]),
  );
  return [...byPlace.values()].sort(
    (a, b) => (a.span.page ?? 0) - (b.span.page ?? 0) || a.span.start.offset - b.span.start.offset,
  );
}
