import type { ParagraphHints } from '../../document/block.js';
import type { FlowParagraph } from './flow.js';
import { writeLines, type Look, type WrittenLine } from './line-writer.js';
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
 * Walks over a part of a page and tells its lines: inline elements are run together, blocks and `br` end
 * lines, hidden elements are left out. Nesting of any depth is walked without recursion; takes time linear in
 * the part's size.
 *
 * @param root the element to walk; it begins a line itself
 * @param showHidden whether to read what the page hides
 */
export function walkLines(root: PageElement, showHidden: boolean, sink: LineSink): void {
  new LineWalk(root, showHidden, sink).run();
}

/** One walk; where it is, and the line that it is in. */
class LineWalk {
  private readonly stack: Frame[] = [];
  private readonly lines = writeLines();
  /** What the first text of the line stands in; null where the line has no text yet. */
  private first: Inherited | null = null;
  private numbering = '';
  private leadsToFile = false;

  constructor(
    private readonly root: PageElement,
    private readonly showHidden: boolean,
    private readonly sink: LineSink,
  ) {}

  run(): void {
    const start: Inherited = {
      ...{ bold: false, linked: false, preformatted: false },
      ...{ block: this.root, list: null, headingLevel: 0 },
    };
    this.visit([this.root], start);
    for (let frame = this.stack.pop(); frame !== undefined; frame = this.stack.pop()) {
      const { node, inherited, leave } = frame;
      if (!isElement(node)) this.writeText(textOf(node), inherited);
      else if (leave) this.leave(node);
      else this.enter(node, inherited);
    }
    this.endLine();
  }

  private visit(nodes: readonly PageNode[], inherited: Inherited): void {
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i];
      if (node !== undefined) this.stack.push({ node, inherited, leave: false });
    }
  }

  private writeText(text: string, inherited: Inherited): void {
    if (text === '') return;
    if (!inherited.preformatted) {
      this.write(text, inherited);
      return;
    }
    writeLinesOf(text, (line, ended) => {
      this.write(line, inherited);
      if (ended) this.endLine();
    });
  }

  private write(text: string, inherited: Inherited): void {
    this.first ??= inherited;
    this.lines.write(text, inherited);
  }

  private leave(element: PageElement): void {
    this.endLine();
    if (element.tagName === 'li') this.numbering = '';
  }

  private enter(element: PageElement, inherited: Inherited): void {
    const name = element.tagName;
    if (name === 'br') {
      this.endLine();
      return;
    }
    if (isSilent(element)) return;
    if (!this.showHidden && isHidden(element)) {
      this.sink.hidden();
      return;
    }
    const { block, bold, preformatted } = renderingOf(element);
    if (block) {
      this.endLine();
      this.stack.push({ node: element, inherited, leave: true });
    }
    const instead = name === 'table' && element !== this.root ? this.sink.table(element) : null;
    if (instead !== null) {
      this.visit(instead, inherited);
      return;
    }
    if (name === 'li' && inherited.list !== null) this.numbering = numberItem(inherited.list, element);
    if (name === 'a' && isFileLink(element)) this.leadsToFile = true;
    this.visit(element.childNodes, inherit(element, inherited, block, bold, preformatted));
  }

  private endLine(): void {
    const line = this.lines.take();
    if (line !== null && this.first !== null) this.tell(line, this.first);
    this.first = null;
    this.leadsToFile = false;
  }

  private tell({ text, characters, linked, bold }: WrittenLine, first: Inherited): void {
    const { numbering, leadsToFile } = this;
    const hints: ParagraphHints = {};
    if (first.headingLevel > 0) hints.headingLevel = first.headingLevel;
    if (bold === characters) hints.bold = true;
    if (numbering !== '') hints.numbering = numbering;
    this.numbering = '';
    // The reader of the page sees the number, and so does the heading grammar.
    const seen = numbering + text;
    const { block: element } = first;
    this.sink.line({ kind: 'paragraph', text: seen, hints, element, characters, linked, leadsToFile });
  }
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
