import type { Block, Paragraph } from '../document/block.js';
import { squeezeFolded } from '../document/fold.js';
import { sliceParagraph } from '../document/paragraph.js';
import { wordsOf, type Words } from '../document/words.js';
import { readHeadingLabel, type HeadingLabel } from './heading-label.js';

/** A paragraph that may be a heading. Offsets are into the paragraph's text. */
export interface HeadingCandidate {
  /** Index into the blocks that were searched. */
  index: number;
  paragraph: Paragraph;
  /** Null for a heading that lost its number. */
  label: HeadingLabel | null;
  titleStart: number;
  titleEnd: number;
  /** Where text that is glued behind the heading begins; null when the heading stands alone. */
  bodyStart: number | null;
  /** How much it looks like a heading of this report, 0-1; decides between rival numberings. */
  weight: number;
}

/** A title longer than this (without blanks) is a sentence, not a heading. */
const LONGEST_TITLE = 50;
/** Before a colon or a blank that ends a glued heading no more than this may stand. */
const LONGEST_GLUED = 26;

/** So far a blank that ends a glued heading is looked for: the blank may be wide. */
const LONGEST_BLANK = 200;

/** Words that end the titles of these reports' sections. */
const TITLE_WORDS =
  /(?:情况|概述|概况|综述|问题|措施|打算|计划|思路|事项|说明|建议|工作|方面|机制|制度|建设|保障|诉讼|复议|申请|公开|培训|收费|费用|前言|引言|附[件表])(?:说明)?$/;

/** What else ends a title that a blank parts from the text behind it. */
const NAMED_TAIL = new RegExp(
  `(?:量|数|渠道|范围|类别|内容|形式|途径|方式|管理|解读|回应|改进)$|${TITLE_WORDS.source}`,
);

/** A title that breaks off here goes on. */
const BREAKS_OFF = /[和及与、的对并或]$/;
/** Words that stand in these titles and are not torn apart but by a line's end. */
const TITLE_PARTS = ['政府信息', '信息公开', '公开', '申请', '情况', '行政复议', '行政诉讼', '措施', '问题'];
/** The rest of a title is no longer than this. */
const LONGEST_REST = 20;

/**
 * Whether a line is the rest of the title above it, which the line's end tore in mid-phrase: 主动公开政府信息
 * / 的情况.
 *
 * @param head the title as far as it stands in its own line, folded and without blanks
 * @param rest the line, folded and without blanks
 */
