import type { ParagraphHints } from '../../document/block.js';
import type { WordBlock, WordParagraph } from './draft.js';
import type { Numbering } from './numbering.js';
import type { CharacterFacts, NumberingReference, Style } from './styles.js';

/** Fields whose printed result counts pages. */
const PAGE_FIELD = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b/i;
const CONTENTS_STYLE = /^(?:toc|目录)\s?\d/i;
const HEADING_STYLE = /^(?:heading|标题)\s?([1-9])\b/i;
const DEEPEST_HEADING = 6;

/** A paragraph whose end has not been read yet. */
export interface OpenParagraph {
  lines: string[];
  style: Style | undefined;
  numbering: NumberingReference;
  outlineLevel: number | undefined;
  /** The paragraph's mark is hidden, or deleted by a tracked change. */
  markHidden: boolean;
  markDeleted: boolean;
  /** Instruction of each field that is open, null once its result is read. */
  fields: { instruction: string; inResult: boolean }[];
  /** Whether all text so far is bold; null before any. */
  bold: boolean | null;
  /** Text boxes that are anchored here: they stand beside the paragraph. */
  boxes: WordBlock[];
}

/** @param before text of a paragraph whose mark was deleted and that goes on in this one */
export function openParagraph(style: Style | undefined, before: readonly string[]): OpenParagraph {
  return {
    lines: before.length > 0 ? [...before] : [''],
    style,
    numbering: {},
    outlineLevel: undefined,
    markHidden: false,
    markDeleted: false,
    fields: [],
    bold: null,
    boxes: [],
  };
}

/** Adds text of a run as it is printed: hidden text, fields' instructions and page numbers are not. */
export function addText(paragraph: OpenParagraph, text: string, run: CharacterFacts, runStyle?: Style): void {
  const { style, fields } = paragraph;
  if (run.hidden ?? runStyle?.hidden ?? style?.hidden ?? false) return;
  if (fields.some((field) => !field.inResult || PAGE_FIELD.test(field.instruction))) return;
  if (text.trim() !== '') {
    const bold = run.bold ?? runStyle?.bold ?? style?.bold ?? false;
    const face = run.headingFace ?? runStyle?.headingFace ?? style?.headingFace ?? false;
    paragraph.bold = (paragraph.bold ?? true) && (bold || face);
  }
  paragraph.lines.push((paragraph.lines.pop() ?? '') + text);
}

/** Begins a new line within the paragraph. */
export function breakLine(paragraph: OpenParagraph): void {
  paragraph.lines.push('');
}

/**
 * Ends a paragraph: counts its number and gives what is printed.
 *
 * @returns null when nothing is printed, or when it is an entry of a table of contents, which repeats the
 *   headings
 */
export function closeParagraph(paragraph: OpenParagraph, numbering: Numbering): WordParagraph | null {
  const { lines, style, bold } = paragraph;
  const blank = lines.every((line) => line.trim() === '');
  if (blank && paragraph.markHidden) return null;
  const number = numbering.next(paragraph.numbering, style);
  if (CONTENTS_STYLE.test(style?.name ?? '')) return null;
  if (blank && number === '') return null;
  const hints: ParagraphHints = {};
  const level = headingLevel(paragraph);
  if (level !== undefined) hints.headingLevel = level;
  if (bold === true) hints.bold = true;
  if (number !== '') hints.numbering = number.trimEnd();
  const [first = '', ...rest] = lines;
  return { kind: 'paragraph', lines: [number === '' ? first : number + first.trimStart(), ...rest], hints };
}

function headingLevel({ style, outlineLevel }: OpenParagraph): number | undefined {
  const named = HEADING_STYLE.exec(style?.name ?? '')?.[1];
  if (named !== undefined) return Math.min(Number(named), DEEPEST_HEADING);
  const level = outlineLevel ?? style?.outlineLevel;
  return level !== undefined && level >= 0 && level < DEEPEST_HEADING ? level + 1 : undefined;
}
