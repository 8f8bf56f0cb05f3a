import type { DefaultTreeAdapterTypes } from 'parse5';
import { NianbaoError } from '../../errors/nianbao-error.js';

/** A node of a parsed page. */
export type PageNode = DefaultTreeAdapterTypes.ChildNode;
/** An element of a parsed page. */
export type PageElement = DefaultTreeAdapterTypes.Element;
/** The root of a parsed page. */
export type PageRoot = DefaultTreeAdapterTypes.Document;

/** Longest page in UTF-16 code units; a report's page has some 100,000. */
export const MOST_CHARACTERS = 32_000_000;
/**
 * Most elements: so many for any page, and one more for so many characters. A page written by Word has one
 * for some 40. Unclosed formatting elements make a parser that follows the standard copy them again and
 * again, so that a small hostile page could become a tree of millions.
 */
const ELEMENTS = { any: 20_000, perCharacter: 1 / 3, most: 1_500_000 };

/**
 * Parses a page as browsers do, whatever is wrong with it. The parser is loaded only now, so that whoever
 * reads plain text does not pay for it.
 *
 * @param markup the decoded page
 * @param path name for messages
 * @throws NianbaoError `content_too_large` for pages beyond any report's size
 */
export async function parsePage(markup: string, path: string): Promise<PageRoot> {
  if (markup.length > MOST_CHARACTERS) throw tooLarge(path, MOST_CHARACTERS);
  const { parse, defaultTreeAdapter } = await import('parse5');
  const limit = Math.min(ELEMENTS.any + markup.length * ELEMENTS.perCharacter, ELEMENTS.most);
  let elements = 0;
  return parse(markup, {
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(tagName, namespace, attributes) {
        elements += 1;
        if (elements > limit) throw tooLarge(path, Math.floor(limit));
        return defaultTreeAdapter.createElement(tagName, namespace, attributes);
      },
    },
  });
}

function tooLarge(path: string, limit: number): NianbaoError {
  return new NianbaoError('content_too_large', { path, limit });
}

/** Whether a node is an element. */
export function isElement(node: PageNode): node is PageElement {
  return 'tagName' in node;
}

/** A text node's characters; '' for any other node. */
export function textOf(node: PageNode): string {
  return node.nodeName === '#text' && 'value' in node ? node.value : '';
}

/** The value of an attribute; '' when it has none. */
export function attributeOf(element: PageElement, name: string): string {
  for (const attribute of element.attrs) if (attribute.name === name) return attribute.value;
  return '';
}

/** Whether an element has an attribute, whatever its value. */
export function hasAttribute(element: PageElement, name: string): boolean {
  return element.attrs.some((attribute) => attribute.name === name);
}
