import { heightOf, type Glyph } from './page-marks.js';

/** A stretch of a line between wide gaps. */
export interface Stretch {
  text: string;
  left: number;
  right: number;
}

/** One printed line, left to right. */
export interface TextLine {
  glyphs: Glyph[];
  stretches: Stretch[];
  /** The line cut at narrower gaps too, where they may part the cells of a table. */
  pieces: Stretch[];
  left: number;
  right: number;
  baseline: number;
  /** The font size of most of its characters. */
  size: number;
  bold: boolean;
  /** A space was printed at its end. */
  endsBlank: boolean;
}

/** Baselines this close, in ems, are one. */
const SAME_BASELINE = 0.15;
/**
 * Rows of glyphs whose middles are this close, in ems of the larger, are one line: superscripts, mixed sizes.
 */
const SAME_LINE = 0.5;
/** A line has at most this many rows of glyphs. */
const MOST_STRATA = 12;
/** A gap this wide, in ems, parts columns. */
const WIDE_GAP = 1.2;
/** A gap this wide, in ems, in which no blank is printed may part columns: text has none. */
const BARE_GAP = 0.4;
/** A gap this wide, in ems, between Latin letters is a blank, printed or not; figures are often set wider. */
const WORD_GAP = 0.18;
const FIGURE_GAP = 0.28;
/** A space glyph over a smaller gap than this, in ems, separates nothing. */
const SMALLEST_BLANK = 0.1;
const WORD = /^[\p{Script=Latin}!-~]/u;
const LETTER = /\p{Script=Latin}/u;

/**
 * Gathers glyphs of one turn into lines by their places, whatever their order in the file: top to bottom,
 * left to right. Text printed twice to look bold is read once.
 *
 * @param glyphs glyphs of one turn, blanks among them
 */
export function gatherLines(glyphs: readonly Glyph[]): TextLine[] {
  const strata = cutStrata(glyphs);
  const groups: Glyph[][] = [];
  let joined = 0;
  let reach = null as Stratum | null;
  for (const stratum of strata) {
    const group = groups.at(-1);
    if (reach !== null && group !== undefined && joined < MOST_STRATA && isSameLine(reach, stratum)) {
      for (const glyph of stratum.glyphs) group.push(glyph);
      joined++;
      reach = stratum.size > reach.size ? { ...stratum, glyphs: group } : { ...reach, glyphs: group };
    } else {
      groups.push([...stratum.glyphs]);
      joined = 1;
      reach = stratum;
    }
  }
  return groups.map(toLine).filter((line) => line !== null);
}

interface Stratum {
  glyphs: Glyph[];
  middle: number;
  size: number;
}

/** Glyphs on one baseline, strata top to bottom by their middles. */
function cutStrata(glyphs: readonly Glyph[]): Stratum[] {
  const sorted = [...glyphs].sort((a, b) => a.baseline - b.baseline);
  const strata: Stratum[] = [];
  let from = -Infinity;
  for (const glyph of sorted) {
    const last = strata.at(-1);
    if (last !== undefined && glyph.baseline - from <= SAME_BASELINE * glyph.size) {
      last.glyphs.push(glyph);
      continue;
    }
    from = glyph.baseline;
    strata.push({ glyphs: [glyph], middle: 0, size: 0 });
  }
  for (const stratum of strata) {
    const printed = stratum.glyphs.filter((glyph) => !glyph.blank);
    stratum.size = usualSize(printed.length > 0 ? printed : stratum.glyphs);
    stratum.middle = median(stratum.glyphs.map(heightOf));
  }
  return strata
    .filter(({ glyphs: own }) => own.some((glyph) => !glyph.blank))
    .sort((a, b) => a.middle - b.middle);
}

/** Two strata are one line when their middles are near and they do not print over one another. */
function isSameLine(one: Stratum, other: Stratum): boolean {
  if (Math.abs(other.middle - one.middle) >= SAME_LINE * Math.max(one.size, other.size)) return false;
  return overlap(one.glyphs, other.glyphs) < Math.min(one.size, other.size);
}

/** How far two rows of glyphs cover the same stretch, in points. */
function overlap(one: readonly Glyph[], other: readonly Glyph[]): number {
  const events = [...edges(one, 1), ...edges(other, 2)].sort((a, b) => a.x - b.x);
  const open = [0, 0, 0];
  let length = 0;
  let last = 0;
  for (const { x, side, step } of events) {
    if ((open[1] ?? 0) > 0 && (open[2] ?? 0) > 0) length += x - last;
    open[side] = (open[side] ?? 0) + step;
    last = x;
  }
  return length;
}

