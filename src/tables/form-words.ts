/** What the forms call by some words. */
export interface FormWord {
  /** Tables in which the words are a row's label. */
  labels: Set<string>;
  /** Tables in which they head a column. */
  columns: Set<string>;
  /** They name a section of the report, so no table goes on there. */
  section: boolean;
  /** The row holds words instead of a number. */
  prose: boolean;
  /** Numbers that the forms print before the row, e.g. `2` of `2.政府网站公开政府信息数`. */
  numbers: Set<string>;
}

/** A form's words found in a text. */
export interface FoundWord {
  word: FormWord;
  /** Behind the last character. */
  end: number;
}

interface Node {
  next: Map<string, Node>;
  word: FormWord | null;
}

/** Marks within a label that prints put in or leave out. */
const SKIPPED = /[《》〈〉"'、.·\-—~()[\]]/;
/** A year that some offices insert: 本年（2023）制发件数. */
const YEAR = /\(\d{4}年?\)/y;

/** Finds the words of the forms in texts; longest words win. */
export class FormWords {
  private readonly root: Node = { next: new Map(), word: null };

  /** The entry for some words, made at first use; null for words too short to be found in running text. */
  add(words: string): FormWord | null {
    const bare = [...words].filter((mark) => !SKIPPED.test(mark));
    if (bare.length < 2) return null;
    let node = this.root;
    for (const mark of bare) {
      const next = node.next.get(mark) ?? { next: new Map<string, Node>(), word: null };
      node.next.set(mark, next);
      node = next;
    }
    node.word ??= { labels: new Set(), columns: new Set(), section: false, prose: false, numbers: new Set() };
    return node.word;
  }

  /**
   * The longest of the forms' words that begins at a place.
   *
   * @param chars folded, simplified text without blanks
   */
  find(chars: string, at: number): FoundWord | null {
    let node = this.root;
    let found: FoundWord | null = null;
    for (let i = at; i < chars.length; i++) {
      const mark = chars.charAt(i);
      const next = node.next.get(mark);
      if (next !== undefined) {
        node = next;
        if (node.word !== null) found = { word: node.word, end: i + 1 };
        continue;
      }
      if (node === this.root || !SKIPPED.test(mark)) break;
      YEAR.lastIndex = i;
      if (YEAR.test(chars)) i = YEAR.lastIndex - 1;
      else if (mark === '(' && !/^.[一二三四五六七八九十\d]\)/.test(chars.slice(i, i + 3))) break;
    }
    return found;
  }
}
