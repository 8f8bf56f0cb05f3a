/** A printed character. Its coordinates are points in the frame of its own text, see {@link turned}. */
export interface Glyph {
  /**
   * What it stands for, usually one character; radicals and compatibility forms stay as the file maps them.
   */
  text: string;
  left: number;
  right: number;
  baseline: number;
  /** Font size in points. */
  size: number;
  /** A space: it prints nothing, and its width is not to be trusted. */
  blank: boolean;
  bold: boolean;
  /** Quarter turns clockwise from upright, 0-3. Vertical writing counts as turned once. */
  turn: number;
}

/**
 * A straight line parallel to an edge of the page; `at` is y for horizontal lines and x for vertical ones.
 */
export interface Ruling {
  at: number;
  from: number;
  to: number;
}

/** Horizontal and vertical lines. */
export interface Rulings {
  horizontal: Ruling[];
  vertical: Ruling[];
}

/** What stands on one page as it is read: points, origin at the top left, y growing downwards. */
export interface PageMarks {
  /** 1-based. */
  page: number;
  width: number;
  height: number;
  glyphs: Glyph[];
  /** Drawn lines: stroked lines and thin filled bars. */
  drawn: Rulings;
  /**
   * Edges of small clip rectangles: some word processors clip each cell of a table, with or without borders.
   */
  clipped: Rulings;
}

/** Height of a character's middle over its baseline, in ems. */
export const MIDDLE = 0.35;

/**
 * A point of the page in the frame of text that is turned clockwise by quarter turns: the first number grows
 * in reading direction, the second from line to line.
 */
export function turned(x: number, y: number, turn: number): [along: number, down: number] {
  if (turn === 1) return [y, -x];
  if (turn === 2) return [-x, -y];
  if (turn === 3) return [-y, x];
  return [x, y];
}

/** The middle of a glyph on the page; it decides which cell the glyph belongs to. */
export function middleOf(glyph: Glyph): { x: number; y: number } {
  const [x, y] = turned(
    (glyph.left + glyph.right) / 2,
    glyph.baseline - MIDDLE * glyph.size,
    (4 - glyph.turn) % 4,
  );
  return { x, y };
}

/** Distance of a glyph's middle from the start of the text's frame, in the direction from line to line. */
export function heightOf(glyph: Glyph): number {
  return glyph.baseline - MIDDLE * glyph.size;
}
