import { overlapOf, type Piece } from './aligned-lines.js';
import { beginsWithLabel } from './enumeration.js';
import { jointOf } from './join-text.js';

/** One text, wrapped over lines that stand below one another. */
export interface TextBlock {
  pieces: Piece[];
  left: number;
  right: number;
  /** Baselines of its first and last line. */
  top: number;
  bottom: number;
}

/** Lines of one text follow each other within this distance, in ems. */
const LINE_STEP = 1.65;
/** And not further apart than this, in smallest steps. */
const LARGER_STEP = 1.12;
/** Rows are at least this many lines' steps apart where there is room between them. */
const ROW_APART = 1.3;
/** A line that ends this close to the edge, in ems, had no room for more. */
const ROOM = 1.3;

/**
 * Joins pieces to the texts that are wrapped over them: a piece goes on in the one below it, set to the same
 * edge or the same middle, when no number begins another text and it had no room.
 *
 * @param pieces pieces top to bottom, left to right
 * @param isFull whether a piece had no room for more
 */
export function gatherBlocks(
  pieces: readonly Piece[],
  isFull = (piece: Piece): boolean => reachesEdge(piece, pieces),
): TextBlock[] {
  const blocks: TextBlock[] = [];
  const step = LARGER_STEP * smallestStep(pieces);
  for (const piece of pieces) {
    const own = blocks.find(
      (block) =>
        piece.y - block.bottom <= Math.min(step, LINE_STEP * piece.size) && goesOn(block, piece, isFull),
    );
    if (own === undefined) {
      blocks.push({ pieces: [piece], left: piece.left, right: piece.right, top: piece.y, bottom: piece.y });
      continue;
    }
    own.pieces.push(piece);
    own.left = Math.min(own.left, piece.left);
    own.right = Math.max(own.right, piece.right);
    own.bottom = piece.y;
  }
  return blocks;
}

function goesOn(block: TextBlock, piece: Piece, isFull: (piece: Piece) => boolean): boolean {
  const last = block.pieces.at(-1);
  if (last === undefined || piece.y - last.y < 0.5 * piece.size || !isAligned(last, piece)) return false;
  return !beginsWithLabel(piece.text) && overlapOf(last, piece) > 0 && isFull(last);
}

function reachesEdge(piece: Piece, all: readonly Piece[]): boolean {
  const edge = all
    .filter((other) => isAligned(piece, other) && overlapOf(piece, other) > 0)
    .reduce((most, { right }) => Math.max(most, right), 0);
  return piece.right > edge - ROOM * piece.size;
}

/**
 * Whether rows stand so far apart that lines as close as those of one text can only be one text.
 *
 * @param pieces the words of the rows
 * @param heights baselines of the rows' figures, top to bottom
 */
export function areRowsApart(pieces: readonly Piece[], heights: readonly number[]): boolean {
  const step = smallestStep(pieces);
  return heights.every((y, r) => r === 0 || y - (heights[r - 1] ?? 0) > ROW_APART * step);
}

/** The smallest distance of two lines of which one stands below the other. */
function smallestStep(pieces: readonly Piece[]): number {
  let smallest = Infinity;
  pieces.forEach((piece, i) => {
    for (let j = i + 1; j < pieces.length; j++) {
      const next = pieces[j];
      if (next === undefined || next.y - piece.y >= Math.min(smallest, LINE_STEP * piece.size)) break;
      if (next.y - piece.y > 0.8 * piece.size && isAligned(piece, next) && overlapOf(piece, next) > 0)
        smallest = next.y - piece.y;
    }
  });
  return smallest;
}

function isAligned(one: Piece, other: Piece): boolean {
  return (
    Math.abs(one.left - other.left) < 1 ||
    Math.abs(one.left + one.right - other.left - other.right) < 3 ||
    Math.abs(one.right - other.right) < 1
  );
}

/** The text of a block, its lines joined. */
export function textOfBlock({ pieces }: TextBlock): string {
  return pieces.reduce((text, piece) => text + jointOf(text, piece.text, true) + piece.text, '');
}
