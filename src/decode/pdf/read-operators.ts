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

const STROKES = ['stroke', 'closeStroke'];
const FILLS = ['fill', 'eoFill'];
const BOTH = ['fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke'];

/**
 * Reads what a page prints from its drawing operators: glyphs with their places, and the straight lines that
 * may be borders of tables. Takes time linear in the number of operators and glyphs.
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
  const pen = new Pen(numbers, canvas, fontFacts);
  operators.fnArray.forEach((operator, i) => {
    const args = operators.argsArray[i];
    pen.obey(operator, isList(args) ? args : []);
  });
  return pen.marks;
}

/** Draws a page: the state that operators change, and the marks that they leave. */
class Pen {
  readonly marks: PageMarks;
  private readonly saved: TextState[] = [];
  private state: TextState;
  private clips = false;
  private readonly strokes: Set<unknown>;
  private readonly fills: Set<unknown>;
  private readonly byNumber = new Map<number, (args: readonly unknown[]) => void>();

  private readonly actions: Readonly<Record<string, (args: readonly unknown[]) => void>> = {
    save: () => this.save(),
    restore: () => this.restore(),
    transform: (args) => this.transform(args),
    paintFormXObjectBegin: ([matrix]) => {
      this.save();
      this.transform(matrix);
    },
    paintFormXObjectEnd: () => this.restore(),
    beginText: () => this.placeText(IDENTITY),
    setCharSpacing: ([value]) => {
      this.state.charSpacing = numberOr(value, 0);
    },
    setWordSpacing: ([value]) => {
      this.state.wordSpacing = numberOr(value, 0);
    },
    setHScale: ([value]) => {
      this.state.stretch = numberOr(value, 100) / 100;
    },
    setLeading: ([value]) => {
      this.state.leading = -numberOr(value, 0);
    },
    setFont: ([name, size]) => this.setFont(name, size),
    setGState: ([entries]) => {
      for (const [key, value] of pairsOf(entries))
        if (key === 'Font' && Array.isArray(value)) this.setFont(value[0], value[1]);
    },
    setTextRenderingMode: ([mode]) => {
      this.state.doubled = mode === FILL_AND_STROKE;
    },
    setTextRise: ([value]) => {
      this.state.rise = numberOr(value, 0);
    },
    moveText: ([x, y]) => this.moveText(numberOr(x, 0), numberOr(y, 0)),
    setLeadingMoveText: ([x, y]) => {
      this.state.leading = numberOr(y, 0);
      this.moveText(numberOr(x, 0), numberOr(y, 0));
    },
    setTextMatrix: (args) => this.placeText(toMatrix(args[0]) ?? toMatrix(args) ?? IDENTITY),
    nextLine: () => this.moveText(0, this.state.leading),
    showText: ([glyphs]) => {
      if (!Array.isArray(glyphs)) return;
      for (const glyph of showText(glyphs, this.state)) this.marks.glyphs.push(glyph);
    },
    clip: () => {
      this.clips = true;
    },
    eoClip: () => {
      this.clips = true;
    },
    constructPath: ([paint, data]) => this.drawPath(paint, Array.isArray(data) ? data[0] : null),
  };

  constructor(
    numbers: OperatorNumbers,
    private readonly canvas: Canvas,
    private readonly fontFacts: (name: string) => FontFacts,
  ) {
    const { page, width, height } = canvas;
    const glyphs: PageMarks['glyphs'] = [];
    this.marks = { page, width, height, glyphs, drawn: noRulings(), clipped: noRulings() };
    this.state = initialState(canvas.map);
    this.strokes = numbersOf(numbers, [...STROKES, ...BOTH]);
    this.fills = numbersOf(numbers, [...FILLS, ...BOTH]);
    for (const [name, action] of Object.entries(this.actions)) {
      const number = numbers[name];
      if (number !== undefined) this.byNumber.set(number, action);
    }
  }

  obey(operator: number, args: readonly unknown[]): void {
    this.byNumber.get(operator)?.(args);
  }

  private save(): void {
    if (this.saved.length < DEEPEST_STATE) this.saved.push({ ...this.state });
  }

  private restore(): void {
    this.state = this.saved.pop() ?? this.state;
  }

  private transform(matrix: unknown): void {
    this.state.map = multiply(this.state.map, toMatrix(matrix) ?? IDENTITY);
  }

  private placeText(map: Matrix): void {
    const { state } = this;
    state.textMap = map;
    state.x = state.y = state.lineX = state.lineY = 0;
  }

  private moveText(x: number, y: number): void {
    const { state } = this;
    state.x = state.lineX += x;
    state.y = state.lineY += y;
  }

  private setFont(name: unknown, size: unknown): void {
    this.state.font = typeof name === 'string' ? this.fontFacts(name) : UNKNOWN_FONT;
    this.state.fontSize = numberOr(size, this.state.fontSize);
  }

  private drawPath(paint: unknown, path: unknown): void {
    const { drawn, clipped } = this.marks;
    const subpaths = readSubpaths(toNumbers(path), this.state.map);
    if (countOf(drawn) < MOST_RULINGS) {
      if (this.strokes.has(paint)) addStroked(subpaths, drawn);
      if (this.fills.has(paint)) addFilled(subpaths, drawn);
    }
    if (this.clips && countOf(clipped) < MOST_RULINGS) addClip(subpaths, this.canvas, clipped);
    this.clips = false;
  }
}

function noRulings(): Rulings {
  return { horizontal: [], vertical: [] };
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
