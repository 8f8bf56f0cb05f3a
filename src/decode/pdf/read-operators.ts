import { addClip, addFilled, addStroked, readSubpaths } from './path-rulings.js';
import type { PageMarks, Rulings } from './page-marks.js';
import { showText } from './show-text.js';
import {
  IDENTITY,
  initialState,
  multiply,
  toMatrix,
  toNumbers,
  UNKNOWN_FONT,
  type FontFacts,
  type Matrix,
  type TextState,
} from './text-state.js';

/** The operator list of a page, as pdfjs gives it. */
export interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** pdfjs's operator numbers by name. */
export type OperatorNumbers = Record<string, number>;

/** The page that operators draw on. */
export interface Canvas {
  page: number;
  width: number;
  height: number;
  /** User space to the page as it is read, origin top left. */
  map: Matrix;
}

/** More rulings than this are a drawing, not tables. */
const MOST_RULINGS = 50_000;
/** Deeper nested graphics states only a damaged or hostile file has. */
const DEEPEST_STATE = 1000;
const FILL_AND_STROKE = 2;

/**
 * Reads what a page prints from its drawing operators: glyphs with their places, and the straight lines that may be
 * borders of tables. Takes time linear in the number of operators and glyphs.
 *
 * @param operators the page's operator list
 * @param numbers operator numbers by name
 * @param canvas size of the page and map to it
 * @param fontFacts looks a font up by pdfjs's name for it
 */
export function readOperators(
  operators: Operators,
  numbers: OperatorNumbers,
  canvas: Canvas,
  fontFacts: (name: string) => FontFacts,
): PageMarks {
  const marks: PageMarks = {
    page: canvas.page,
    width: canvas.width,
    height: canvas.height,
    glyphs: [],
    drawn: { horizontal: [], vertical: [] },
    clipped: { horizontal: [], vertical: [] },
  };
  const saved: TextState[] = [];
  let state = initialState(canvas.map);
  let clips = false;

  const save = (): void => {
    if (saved.length < DEEPEST_STATE) saved.push({ ...state });
  };
  const restore = (): void => {
    state = saved.pop() ?? state;
  };
  const moveText = (x: number, y: number): void => {
    state.x = state.lineX += x;
    state.y = state.lineY += y;
  };
  const setFont = (name: unknown, size: unknown): void => {
    state.font = typeof name === 'string' ? fontFacts(name) : UNKNOWN_FONT;
    state.fontSize = numberOr(size, state.fontSize);
  };

  const actions: Record<string, (args: readonly unknown[]) => void> = {
    save,
    restore,
    transform: (args) => {
      state.map = multiply(state.map, toMatrix(args) ?? IDENTITY);
    },
    paintFormXObjectBegin: ([matrix]) => {
      save();
      state.map = multiply(state.map, toMatrix(matrix) ?? IDENTITY);
    },
    paintFormXObjectEnd: restore,
    beginText: () => {
      state.textMap = IDENTITY;
      state.x = state.y = state.lineX = state.lineY = 0;
    },
    setCharSpacing: ([value]) => {
      state.charSpacing = numberOr(value, 0);
    },
    setWordSpacing: ([value]) => {
      state.wordSpacing = numberOr(value, 0);
    },
    setHScale: ([value]) => {
      state.stretch = numberOr(value, 100) / 100;
    },
    setLeading: ([value]) => {
      state.leading = -numberOr(value, 0);
    },
    setFont: ([name, size]) => setFont(name, size),
    setGState: ([entries]) => {
      for (const [key, value] of pairsOf(entries))
        if (key === 'Font' && Array.isArray(value)) setFont(value[0], value[1]);
    },
    setTextRenderingMode: ([mode]) => {
      state.doubled = mode === FILL_AND_STROKE;
    },
    setTextRise: ([value]) => {
      state.rise = numberOr(value, 0);
    },
    moveText: ([x, y]) => moveText(numberOr(x, 0), numberOr(y, 0)),
    setLeadingMoveText: ([x, y]) => {
      state.leading = numberOr(y, 0);
      moveText(numberOr(x, 0), numberOr(y, 0));
    },
    setTextMatrix: (args) => {
      state.textMap = toMatrix(args[0]) ?? toMatrix(args) ?? IDENTITY;
      state.x = state.y = state.lineX = state.lineY = 0;
    },
    nextLine: () => moveText(0, state.leading),
    showText: ([glyphs]) => {
      if (!Array.isArray(glyphs)) return;
      for (const glyph of showText(glyphs, state)) marks.glyphs.push(glyph);
    },
    clip: () => {
      clips = true;
    },
    eoClip: () => {
      clips = true;
    },
    constructPath: ([paint, data]) => {
      const subpaths = readSubpaths(toNumbers(Array.isArray(data) ? data[0] : null), state.map);
      if (countOf(marks.drawn) < MOST_RULINGS) {
        if (strokes.has(paint)) addStroked(subpaths, marks.drawn);
        if (fills.has(paint)) addFilled(subpaths, marks.drawn);
      }
      if (clips && countOf(marks.clipped) < MOST_RULINGS) addClip(subpaths, canvas, marks.clipped);
      clips = false;
    },
  };

  const strokes = numbersOf(numbers, [
    'stroke',
    'closeStroke',
    'fillStroke',
    'eoFillStroke',
    'closeFillStroke',
    'closeEOFillStroke',
  ]);
  const fills = numbersOf(numbers, [
    'fill',
    'eoFill',
    'fillStroke',
    'eoFillStroke',
    'closeFillStroke',
    'closeEOFillStroke',
  ]);
  const byNumber = new Map<number, (args: readonly unknown[]) => void>();
  for (const [name, action] of Object.entries(actions)) {
    const number = numbers[name];
    if (number !== undefined) byNumber.set(number, action);
  }
  operators.fnArray.forEach((operator, i) => {
    const args = operators.argsArray[i];
    byNumber.get(operator)?.(isList(args) ? args : []);
  });
  return marks;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

function pairsOf(entries: unknown): [unknown, unknown][] {
  if (!isList(entries)) return [];
  return entries.filter(isList).map(([key, value]) => [key, value]);
}

function countOf(rulings: Rulings): number {
  return rulings.horizontal.length + rulings.vertical.length;
}

function numbersOf(numbers: OperatorNumbers, names: readonly string[]): Set<unknown> {
  return new Set(names.map((name) => numbers[name]));
}
