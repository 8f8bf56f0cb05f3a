import { keptBeside } from './kept-beside.js';
import { compact, fold, squeezeFolded, type CompactText } from './fold.js';
import { simplify } from './traditional.js';

/**
 * A printed text in the forms in which texts are compared. It is folded once; each further form is made of
 * that, once, when it is first asked for. Spans of all forms but {@link squeezed} and {@link plain} lead back
 * to the print.
 */
export class Words {
  readonly printed: string;
  #folded: string | null;
  #squeezed: string | null = null;
  #compact: CompactText | null = null;
  #plain: string | null = null;

  /** @param folded the text folded, where it is known */
  constructor(printed: string, folded: string | null = null) {
    this.printed = printed;
    this.#folded = folded;
  }

  /** As {@link fold} gives it: character by character what is printed. */
  get folded(): string {
    return (this.#folded ??= fold(this.printed));
  }

  /** Without any blank, for labels and names. */
  get squeezed(): string {
    return (this.#squeezed ??= squeezeFolded(this.folded));
  }

  /** Without the blanks strewn among Chinese characters, see {@link compact}. */
  get compact(): CompactText {
    return (this.#compact ??= compact(this.printed, this.folded));
  }

  /** Squeezed and in simplified characters, as the words of the forms are compared. */
  get plain(): string {
    return (this.#plain ??= simplify(this.squeezed));
  }

  /** A stretch of the text, end exclusive, which is not folded again. */
  slice(start: number, end: number = this.printed.length): Words {
    return new Words(this.printed.slice(start, end), this.folded.slice(start, end));
  }
}

/** Something printed: a paragraph, a cell. */
export interface Printed {
  readonly text: string;
}

const words = keptBeside(({ text }: Printed) => new Words(text));

/** The words of a paragraph or cell. All who read it get the same, so that no character is folded twice. */
export const wordsOf = (printed: Printed): Words => words.of(printed);

/** Lets something that was cut out of a text whose words are known share them. */
export const shareWords = (printed: Printed, own: Words): void => words.keep(printed, own);

/** Two texts as one. */
export function joinWords(first: Words, second: Words): Words {
  return new Words(first.printed + second.printed, first.folded + second.folded);
}
