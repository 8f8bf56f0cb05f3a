import type { Block, Paragraph } from '../../document/block.js';
import type { CompactText } from '../../document/fold.js';
import { shareWords, wordsOf } from '../../document/words.js';
import { titleWords, type Section } from '../../segment/section.js';
import { passageOf, type Part, type Passage } from '../passage.js';
import { sentencesOf, type Sentence } from './sentence.js';

/** A passage of the narrative: under which headings it stands, and its sentences. */
export interface ToldPassage extends Passage {
  /** Titles of the sections around it, outermost first, folded and without blanks. */
  headings: readonly string[];
  /** Number of the section that it stands in; passages of one section follow each other. */
  section: number;
  /** Cut when they are first asked for: those of plans never are. */
  readonly sentences: readonly Sentence[];
}

const SENTENCE_END = /[。！？!?；;：:….]["'”’）)」』\]]*$/u;
const PAGE_NUMBER = /^[-—~·第页\s]*\d{1,3}[-—~·页\s]*$/u;
const OWN_START =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|[①-⑳·*#])/u;
const COUNT_END = /\d(?:余|多)?[条件次篇个人份场期名元%]$/u;
const CONTINUES = /^(?:[,、:;。)(]|其中|条|件|次|篇|个|人|份|年|月|日|万)/u;
/** Of the words before, these decide whether they go on. */
const LAST_WORDS = 24;

/** A list rather than one torn sentence: `公开总数49条` and `规范性文件12条` on lines of their own. */
function readsOn(before: string, after: string): boolean {
  if (SENTENCE_END.test(before) || OWN_START.test(after)) return false;
  return !COUNT_END.test(before) || CONTINUES.test(after);
}

/** Question marks between words and a number are blanks that an encoding lost. */
const LOST_BLANK = /(?<=[\u4e00-\u9fff])\?+(?=\d)/g;

/** Words without blanks and without asterisks: those are the emphasis of a converted document. */
function plainWords({ text, offsets }: CompactText): CompactText {
  if (!/[*?]/.test(text)) return { text, offsets };
  const dropped = new Set<number>();
  for (const { 0: marks, index } of text.matchAll(LOST_BLANK))
    for (let at = 0; at < marks.length; at++) dropped.add(index + at);
  const keeps = (at: number): boolean => text.charAt(at) !== '*' && !dropped.has(at);
  return {
    text: Array.from({ length: text.length }, (_, at) => (keeps(at) ? text.charAt(at) : '')).join(''),
    offsets: offsets.filter((_, at) => keeps(at)),
  };
}

/** Digits that stand on a line of their own and count what the next line names. */
function isLoneNumber(words: string, next: Block | undefined): boolean {
  return /^\d+$/.test(words) && next?.kind === 'paragraph' && CONTINUES.test(wordsOf(next).compact.text);
}

/**
 * The paragraphs among some blocks, those together that read on; tables end a passage, page numbers do not.
 */
function readingOn(blocks: readonly Block[]): Passage[] {
  const passages: Passage[] = [];
  let open: Part[] = [];
  const close = (): void => {
    if (open.length > 0) passages.push(passageOf(open));
    open = [];
  };
  blocks.forEach((block, at) => {
    if (block.kind === 'table') return close();
    const words = plainWords(wordsOf(block).compact);
    const { text } = words;
    if (text === '' || (PAGE_NUMBER.test(text) && !isLoneNumber(text, blocks[at + 1]))) return;
    const before = open[open.length - 1];
    if (before && !readsOn(before.text.slice(-LAST_WORDS), text)) close();
    open.push({ paragraph: block, ...words });
  });
  close();
  return passages;
}

function told(passage: Passage, headings: readonly string[], section: number): ToldPassage {
  let sentences: readonly Sentence[] | undefined;
  return {
    ...passage,
    headings,
    section,
    get sentences() {
      return (sentences ??= sentencesOf(passage.text));
    },
  };
}

/** A section's title as a paragraph: some reports print a whole statement behind the number. */
function titleParagraph(section: Section): Paragraph {
  const { title, span } = section;
  const length = Math.min(title.length, span.end.offset - span.start.offset);
  const start =
    span.end.column > length
      ? { line: span.end.line, column: span.end.column - length, offset: span.end.offset - length }
      : span.start;
  const paragraph: Paragraph = { kind: 'paragraph', text: title, span: { ...span, start } };
  shareWords(paragraph, titleWords(section));
  return paragraph;
}

/** Where a report has its prose. */
export interface Prose {
  /** Level-1 sections with everything under them. */
  sections: readonly Section[];
  /** Blocks before the first section. */
  front: readonly Block[];
}

const known = new WeakMap<Prose['sections'], readonly ToldPassage[]>();

/**
 * The prose of a report as passages in the order of the text. Tables end a passage and are left out. A
 * report's prose is joined and cut once: all who ask for it, the narrative first and the rules after it, get
 * the same passages. They are kept beside the report, because what is stored and printed of it is its blocks.
 */
export function passagesOf({ sections, front }: Prose): readonly ToldPassage[] {
  let passages = known.get(sections);
  if (passages === undefined) known.set(sections, (passages = readPassages(sections, front)));
  return passages;
}

function readPassages(sections: Prose['sections'], front: Prose['front']): ToldPassage[] {
  let section = 0;
  const passages = readingOn(front).map((passage) => told(passage, [], section));
  const visit = (one: Section, around: readonly string[]): void => {
    section += 1;
    const own = section;
    const headings = [...around, titleWords(one).compact.text];
    for (const passage of readingOn([titleParagraph(one)])) passages.push(told(passage, around, own));
    for (const passage of readingOn(one.blocks)) passages.push(told(passage, headings, own));
    for (const child of one.children) visit(child, headings);
  };
  for (const one of sections) visit(one, []);
  return passages;
}
