import { BARRIER, NEW_LINE, NO_GAP, type FormStream } from './form-stream.js';
import type { FormWord, FoundWord } from './form-words.js';
import { isValueShaped } from './value-shape.js';
import type { TableVocabulary } from './vocabulary.js';

/** What a stretch of a stream is. */
export interface FormToken {
  kind:
    /** Words that some form prints. */
    | 'word'
    /** A row's number, or 其中. */
    | 'mark'
    /** Words in brackets. */
    | 'note'
    /** Other words. */
    | 'words'
    | 'figure'
    | 'unit'
    /** Punctuation of a sentence or a section's heading: no table goes on there. */
    | 'break';
  /** Into the stream's characters. */
  from: number;
  to: number;
  /** What stands before it: NO_GAP, BLANK, NEW_LINE or EMPTY_LINE. */
  gap: number;
  word: FormWord | null;
}

const NUMBERING =
  /(?:\([一二三四五六七八九十]{1,3}\)|\(\d{1,2}\)|[①-⑳])[、.,]?|[一二三四五六七八九十]{1,3}[、.](?![、.])|其中[:、,]?/y;
const FIGURE = /[+-]?\d{1,30}(?:,\d{3}){0,5}(?:\.\d{1,10})?/y;
const SIGN = /—{1,8}|-{1,8}|\/{1,8}/y;
const FIGURE_UNIT = /(?:[百千万亿]?元|人次|条次|件次|份次|[条件次篇个人期份项部场])/y;
/** An enumeration within a sentence: 网站100条、微信20条. */
const LISTED = /(?:人次|[条件次篇个人期份项部场])[、]/y;
const FIGURE_NOTE = /\((?=[^()]*\d)[^()]{1,40}\)/y;
const NOTE = /\([^()]{1,80}\)/y;
/** Signs of absence that may be glued to a unit. */
const ABSENT = /[无空零]/;
const SENTENCE = /[,。;!?:]/;
/** Other words end at these, and at a {@link BARRIER}. */
const ENDS_WORDS = /[,。;!?:\d(—①-⑳]/;
const LONGEST_UNIT = 3;
const UNIT_START = /[条件次篇个人期份元项部万亿]/;
const LONGEST_BOUNDED = 12;
/** A form's words of two characters stand for themselves only where something sets them apart. */
const SHORT = 2;

/** A kind with where its characters begin and end, and the form's word that they are. */
type Stretch = readonly [kind: FormToken['kind'], from: number, to: number, word?: FormWord];

/** Takes a stream apart by the words, numbers and marks of the forms. Linear in its length. */
export function tokensOf(stream: FormStream, vocabulary: TableVocabulary): Generator<FormToken> {
  return new Tokeniser(stream, vocabulary).tokens();
}

/** Goes through a stream once, from its first character to its last. */
class Tokeniser {
  private readonly chars: string;
  private readonly gaps: Uint8Array;
  private before: FormToken | null = null;

  /** What may stand at a place. The first that reads something there is right. */
  private readonly readers: readonly ((at: number) => readonly Stretch[] | null)[] = [
    (at) => this.formWord(at),
    (at) => this.stretchOf('mark', at, at + this.numberingAt(at).length),
    (at) => this.figure(at),
    (at) => this.sign(at),
    (at) => this.unit(at),
    (at) => this.absence(at),
    (at) => this.note(at),
    (at) => this.sentenceMark(at),
    (at) => this.boundedValue(at),
    (at) => this.otherWords(at),
  ];

  constructor(
    stream: FormStream,
    private readonly vocabulary: TableVocabulary,
  ) {
    this.chars = stream.chars;
    this.gaps = stream.gaps;
  }

  *tokens(): Generator<FormToken> {
    let at = 0;
    while (at < this.chars.length) {
      for (const [kind, from, to, word = null] of this.read(at)) {
        this.before = { kind, from, to, gap: this.gaps[from] ?? NEW_LINE, word };
        yield this.before;
        at = to;
      }
    }
  }

  private read(at: number): readonly Stretch[] {
    for (const reader of this.readers) {
      const stretches = reader(at);
      if (stretches !== null) return stretches;
    }
    return [['words', at, at + 1]];
  }

  private stretchOf(kind: FormToken['kind'], from: number, to: number): readonly Stretch[] | null {
    return to > from ? [[kind, from, to]] : null;
  }

  private formWord(at: number): readonly Stretch[] | null {
    const hit = this.wordAt(at);
    return hit && [[hit.word.section ? 'break' : 'word', at, hit.end, hit.word]];
  }

  private figure(at: number): readonly Stretch[] | null {
    const digits = this.match(FIGURE, at);
    return digits === '' ? null : this.figureWithUnit(at, this.solidEnd(at, at + digits.length));
  }

  private sign(at: number): readonly Stretch[] | null {
    const sign = this.match(SIGN, at);
    return sign === '' ? null : [['figure', at, this.solidEnd(at, at + sign.length)]];
  }

  private unit(at: number): readonly Stretch[] | null {
    return this.before === null || this.before.kind === 'mark'
      ? null
      : this.stretchOf('unit', at, this.unitEnd(at));
  }

  /** A sign of absence that is glued to a unit. */
  private absence(at: number): readonly Stretch[] | null {
    const stands =
      this.before?.kind === 'unit' && this.gaps[at] === NO_GAP && ABSENT.test(this.chars.charAt(at));
    if (!stands) return null;
    const ends =
      this.gaps[at + 1] !== NO_GAP || this.numberingAt(at + 1) !== '' || this.wordAt(at + 1) !== null;
    return ends ? [['figure', at, at + 1]] : null;
  }

  private note(at: number): readonly Stretch[] | null {
    const note = this.match(NOTE, at);
    return note.includes(BARRIER) ? null : this.stretchOf('note', at, at + note.length);
  }

  private sentenceMark(at: number): readonly Stretch[] | null {
    const mark = this.chars.charAt(at);
    return mark === BARRIER || SENTENCE.test(mark) ? [['break', at, at + 1]] : null;
  }

  /** Something like a value that gaps set apart. */
  private boundedValue(at: number): readonly Stretch[] | null {
    if (this.gaps[at] === NO_GAP) return null;
    const end = this.solidEnd(at, Math.min(this.chars.length, at + LONGEST_BOUNDED));
    return isValueShaped(this.chars.slice(at, end)) ? [['figure', at, end]] : null;
  }

  private otherWords(from: number): readonly Stretch[] {
    let at = from + 1;
    while (at < this.chars.length && this.gaps[at] === NO_GAP && !this.endsWords(at)) at++;
    return [['words', from, at]];
  }

  private match(pattern: RegExp, at: number): string {
    pattern.lastIndex = at;
    return pattern.test(this.chars) ? this.chars.slice(at, pattern.lastIndex) : '';
  }

  /** The end of the characters from a place on that no gap interrupts, `to` at the most. */
  private solidEnd(from: number, to: number): number {
    for (let at = from + 1; at < to; at++) if (this.gaps[at] !== NO_GAP) return at;
    return to;
  }

  private wordAt(at: number): FoundWord | null {
    const { before, chars, gaps, vocabulary } = this;
    const hit = vocabulary.words.find(chars, at);
    if (hit === null || hit.end - at > SHORT) return hit;
    const joins = before?.to === at && (before.kind === 'mark' || (before.word?.columns.size ?? 0) > 0);
    const next = chars.charAt(hit.end);
    const apart = gaps[hit.end] !== NO_GAP || next === '' || /[\d(]/.test(next);
    const opens = gaps[at] !== NO_GAP || joins;
    return opens && (apart || vocabulary.words.find(chars, hit.end) !== null) ? hit : null;
  }

  /** A row's number; its numerals stand together (二 at a line's end and 五、 in the next are two things). */
  private numberingAt(at: number): string {
    const match = this.match(NUMBERING, at);
    const numerals = /^[一二三四五六七八九十]+/.exec(match)?.[0].length ?? 0;
    return this.solidEnd(at, at + numerals) < at + numerals ? '' : match;
  }

  /** Where a unit ends that begins at a place; -1 where none does. */
  private unitEnd(at: number): number {
    const { chars, gaps, vocabulary } = this;
    if (!UNIT_START.test(chars.charAt(at))) return -1;
    for (let length = LONGEST_UNIT; length > 0; length--) {
      const end = at + length;
      if (end > chars.length || !vocabulary.isUnit({ text: chars.slice(at, end) })) continue;
      const next = chars.charAt(end);
      if (gaps[end] !== NO_GAP || next === '' || /[\d—\-/]/.test(next)) return end;
      if (this.match(NUMBERING, end) !== '' || vocabulary.words.find(chars, end) !== null) return end;
      if (ABSENT.test(next) && gaps[end + 1] !== NO_GAP) return end;
    }
    return -1;
  }

  /**
   * A figure with its unit and note; or a row's number, alone or run together with the figure before it
   * (`132.`).
   */
  private figureWithUnit(from: number, to: number): readonly Stretch[] {
    const { chars, gaps, vocabulary } = this;
    const next = gaps[to] === NO_GAP ? chars.charAt(to) : '';
    if (/[.、)]/.test(next)) return this.numberOfRow(from, to);
    const label = next === '' || next === '(' ? null : vocabulary.words.find(chars, to);
    if (label !== null) {
      const numbers = [...label.word.numbers];
      const digits = chars.slice(from, to);
      if (numbers.includes(digits) && gaps[from] !== NO_GAP) return [['mark', from, to]];
      return [[numbers.some((one) => digits.endsWith(one)) ? 'break' : 'figure', from, to]];
    }
    const listed = next === '' ? '' : this.match(LISTED, to);
    if (listed !== '') return [['break', from, to + listed.length]];
    const unit = next === '' ? '' : this.match(FIGURE_UNIT, to);
    const end = unit !== '' && this.closesFigure(to + unit.length) ? to + unit.length : to;
    const note = gaps[end] === NO_GAP ? this.match(FIGURE_NOTE, end) : '';
    const isNumber = /^\(\d{1,2}\)$/.test(note);
    return [['figure', from, note === '' || isNumber ? end : end + note.length]];
  }

  /** A figure that a numbering's mark follows. */
  private numberOfRow(from: number, to: number): readonly Stretch[] {
    const { chars, gaps, vocabulary } = this;
    const label = vocabulary.words.find(chars, to + 1);
    const digits = chars.slice(from, to);
    const number = [...(label?.word.numbers ?? [])].find((one) => digits.endsWith(one)) ?? '';
    const cut = to - number.length;
    if (gaps[from] !== NO_GAP && to - from <= 2) return [['mark', from, to + 1]];
    if (number === '') return [['break', from, to + 1]];
    if (cut === from) return [['mark', from, to + 1]];
    return [
      ['figure', from, cut],
      ['mark', cut, to + 1],
    ];
  }

  /** Whether what stands at a place lets a unit before it belong to its figure. */
  private closesFigure(at: number): boolean {
    const { chars, gaps, vocabulary } = this;
    return (
      gaps[at] !== NO_GAP ||
      at === chars.length ||
      /[\d(]/.test(chars.charAt(at)) ||
      this.match(NUMBERING, at) !== '' ||
      vocabulary.words.find(chars, at) !== null
    );
  }

  /**
   * Whether other words end before a character: at a mark, a figure, a unit with its figure, or a form's
   * words.
   */
  private endsWords(at: number): boolean {
    const { chars, gaps } = this;
    const mark = chars.charAt(at);
    if (mark === BARRIER || ENDS_WORDS.test(mark) || this.beginsLongWord(at)) return true;
    const unit = this.unitEnd(at);
    return unit > 0 && (gaps[unit] !== NO_GAP || /[\d—/]/.test(chars.charAt(unit)));
  }

  private beginsLongWord(at: number): boolean {
    const hit = this.vocabulary.words.find(this.chars, at);
    return hit !== null && hit.end - at > SHORT;
  }
}
