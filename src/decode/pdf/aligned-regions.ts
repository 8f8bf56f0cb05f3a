import { isAnchor, marksOf, type FlowLine } from './aligned-lines.js';

/** The lines of a table without borders. */
export interface AlignedRegion {
  /** Lines with the headings of columns. */
  head: FlowLine[];
  body: FlowLine[];
  /** Where the figures begin. */
  edge: number;
}

/** Rows without figures stand between the headings and the first figures, at most so many lines. */
const MOST_BETWEEN = 60;
/** Rows of one table follow each other within this distance, in ems. */
const ROW_STEP = 2.6;
/** Lines of a text beside the headings stand this close to the line below, in ems. */
const LINE_STEP = 1.65;
const NO_LABEL = /[。；;]$|^(?!其中).{2,8}[：:]/;

/**
 * Finds where a run of lines may hold tables without borders: headings over figures, then figures beside
 * words. What a heading of other columns follows, or a line that runs on under the figures, is the end of a
 * table.
 *
 * @param run lines in order
 */
export function regionsOf(run: readonly FlowLine[]): AlignedRegion[] {
  const regions: AlignedRegion[] = [];
  let free = 0;
  for (let at = 0; at < run.length; at++) {
    const line = run[at];
    if (line === undefined || !isAnchor(line)) continue;
    const end = endOfBody(run, at);
    const near = headedEdge(run.slice(Math.max(free, at - 1), at), run.slice(at, end));
    const { top, body } = beginOfHead(run, at, free, near);
    const edge = headedEdge(run.slice(top, body), run.slice(body, end));
    regions.push({ head: run.slice(top, body), body: run.slice(body, end), edge });
    free = end;
    at = end - 1;
  }
  return regions;
}

function edgeOf(lines: readonly FlowLine[]): number {
  return Math.min(...lines.filter(isAnchor).flatMap((line) => marksOf(line).map(({ left }) => left)));
}

/**
 * Words behind all labels, in one line with others: the heading of columns whose figures stand in their
 * middle.
 */
function standsBehind({ pieces }: FlowLine, rows: readonly FlowLine[]): boolean {
  const last = pieces.at(-1);
  if (last === undefined || pieces.length < 2 || last.kind !== 'words') return false;
  const labels = rows.filter(isAnchor).flatMap((line) => line.pieces.filter(({ kind }) => kind === 'words'));
  return labels.length > 0 && labels.every(({ right }) => right < last.left);
}

/** Where the columns of figures begin: a heading behind all labels may stand before them, or over nothing. */
function headedEdge(head: readonly FlowLine[], rows: readonly FlowLine[]): number {
  const labels = rows.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === 'words'));
  const right = Math.max(...labels.map((label) => label.right));
  const behind = head.flatMap(({ pieces }) =>
    pieces.filter(({ kind, left }) => kind === 'words' && left > right),
  );
  return Math.min(edgeOf(rows), ...behind.map(({ left }) => left));
}

/** Words that stand over figures: the heading of a column. */
function headsColumn({ pieces, line }: FlowLine, edge: number): boolean {
  if (pieces.length === 1 && (pieces[0]?.left ?? 0) < edge - 4 * line.size) return false;
  return pieces.some(({ kind, right }) => kind === 'words' && right > edge + line.size / 2);
}

/** A line within the labels, or figures whose label stands on other lines. */
function isWithin({ pieces, line }: FlowLine, edge: number): boolean {
  return pieces.every(({ kind, right, left }) =>
    kind === 'words' ? right <= edge + line.size / 2 : left >= edge - line.size || right <= edge,
  );
}

function endOfBody(run: readonly FlowLine[], first: number): number {
  let last = first;
  for (let at = first + 1; at < run.length; at++) {
    const line = run[at];
    if (line === undefined) break;
    const edge = edgeOf(run.slice(first, last + 1));
    if (isAnchor(line)) {
      if (line.pieces.some(({ kind, right }) => kind === 'words' && right > edge + line.line.size / 2)) break;
      last = at;
    } else if (!isWithin(line, edge) || standsBehind(line, run.slice(first, last + 1))) break;
    else if (line.pieces.every(({ kind }) => kind !== 'words')) last = at;
  }
  return goOn(run, first, last);
}

/**
 * Behind the last row with figures: the rest of its label, and rows that are blank, unless headings follow.
 */
function goOn(run: readonly FlowLine[], first: number, last: number): number {
  const rows = run.slice(first, last + 1);
  const edge = edgeOf(rows);
  const step = rows.slice(1).reduce((most, line, at) => {
    const own = line.y - (rows[at]?.y ?? 0);
    return own < 5 * line.line.size ? Math.max(most, own) : most;
  }, 0);
  let end = last + 1;
  let wrapped = end;
  for (let line = run[end]; line !== undefined; line = run[end]) {
    const [own] = line.pieces;
    const near = line.y - (run[end - 1]?.y ?? 0);
    const known = rows.some(({ pieces }) => Math.abs((pieces[0]?.left ?? 0) - (own?.left ?? 0)) < 1);
    if (own === undefined || line.pieces.some(({ kind }) => kind !== 'words')) break;
    if (!isWithin(line, edge) || standsBehind(line, rows) || near > 1.2 * step || !known) break;
    if (NO_LABEL.test(own.text)) break;
    end++;
    if (wrapped === end - 1 && near < 1.65 * line.line.size) wrapped = end;
  }
  const next = run[end];
  return next !== undefined && (headsColumn(next, edge) || standsBehind(next, rows)) ? wrapped : end;
}

/** Lines above the first figures that head their columns, and where the rows begin behind them. */
function beginOfHead(
  run: readonly FlowLine[],
  first: number,
  free: number,
  edge: number,
): { top: number; body: number } {
  let top = first;
  let body = first;
  for (let at = first - 1; at >= free && first - at <= MOST_BETWEEN; at--) {
    const [line, below] = [run[at], run[at + 1]];
    if (line === undefined || below === undefined) break;
    const step = line.page === below.page ? (below.y - line.y) / line.line.size : 0;
    const found = top < first;
    if (headsColumn(line, edge)) {
      if (line.pieces.length === 1 && top !== at + 1) break;
      if (!found) body = at + 1;
      top = at;
    } else if (!isWithin(line, edge) || step > (found ? LINE_STEP : ROW_STEP)) break;
    else if (!found && NO_LABEL.test(line.pieces[0]?.text ?? '')) break;
  }
  return { top, body };
}
