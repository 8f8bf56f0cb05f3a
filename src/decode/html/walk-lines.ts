import type { ParagraphHints } from '../../document/block.js';
import type { FlowParagraph } from './flow.js';
import { writeLines, type Look } from './line-writer.js';
import { numberItem, startList, type ListCount } from './list-numbering.js';
import { attributeOf, isElement, textOf, type PageElement, type PageNode } from './parse-page.js';
import { isHidden, isSilent, renderingOf } from './rendering.js';

/** Who is told what a walk over a page finds, in the order in which the page shows it. */
export interface LineSink {
  line(line: FlowParagraph): void;
  /**
   * A table element.
   *
   * @returns null to walk into it as into any other element, or else the nodes to walk in its place
   */
  table(table: PageElement): readonly PageNode[] | null;
  /** An element that is left out because the page hides it. */
  hidden(): void;
}

/** What an element passes on to what stands in it. */
interface Inherited extends Look {
  block: PageElement;
  list: ListCount | null;
  headingLevel: number;
}

type Frame = { node: PageNode; inherited: Inherited; leave: boolean };

const FILE_LINK = /\.(?:docx?|pdf|xlsx?|wps|et|rtf|ofd|zip|rar)(?:$|[?#])/i;
const LONGEST_LINK = 2000;

/**
 * Walks over a part of a page and tells its lines: inline elements are run together, blocks and `br` end lines, hidden
 * elements are left out. Nesting of any depth is walked without recursion; takes time linear in the part's size.
 *
 * @param root the element to walk; it begins a line itself
 * @param showHidden whether to read what the page hides
 */
export function walkLines(root: PageElement, showHidden: boolean, sink: LineSink): void {
  const lines = writeLines();
  let first: Inherited | null = null;
  let numbering = '';
  let leadsToFile = false;

  const endLine = (): void => {
    const line = lines.take();
    if (line !== null && first !== null) {
      const { text, characters, linked } = line;
      const hints: ParagraphHints = {};
      if (first.headingLevel > 0) hints.headingLevel = first.headingLevel;
      if (line.bold === characters) hints.bold = true;
      if (numbering !== '') hints.numbering = numbering;
      // The reader of the page sees the number, and so does the heading grammar.
      const seen = numbering + text;
      numbering = '';
      sink.line({
        kind: 'paragraph',
        text: seen,
        hints,
        element: first.block,
        characters,
        linked,
        leadsToFile,
      });
    }
    first = null;
    leadsToFile = false;
  };

  const start: Inherited = {
    ...{ bold: false, linked: false, preformatted: false },
    ...{ block: root, list: null, headingLevel: 0 },
  };
  const stack: Frame[] = [{ node: root, inherited: start, leave: false }];
  const visit = (nodes: readonly PageNode[], inherited: Inherited): void => {
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i];
      if (node !== undefined) stack.push({ node, inherited, leave: false });
    }
  };

  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    const { node, inherited, leave } = frame;
    if (!isElement(node)) {
      const text = textOf(node);
      if (text === '') continue;
      if (inherited.preformatted) {
        writeLinesOf(text, (line, ended) => {
          first ??= inherited;
          lines.write(line, inherited);
          if (ended) endLine();
        });
      } else {
        first ??= inherited;
        lines.write(text, inherited);
      }
      continue;
    }
    if (leave) {
      endLine();
      if (node.tagName === 'li') numbering = '';
      continue;
    }
    if (node.tagName === 'br') {
      endLine();
      continue;
    }
    if (isSilent(node)) continue;
    if (!showHidden && isHidden(node)) {
      sink.hidden();
      continue;
    }
    const { block, bold, preformatted } = renderingOf(node);
    if (block) {
      endLine();
      stack.push({ node, inherited, leave: true });
    }
    if (node.tagName === 'table' && node !== root) {
      const instead = sink.table(node);
      if (instead !== null) {
        visit(instead, inherited);
        continue;
      }
    }
    if (node.tagName === 'li' && inherited.list !== null) numbering = numberItem(inherited.list, node);
    if (node.tagName === 'a' && isFileLink(node)) leadsToFile = true;
    visit(node.childNodes, inherit(node, inherited, block, bold, preformatted));
  }
  endLine();
}

function inherit(
  element: PageElement,
  from: Inherited,
  block: boolean,
  bold: boolean | null,
  preformatted: boolean,
): Inherited {
  const name = element.tagName;
  const list = name === 'ol' || name === 'ul' || name === 'menu' || name === 'dir';
  const heading = /^h[1-6]$/.test(name) ? Number(name.charAt(1)) : 0;
  const link = name === 'a' && attributeOf(element, 'href') !== '';
  if (!block && !link && bold === null && !preformatted) return from;
  return {
    bold: bold ?? from.bold,
    linked: from.linked || link,
    preformatted: from.preformatted || preformatted,
    block: block ? element : from.block,
    list: list ? startList(element) : from.list,
    headingLevel: heading || from.headingLevel,
  };
}

function isFileLink(link: PageElement): boolean {
  const address = attributeOf(link, 'href');
  return address.length <= LONGEST_LINK && FILE_LINK.test(address);
}

/** Cuts preformatted text at its line ends. */
function writeLinesOf(text: string, each: (line: string, ended: boolean) => void): void {
  const lines = text.split(/\r\n|[\r\n]/);
  lines.forEach((line, i) => each(line, i < lines.length - 1));
}
