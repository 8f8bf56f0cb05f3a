import { attributeOf, hasAttribute, type PageElement } from './parse-page.js';

/** Elements that show no text of the page, or text that is no part of it. */
const SILENT = new Set(
  (
    'script style noscript template head title meta link base iframe frame object embed applet canvas audio video svg ' +
    'math map area select option optgroup datalist button input textarea rt rp'
  ).split(' '),
);
/** Elements that begin and end a line of their own. */
const BLOCKS = new Set(
  (
    'html body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form header hgroup h1 h2 h3 h4 h5 h6 hr legend li listing main menu nav ol p plaintext pre search section summary ' +
    'table caption thead tbody tfoot tr td th ul xmp frameset marquee'
  ).split(' '),
);
const PREFORMATTED = new Set(['pre', 'listing', 'plaintext', 'xmp']);
/** Longer style attributes are no styles. */
const LONGEST_STYLE = 2000;

const HIDDEN_STYLE =
  /(?:^|[;\s])(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden|mso-hide\s{0,4}:\s{0,4}all)/i;
const BLOCK_STYLE = /(?:^|[;\s])display\s{0,4}:\s{0,4}(?:block|table|list-item|flex|grid)(?![-\w])/i;
const PRE_STYLE = /(?:^|[;\s])white-space\s{0,4}:\s{0,4}(?:pre|break-spaces)/i;
const BOLD_STYLE =
  /(?:^|[;\s])font(?:-weight)?\s{0,4}:\s{0,4}(?:[^;]{0,60}\s)?(bold|bolder|normal|lighter|[1-9]00)\b/i;

/** How an element shows its text. */
export interface Rendering {
  /** Begins and ends a line. */
  block: boolean;
  /** True or false where the element says so itself. */
  bold: boolean | null;
  /** Line ends and blanks in the source are shown. */
  preformatted: boolean;
}

/** The style attribute; '' for one beyond any sensible length. */
export function styleOf(element: PageElement): string {
  const style = attributeOf(element, 'style');
  return style.length > LONGEST_STYLE ? '' : style;
}

/** Whether an element's text is never part of the page's text: scripts, forms' controls, pronunciations. */
export function isSilent(element: PageElement): boolean {
  return SILENT.has(element.tagName);
}

/** Whether an element says of itself that it is not shown. Style sheets are not consulted. */
export function isHidden(element: PageElement): boolean {
  if (element.attrs.length === 0) return false;
  if (hasAttribute(element, 'hidden')) return attributeOf(element, 'hidden') !== 'until-found';
  return HIDDEN_STYLE.test(styleOf(element));
}

/** Reads how an element shows its text from its name and its own style. */
export function renderingOf(element: PageElement): Rendering {
  const name = element.tagName;
  const style = element.attrs.length === 0 ? '' : styleOf(element);
  return {
    block: BLOCKS.has(name) || (style !== '' && BLOCK_STYLE.test(style)),
    bold: boldness(name, style),
    preformatted: PREFORMATTED.has(name) || (style !== '' && PRE_STYLE.test(style)),
  };
}

function boldness(name: string, style: string): boolean | null {
  const weight = style === '' ? undefined : BOLD_STYLE.exec(style)?.[1]?.toLowerCase();
  if (weight !== undefined) return weight.startsWith('bold') || /^[6-9]00$/.test(weight);
  return name === 'b' || name === 'strong' ? true : null;
}
