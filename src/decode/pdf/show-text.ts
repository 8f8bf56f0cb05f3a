import { turned, type Glyph } from './page-marks.js';
import { apply, multiply, type TextState } from './text-state.js';

/** A glyph as pdfjs reports it in an operator list. */
interface ShownGlyph {
  unicode: string;
  width: number;
  isSpace: boolean;
  vmetric?: ArrayLike<number> | null;
}

/** Text leaning more than this from the page's edges (a sine) is a watermark across the page. */
const MOST_LEANING = 0.1;
const BLANK = /^[\s\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u3000\ufeff]*$/;
/** Characters that print nothing and that no text may contain. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\ufeff]/g;

/**
 * Places the glyphs of one text operator and moves the text position on (ISO 32000-2, 9.4.4).
 *
 * @param shown glyphs and, between them, displacements in thousandths of an em
 * @param state changed: `x` and `y` are those after the text
 * @returns printed glyphs and blanks; text across the page (watermarks) is left out
 */
export function showText(shown: readonly unknown[], state: TextState): Glyph[] {
  const { font } = state;
  const size = Math.abs(state.fontSize);
  const direction = state.fontSize < 0 ? -1 : 1;
  const stretch = state.stretch * direction;
  const map = multiply(state.map, state.textMap);
  const turn = turnOf(map, stretch, font.vertical);
  const printedSize = size * font.scale * Math.hypot(map[2], map[3]);
  const glyphs: Glyph[] = [];
  let at = 0;
  for (const item of shown) {
    if (typeof item === 'number') {
      at += ((font.vertical ? 1 : -1) * item * size) / 1000;
      continue;
    }
    if (!isShownGlyph(item)) continue;
    const spacing = ((item.isSpace ? state.wordSpacing : 0) + state.charSpacing) * direction;
    const width = font.vertical ? -(item.vmetric?.[0] ?? font.verticalAdvance) : item.width;
    const advance = width * font.unit * size;
    if (turn !== null && printedSize > 0) {
      glyphs.push(...place(item.unicode, at, advance));
    }
    at += font.vertical ? advance - spacing : advance + spacing;
  }
  if (font.vertical) state.y -= at;
  else state.x += at * stretch;
  return glyphs;

  function place(unicode: string, from: number, advance: number): Glyph[] {
    const text = unicode.replace(CONTROL, '');
    const [x, y] = position(from);
    const [endX, endY] = position(from + advance);
    if (![x, y, endX, endY].every(Number.isFinite)) return [];
    const [left, down] = turned(x, y, turn ?? 0);
    const [right] = turned(endX, endY, turn ?? 0);
    const glyph = {
      text,
      left: Math.min(left, right),
      right: Math.max(left, right),
      // The origin of vertical writing is the middle of the glyph, not its foot.
      baseline: down + (font.vertical ? 0.35 * printedSize : 0),
      size: printedSize,
      blank: BLANK.test(text),
      bold: font.bold || state.doubled,
      turn: turn ?? 0,
    };
    return text === '' ? [] : [glyph];
  }

  function position(along: number): [x: number, y: number] {
    return font.vertical
      ? apply(map, state.x, state.y + state.rise - along)
      : apply(map, state.x + along * stretch, state.y + state.rise);
  }
}

function isShownGlyph(item: unknown): item is ShownGlyph {
  if (typeof item !== 'object' || item === null) return false;
  return (
    'unicode' in item && typeof item.unicode === 'string' && 'width' in item && typeof item.width === 'number'
  );
}

/** Quarter turns of the reading direction; null for a slanted one. */
function turnOf(map: readonly number[], stretch: number, vertical: boolean): number | null {
  const [a = 0, b = 0, c = 0, d = 0] = map;
  const [x, y] = vertical ? [-c, -d] : [a * Math.sign(stretch || 1), b * Math.sign(stretch || 1)];
  const length = Math.hypot(x, y);
  if (length === 0) return null;
  if (Math.min(Math.abs(x), Math.abs(y)) > MOST_LEANING * length) return null;
  if (Math.abs(x) >= Math.abs(y)) return x > 0 ? 0 : 2;
  return y > 0 ? 1 : 3;
}
