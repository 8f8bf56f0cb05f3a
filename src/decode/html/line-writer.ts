import { countPrinted } from './count-printed.js';

/** Puts together one line from pieces of text as a browser shows them. */
export interface LineWriter {
  /** Adds a text node's characters. */
  write(text: string, look: Look): void;
  /** Ends the line and gives it; null when it shows nothing. A new line begins. */
  take(): WrittenLine | null;
}

/** How a piece of text looks. */
export interface Look {
  bold: boolean;
  linked: boolean;
  preformatted: boolean;
}

/** A line that is complete. */
export interface WrittenLine {
  text: string;
  characters: number;
  bold: number;
  linked: number;
}

/**
 * Characters that collapse: ASCII white space, and the line and paragraph separators, which no browser shows.
 * A no-break or full-width blank does not.
 */
const COLLAPSIBLE = /[ \t\n\r\f\v\u0085\u2028\u2029\ufeff]+/g;
const BREAKING = /[\n\r\f\v\u0085\u2028\u2029]/;
/** Between two of these a line end in the source shows nothing (CSS Text 3, segment break transformation). */
const WIDE =
  /[\u2e80-\u303f\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\u2014\u2018\u2019\u201c\u201d\u2026]/;

/** Begins to write lines. */
export function writeLines(): LineWriter {
  let pieces: string[] = [];
  let last = '';
  /** White space that shows only if something follows on the same line. */
  let pending: '' | ' ' | '\n' = '';
  let characters = 0;
  let bold = 0;
  let linked = 0;

  const put = (text: string): void => {
    if (text === '') return;
    if (pending !== '' && last !== '') {
      const vanishes = pending === '\n' && WIDE.test(last) && WIDE.test(text.charAt(0));
      if (!vanishes && last !== ' ') pieces.push(' ');
    }
    pending = '';
    pieces.push(text);
    last = text.charAt(text.length - 1);
  };

  const write = (text: string, look: Look): void => {
    const shown = countPrinted(text);
    characters += shown;
    if (look.bold) bold += shown;
    if (look.linked) linked += shown;
    if (look.preformatted) {
      put(text.replace(/[\t\n\r\f\v\u0085\u2028\u2029]/g, ' '));
      return;
    }
    let from = 0;
    for (const match of text.matchAll(COLLAPSIBLE)) {
      put(text.slice(from, match.index));
      if (pending !== '\n') pending = BREAKING.test(match[0]) ? '\n' : ' ';
      from = match.index + match[0].length;
    }
    put(text.slice(from));
  };

  const take = (): WrittenLine | null => {
    const line = characters > 0 ? { text: pieces.join(''), characters, bold, linked } : null;
    pieces = [];
    last = '';
    pending = '';
    characters = 0;
    bold = 0;
    linked = 0;
    return line;
  };
  return { write, take };
}