export function continuesTitle(head: string, rest: string): boolean {
  if (head === '' || rest.length > LONGEST_REST || /[。!?;:,"<>|]/.test(head + rest)) return false;
  if (head.length + rest.length > LONGEST_TITLE || !TITLE_WORDS.test(rest)) return false;
  if (/^的(?!确)/.test(rest)) return true;
  if (NAMED_TAIL.test(head)) return false;
  return (
    BREAKS_OFF.test(head) || /^[和及与、]/.test(rest) || TITLE_PARTS.some((word) => isTorn(word, head, rest))
  );
}

function isTorn(word: string, head: string, rest: string): boolean {
  for (let at = 1; at < word.length; at++)
    if (head.endsWith(word.slice(0, at)) && rest.startsWith(word.slice(at))) return true;
  return false;
}

/** Whether words, folded and without blanks, end as the titles of these reports' sections do. */
export function endsAsTitle(title: string): boolean {
  return TITLE_WORDS.test(title);
}

/** Titles so common that they are recognised even where nothing separates them from the text behind them. */
const COMMON_TITLES = [
  '概述',
  '概况',
  '前言',
  '引言',
  '总体情况',
  '基本情况',
  '主动公开情况',
  '主动公开政府信息情况',
  '主动公开政府信息的情况',
  '依申请公开情况',
  '依申请公开政府信息情况',
  '依申请公开政府信息的情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  '政府信息公开工作存在的主要问题及改进情况',
  '政府信息管理情况',
  '政府信息公开平台建设情况',
  '监督保障情况',
  '存在的主要问题及改进情况',
  '存在的主要问题及改进措施',
  '存在的主要问题',
  '存在问题',
  '改进措施',
  '其他需要报告的事项',
].sort((a, b) => b.length - a.length);
/** How the text behind such a title begins. */
const TEXT_BEGINS =
  /^(?:\d{4}年|我|本|全[年县镇乡区市局]|今年|截至|按照|根据|依据|为|在|无|没有|未|一是|[一二]方面)/;

/** A clause of the text behind a title, and how long the text is at least. */
const CLAUSE = /^[^。!?;,]{4,60},/;
const SHORTEST_TEXT = 16;

/**
 * Whether what stands behind a title and a blank is text: it begins as texts do, or is a sentence of several
 * clauses.
 */
function isText(words: string): boolean {
  return TEXT_BEGINS.test(words) || (words.length >= SHORTEST_TEXT && CLAUSE.test(words));
}

/** Folded text in which a character without width is no blank that could end a title. */
export function foldVisible({ printed: text, folded }: Words): string {
  if (!text.includes('\u200b')) return folded;
  return folded.replace(/ /g, (blank, at: number) => (text.charAt(at) === '\u200b' ? '\u200b' : blank));
}

/**
 * Reads one paragraph as a numbered heading.
 *
 * @returns null when it has no number, or what follows the number is a list item or a whole paragraph of
 *   prose
 */
export function readHeading(paragraph: Paragraph, index: number): HeadingCandidate | null {
  const words = wordsOf(paragraph);
  const label = readHeadingLabel(words);
  if (!label) return null;
  const folded = foldVisible(words);
  const lineEnd = trimmedEnd(folded);
  const end = findTitleEnd(folded, label.end, lineEnd);
  if (end === null) return null;
  return {
    index,
    paragraph,
    label,
    titleStart: Math.min(label.end, end.titleEnd),
    titleEnd: end.titleEnd,
    bodyStart: end.bodyStart,
    weight:
      (end.bodyStart === null ? 0.6 : 0.3) +
      (paragraph.hints?.headingLevel || paragraph.hints?.bold ? 0.4 : 0),
  };
}

/**
 * Reads a paragraph without number as a heading, as it stands in a report that lost the number: short, alone,
 * no sentence.
 *
 * @param names squeezed titles that are known to be headings (declared parts, the form's sections)
 */
export function readUnnumberedHeading(
  paragraph: Paragraph,
  index: number,
  names: ReadonlySet<string>,
): HeadingCandidate | null {
  const { folded } = wordsOf(paragraph);
  const start = folded.search(/[^\s#*_>·]/);
  if (start < 0) return null;
  const end = trimmedEnd(folded);
  const title = squeezeFolded(folded.slice(start, end));
  const known = names.has(title);
  const plausible =
    known ||
    (title.length <= 24 &&
      !/[。!?;:,"<>|]/.test(title) &&
      TITLE_WORDS.test(title) &&
      !/^附[件表]/.test(title));
  if (!plausible) return null;
  return {
    index,
    paragraph,
    label: null,
    titleStart: start,
    titleEnd: end,
    bodyStart: null,
    weight: known ? 1 : 0.4,
  };
}

/** A star is a bullet only before a blank; two stars are bold print. */
const BULLET = /^[\s>]*(?:[-·+]|\*(?= ))[ *]*(?=[^\s*])/;

/** Reads a paragraph behind a bullet as a heading: short, alone, and named as these reports' sections are. */
export function readBulletHeading(paragraph: Paragraph, index: number): HeadingCandidate | null {
  const lead = BULLET.exec(wordsOf(paragraph).folded)?.[0].length;
  if (lead === undefined) return null;
  const behind = readUnnumberedHeading(
    sliceParagraph(paragraph, lead, paragraph.text.length),
    index,
    new Set(),
  );
  return behind === null
    ? null
    : { ...behind, paragraph, titleStart: lead + behind.titleStart, titleEnd: lead + behind.titleEnd };
}

/** Reads a paragraph that the markup calls a heading, whatever its words are, unless it is a sentence. */
export function readStyledHeading(paragraph: Paragraph, index: number): HeadingCandidate | null {
  const words = wordsOf(paragraph);
  if (paragraph.hints?.headingLevel === undefined || readHeadingLabel(words)) return null;
  const title = words.squeezed;
  return title.length > LONGEST_TITLE || /[。;,]$/.test(title)
    ? null
    : readUnnumberedHeading(paragraph, index, new Set([title.replace(/^[#*_>·]+|(?<![*_#])[*_#]+$/g, '')]));
}

/** The numbered headings among some blocks, in order. */
export function readHeadings(blocks: readonly Block[]): HeadingCandidate[] {
  const found: HeadingCandidate[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph') return;
    const candidate = readHeading(block, index);
    if (candidate) found.push(candidate);
  });
  return found;
}

function trimmedEnd(folded: string): number {
  let end = folded.length;
  while (end > 0 && /[\s*_#]/.test(folded.charAt(end - 1))) end -= 1;
  return end;
}

/**
 * Where the title ends and the paragraph glued to it begins: at the first full stop, at a colon or a blank
 * behind a few words, or at the line's end. Null for what is no title: an item of a list (`…；`) or a long
 * sentence.
 */
function findTitleEnd(
  folded: string,
  start: number,
  end: number,
): { titleEnd: number; bodyStart: number | null } | null {
  if (start >= end) return { titleEnd: end, bodyStart: null };
  const text = folded.slice(start, end);
  const stop = text.search(/[。!?]/);
  const sentence = stop < 0 ? text : text.slice(0, stop);
  const after = (offset: number): number | null => {
    let at = start + offset;
    while (at < end && /[\s*_:]/.test(folded.charAt(at))) at += 1;
    return at < end ? at : null;
  };
  const colon = text.indexOf(':');
  if (
    colon > 0 &&
    squeezeFolded(text.slice(0, colon)).length <= LONGEST_GLUED &&
    !/[,;]/.test(text.slice(0, colon))
  ) {
    const body = after(colon + 1);
    if (body !== null && (stop < 0 || colon < stop)) return { titleEnd: start + colon, bodyStart: body };
  }
  const named = /^([^。;!?:,\s]{2,26}) +(?=\S)/.exec(sentence);
  if (named && NAMED_TAIL.test(named[1] ?? '') && isText(text.slice(named[0].length))) {
    return { titleEnd: start + (named[1] ?? '').length, bodyStart: after(named[0].length) };
  }
  if (squeezeFolded(sentence).length <= LONGEST_TITLE) {
    if (/[;,]$/.test(sentence.trimEnd())) return null;
    if (stop < 0) return { titleEnd: trimMarks(folded, start, end), bodyStart: null };
    return { titleEnd: start + stop, bodyStart: after(stop + 1) };
  }
  const blank = text.slice(0, LONGEST_BLANK).search(/[^\x21-\x7e] +[^\x20-\x7e]|[^\x21-\x7e] +\d{4}/);
  if (blank >= 0 && blank < LONGEST_GLUED && TITLE_WORDS.test(squeezeFolded(text.slice(0, blank + 1)))) {
    return { titleEnd: start + blank + 1, bodyStart: after(blank + 1) };
  }
  const common = COMMON_TITLES.find(
    (title) => text.startsWith(title) && TEXT_BEGINS.test(text.slice(title.length)),
  );
  return common === undefined ? null : { titleEnd: start + common.length, bodyStart: after(common.length) };
}

function trimMarks(folded: string, start: number, end: number): number {
  let at = end;
  while (at > start && /[:\s]/.test(folded.charAt(at - 1))) at -= 1;
  return at;
}
