/** An affine map `[a b c d e f]` as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that first does `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

/** Where a map puts a point. */
export function apply(map: Matrix, x: number, y: number): [x: number, y: number] {
  return [map[0] * x + map[2] * y + map[4], map[1] * x + map[3] * y + map[5]];
}

/** Six numbers of any array kind as a matrix; null for anything else. */
export function toMatrix(value: unknown): Matrix | null {
  const numbers = toNumbers(value);
  const [a, b, c, d, e, f] = numbers;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
  if (e === undefined || f === undefined || !numbers.every(Number.isFinite)) return null;
  return [a, b, c, d, e, f];
}

/** The numbers of an array or a typed array; what is no number becomes NaN, anything else an empty list. */
export function toNumbers(value: unknown): number[] {
  if (Array.isArray(value)) return value.map((item) => (typeof item === 'number' ? item : NaN));
  if (value instanceof Float32Array || value instanceof Float64Array) return Array.from(value);
  return [];
}

/** What a reader of the figures needs to know of a font. */
export interface FontFacts {
  /** Glyph space to text space along the line, usually 0.001. */
  unit: number;
  /** The size that text has where the font's stated size is 1. */
  scale: number;
  vertical: boolean;
  /** Width of a vertical glyph's advance where the glyph states none: negative, in glyph units. */
  verticalAdvance: number;
  bold: boolean;
}

/** The part of PDF's graphics state that places text. Values as in ISO 32000-2, 9.3. */
export interface TextState {
  /** User space to page. */
  map: Matrix;
  font: FontFacts;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  /** 1 for 100 %. */
  stretch: number;
  leading: number;
  rise: number;
  /** Filled and stroked at once: how word processors fake bold type. */
  doubled: boolean;
  textMap: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

/** A font of which nothing is known. */
export const UNKNOWN_FONT: FontFacts = {
  unit: 0.001,
  scale: 1,
  vertical: false,
  verticalAdvance: -1000,
  bold: false,
};

/** The state in which a page begins. */
export function initialState(map: Matrix): TextState {
  return {
    map,
    font: UNKNOWN_FONT,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    doubled: false,
    textMap: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  };
}
