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

/** Takes a stream apart by the words, numbers and marks of the forms. Linear in its length. */
export function* tokensOf(stream: FormStream, vocabulary: TableVocabulary): Generator<FormToken> {
  const { chars, gaps } = stream;
  let before = null as FormToken | null;
  const matchAt = (pattern: RegExp, at: number): string => {
    pattern.lastIndex = at;
    return pattern.test(chars) ? chars.slice(at, pattern.lastIndex) : '';
  };
  /** The end of the characters that no gap interrupts. */
  const solid = (from: number): number => {
    let to = from + 1;
    while (to < chars.length && gaps[to] === NO_GAP && to - from < LONGEST_BOUNDED) to++;
    return to;
  };
  const found = (at: number): FoundWord | null => {
    const hit = vocabulary.words.find(chars, at);
    if (hit === null || hit.end - at > SHORT) return hit;
    const joins = before?.to === at && (before.kind === 'mark' || (before.word?.columns.size ?? 0) > 0);
    const next = chars.charAt(hit.end);
    const apart = gaps[hit.end] !== NO_GAP || next === '' || /[\d(]/.test(next);
    const opens = gaps[at] !== NO_GAP || joins;
    return opens && (apart || vocabulary.words.find(chars, hit.end) !== null) ? hit : null;
  };
  /** A row's number; its numerals stand together (二 at a line's end and 五、 in the next are two things). */
  const numberingAt = (at: number): string => {
    const match = matchAt(NUMBERING, at);
    const numerals = /^[一二三四五六七八九十]+/.exec(match)?.[0].length ?? 0;
    for (let i = at + 1; i < at + numerals; i++) if (gaps[i] !== NO_GAP) return '';
    return match;
  };
  const unitAt = (at: number): number => {
    if (!UNIT_START.test(chars.charAt(at))) return -1;
    for (let length = LONGEST_UNIT; length > 0; length--) {
      const end = at + length;
      if (end > chars.length || !vocabulary.isUnit(chars.slice(at, end))) continue;
      const next = chars.charAt(end);
      if (gaps[end] !== NO_GAP || next === '' || /[\d—\-/]/.test(next)) return end;
      if (matchAt(NUMBERING, end) !== '' || vocabulary.words.find(chars, end) !== null) return end;
      if (ABSENT.test(next) && gaps[end + 1] !== NO_GAP) return end;
    }
    return -1;
  };
  const token = (
    kind: FormToken['kind'],
    from: number,
    to: number,
    word: FormWord | null = null,
  ): FormToken => (before = { kind, from, to, gap: gaps[from] ?? NEW_LINE, word });

  let at = 0;
  while (at < chars.length) {
    const mark = chars.charAt(at);
    const hit = found(at);
    if (hit !== null) {
      yield token(hit.word.section ? 'break' : 'word', at, hit.end, hit.word);
      at = hit.end;
      continue;
    }
    const numbering = numberingAt(at);
    if (numbering !== '') {
      yield token('mark', at, at + numbering.length);
      at += numbering.length;
      continue;
    }
    const digits = matchAt(FIGURE, at);
    if (digits !== '') {
      const end = Math.min(solidFigure(at, at + digits.length, gaps), at + digits.length);
      const figure = readFigure(at, end);
      for (const [kind, from, to] of figure) yield token(kind, from, to);
      at = figure.at(-1)?.[2] ?? end;
      continue;
    }
    const sign = matchAt(SIGN, at);
    if (sign !== '') {
      let end = at + 1;
      while (end < at + sign.length && gaps[end] === NO_GAP) end++;
      yield token('figure', at, end);
      at = end;
      continue;
    }
    const unit = before !== null && before.kind !== 'mark' ? unitAt(at) : -1;
    if (unit > 0) {
      yield token('unit', at, unit);
      at = unit;
      continue;
    }
    const stands = before?.kind === 'unit' && gaps[at] === NO_GAP && ABSENT.test(mark);
    if (stands && (gaps[at + 1] !== NO_GAP || numberingAt(at + 1) !== '' || found(at + 1) !== null)) {
      yield token('figure', at, at + 1);
      at++;
      continue;
    }
    const note = matchAt(NOTE, at);
    if (note !== '' && !note.includes(BARRIER)) {
      yield token('note', at, at + note.length);
      at += note.length;
      continue;
    }
    if (mark === BARRIER || SENTENCE.test(mark)) {
      yield token('break', at, at + 1);
      at++;
      continue;
    }
    const end = solid(at);
    if (gaps[at] !== NO_GAP && isValueShaped(chars.slice(at, end))) {
      yield token('figure', at, end);
      at = end;
      continue;
    }
    const from = at;
    at++;
    while (at < chars.length && gaps[at] === NO_GAP && !endsWords(at)) at++;
    yield token('words', from, at);
  }
  return;

  /** A figure with its unit and note; or a row's number, alone or run together with the figure before it (`132.`). */
  function readFigure(from: number, to: number): [FormToken['kind'], number, number][] {
    const next = gaps[to] === NO_GAP ? chars.charAt(to) : '';
    if (/[.、)]/.test(next)) {
      const label = vocabulary.words.find(chars, to + 1);
      const number =
        [...(label?.word.numbers ?? [])].find((one) => chars.slice(from, to).endsWith(one)) ?? '';
      const cut = to - number.length;
      if (gaps[from] !== NO_GAP && to - from <= 2) return [['mark', from, to + 1]];
      if (number === '') return [['break', from, to + 1]];
      return cut > from ? [['figure', from, cut], ['mark', cut, to + 1]] : [['mark', from, to + 1]]; // prettier-ignore
    }
    if (next !== '' && next !== '(' && vocabulary.words.find(chars, to) !== null) {
      const label = vocabulary.words.find(chars, to);
      const own = [...(label?.word.numbers ?? [])].some((one) => chars.slice(from, to) === one);
      if (own && gaps[from] !== NO_GAP) return [['mark', from, to]];
      const both = [...(label?.word.numbers ?? [])].some((one) => chars.slice(from, to).endsWith(one));
      return [[both ? 'break' : 'figure', from, to]];
    }
    const listed = matchAt(LISTED, to);
    if (next !== '' && listed !== '') return [['break', from, to + listed.length]];
    const unit = next === '' ? '' : matchAt(FIGURE_UNIT, to);
    const behind = to + unit.length;
    const closed =
      gaps[behind] !== NO_GAP ||
      behind === chars.length ||
      chars.charAt(behind) === '(' ||
      matchAt(NUMBERING, behind) !== '' ||
      /\d/.test(chars.charAt(behind)) ||
      vocabulary.words.find(chars, behind) !== null;
    const end = unit !== '' && closed ? behind : to;
    const note = gaps[end] === NO_GAP ? matchAt(FIGURE_NOTE, end) : '';
    const isNumber = /^\(\d{1,2}\)$/.test(note);
    return [['figure', from, note === '' || isNumber ? end : end + note.length]];
  }

  /** Whether other words end before a character: at a mark, a figure, a unit with its figure, or a form's words. */
  function endsWords(index: number): boolean {
    const mark = chars.charAt(index);
    if (mark === BARRIER || ENDS_WORDS.test(mark) || beginsLongWord(index)) return true;
    const unit = unitAt(index);
    return unit > 0 && (gaps[unit] !== NO_GAP || /[\d—/]/.test(chars.charAt(unit)));
  }

  function beginsLongWord(index: number): boolean {
    const hit = vocabulary.words.find(chars, index);
    return hit !== null && hit.end - index > SHORT;
  }
}

function solidFigure(from: number, to: number, gaps: Uint8Array): number {
  for (let at = from + 1; at < to; at++) if (gaps[at] !== NO_GAP) return at;
  return to;
}
