/** Something that stands at a place in the text: its key is the page's anchor (`f3`, `o12`, `c1`). */
export interface Mark {
  key: string;
  start: number;
  end: number;
}

/** A stretch of text under the same marks. */
export interface Segment {
  text: string;
  /** Keys of the marks over it. */
  keys: string[];
  /** Keys of the marks that begin here. */
  begins: string[];
}

/**
 * Cuts a text into lines and at the borders of the marks on it, which may overlap.
 *
 * @param text decoded text
 * @param marks offsets in UTF-16 code units; what lies outside of the text is cut off
 * @returns the segments of each line
 */
export function markText(text: string, marks: readonly Mark[]): Segment[][] {
  const kept = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter(({ start, end }) => start < end);
  const starting = groupBy(kept, ({ start }) => start);
  const ending = groupBy(kept, ({ end }) => end);
  const open = new Set<string>();
  const lines: Segment[][] = [[]];
  let from = 0;
  let begins: string[] = [];
  const cut = (to: number): void => {
    const pieces = text.slice(from, to).split('\n');
    pieces.forEach((piece, index) => {
      if (index > 0) lines.push([]);
      if (piece === '' && begins.length === 0) return;
      lines.at(-1)?.push({ text: piece, keys: [...open], begins });
      begins = [];
    });
    from = to;
  };
  for (const at of [...new Set([...starting.keys(), ...ending.keys()])].sort((a, b) => a - b)) {
    cut(at);
    for (const { key } of ending.get(at) ?? []) open.delete(key);
    for (const { key } of starting.get(at) ?? []) {
      open.add(key);
      begins.push(key);
    }
  }
  cut(text.length);
  return lines;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