function edges(glyphs: readonly Glyph[], side: number): { x: number; side: number; step: number }[] {
  return glyphs
    .filter((glyph) => !glyph.blank)
    .flatMap(({ left, right }) => [
      { x: left, side, step: 1 },
      { x: right, side, step: -1 },
    ]);
}

function toLine(glyphs: Glyph[]): TextLine | null {
  const sorted = withoutDoubles(
    [...glyphs].sort((a, b) => a.left - b.left || Number(b.blank) - Number(a.blank)),
  );
  const printed = sorted.filter((glyph) => !glyph.blank);
  const [first, last] = [printed[0], printed.at(-1)];
  if (first === undefined || last === undefined) return null;
  const size = usualSize(printed);
  const usual = printed.filter((glyph) => Math.abs(glyph.size - size) < 0.1 * size);
  return {
    glyphs: printed,
    stretches: cutStretches(sorted, Infinity),
    pieces: cutStretches(sorted, BARE_GAP),
    left: first.left,
    right: Math.max(...printed.slice(-3).map((glyph) => glyph.right)),
    baseline: median((usual.length > 0 ? usual : printed).map((glyph) => glyph.baseline)),
    size,
    bold: printed.every((glyph) => glyph.bold),
    endsBlank: sorted.at(-1)?.blank === true,
  };
}

/** Leaves out a glyph that is printed again over itself, the way some programs fake bold type. */
function withoutDoubles(sorted: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of sorted) {
    const twin = kept.findLastIndex(
      (other, i) =>
        i >= kept.length - 3 && other.text === glyph.text && glyph.left - other.left < 0.15 * glyph.size,
    );
    if (twin < 0 || glyph.blank) kept.push(glyph);
    else kept[twin] = { ...glyph, bold: true };
  }
  return kept;
}

/**
 * Joins glyphs to words; blanks stand only where the page shows one.
 *
 * @param bareGap a gap this wide, in ems, in which no blank is printed parts too
 */
function cutStretches(sorted: readonly Glyph[], bareGap: number): Stretch[] {
  const stretches: Stretch[] = [];
  let last: Glyph | null = null;
  let blank: string | null = null;
  for (const glyph of sorted) {
    if (glyph.blank) {
      blank ??= glyph.text.includes('\u3000') ? '\u3000' : ' ';
      continue;
    }
    const stretch = stretches.at(-1);
    const gap = last === null ? 0 : (glyph.left - last.right) / Math.max(glyph.size, last.size);
    if (
      last === null ||
      stretch === undefined ||
      gap > (blank === null ? Math.min(bareGap, WIDE_GAP) : WIDE_GAP)
    ) {
      stretches.push({ text: glyph.text, left: glyph.left, right: glyph.right });
    } else {
      const isBlank = (blank !== null && gap > SMALLEST_BLANK) || gap > gapOfWords(last, glyph);
      stretch.text += (isBlank ? (blank ?? ' ') : '') + glyph.text;
      stretch.right = Math.max(stretch.right, glyph.right);
    }
    last = glyph;
    blank = null;
  }
  return stretches;
}

/**
 * How wide a gap between two glyphs, in ems, is a blank although none is printed; Chinese characters have
 * none.
 */
function gapOfWords(one: Glyph, other: Glyph): number {
  if (!WORD.test(one.text) || !WORD.test(other.text)) return Infinity;
  return LETTER.test(one.text) || LETTER.test(other.text) ? WORD_GAP : FIGURE_GAP;
}

/** The size of most glyphs, in steps of half a point. */
export function usualSize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { size } of glyphs) {
    const step = Math.round(size * 2) / 2;
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0] as [
    number,
    number,
  ])[0];
}

/** The largest of some numbers; 0 of none. */
export function largest(values: readonly number[]): number {
  return values.reduce((best, value) => Math.max(best, value), 0);
}

/** The middle one of some numbers; 0 of none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** A line's text; a wide gap becomes several spaces, so that columns stay apart. */
export function textOf(line: TextLine): string {
  let text = '';
  let end = 0;
  for (const stretch of line.stretches) {
    if (text !== '')
      text += ' '.repeat(Math.min(16, Math.max(2, Math.round((2 * (stretch.left - end)) / line.size))));
    text += stretch.text;
    end = stretch.right;
  }
  return text;
}
