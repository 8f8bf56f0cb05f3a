import type { FlowItem } from './flow.js';
import type { Evidence } from './item-evidence.js';
import { attributeOf, isElement, type PageElement } from './parse-page.js';

/** A stretch of a page's items, `to` exclusive. */
export interface ItemRange {
  from: number;
  to: number;
}

/** A part with so much of the page's weight, and with everything certain, is where the report stands. */
const SHARE = 0.8;
/** So much is enough where the part's name says that it holds the text. */
const SHARE_WHERE_NAMED = 0.5;
/** One line alone is no part of a page: what stands beside it may belong to it. */
const FEWEST_ITEMS = 2;
const NAMED_AS_TEXT =
  /trs_(?:uc_)?editor|ucap-?content|article|content|zoom|xl_?con|news_?(?:con|text|body)|detail|view_?con|main_?text|wznr|zhengwen|\bcon\b/i;
const LONGEST_NAME = 200;

/** What stands in one element and below it. */
interface Held {
  weight: number;
  certain: number;
  prose: number;
  from: number;
  to: number;
}

/**
 * Chooses the smallest part of a page that holds all its evidence of a report. Walks down from the body as
 * long as one child has nearly all that weighs, and nothing that looks like the report's text stands beside
 * it. So navigation, sidebars and footers fall away, and where the report's parts stand apart, the part that
 * holds them all is taken.
 *
 * @param body the root that the items were read from
 * @param items what the page shows
 * @param evidence of each item
 */
export function chooseContainer(
  body: PageElement,
  items: readonly FlowItem[],
  evidence: readonly Evidence[],
): ItemRange {
  const held = sumUp(body, items, evidence);
  const whole = held.get(body);
  if (whole === undefined || whole.certain + whole.prose === 0) return { from: 0, to: items.length };
  let chosen = whole;
  for (let next = heaviestChild(body, held); next !== null; next = heaviestChild(next, held)) {
    const inNext = held.get(next);
    if (inNext === undefined || !holdsReport(inNext, whole, next)) break;
    chosen = inNext;
  }
  return { from: chosen.from, to: chosen.to };
}

function holdsReport(part: Held, whole: Held, element: PageElement): boolean {
  if (part.certain < whole.certain || part.to - part.from < FEWEST_ITEMS) return false;
  const share = part.weight / whole.weight;
  if (part.prose === whole.prose && share >= SHARE) return true;
  const names = ['id', 'class'].map((name) => attributeOf(element, name).slice(0, LONGEST_NAME));
  const name = names.join(' ');
  return part.certain > 0 && share >= SHARE_WHERE_NAMED && NAMED_AS_TEXT.test(name);
}

function heaviestChild(element: PageElement, held: ReadonlyMap<PageElement, Held>): PageElement | null {
  let heaviest: PageElement | null = null;
  let most = 0;
  for (const child of element.childNodes) {
    if (!isElement(child)) continue;
    const weight = held.get(child)?.weight ?? 0;
    if (weight <= most) continue;
    heaviest = child;
    most = weight;
  }
  return heaviest;
}

/** Sums the evidence up from the items' own elements to the body, each element once. */
function sumUp(
  body: PageElement,
  items: readonly FlowItem[],
  evidence: readonly Evidence[],
): Map<PageElement, Held> {
  const held = new Map<PageElement, Held>();
  items.forEach((item, index) => {
    const { weight, certain, prose } = evidence[index] ?? { weight: 0, certain: false, prose: false };
    add(held, item.element, {
      weight,
      certain: Number(certain),
      prose: Number(prose),
      from: index,
      to: index + 1,
    });
  });
  const order: PageElement[] = [];
  const stack: PageElement[] = [body];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    order.push(element);
    for (const child of element.childNodes) if (isElement(child)) stack.push(child);
  }
  for (let i = order.length - 1; i > 0; i--) {
    const element = order[i];
    const own = element && held.get(element);
    const parent = element?.parentNode;
    if (own && parent && 'tagName' in parent) add(held, parent, own);
  }
  return held;
}

function add(held: Map<PageElement, Held>, element: PageElement, more: Held): void {
  const known = held.get(element);
  if (known === undefined) {
    held.set(element, { ...more });
    return;
  }
  known.weight += more.weight;
  known.certain += more.certain;
  known.prose += more.prose;
  known.from = Math.min(known.from, more.from);
  known.to = Math.max(known.to, more.to);
}
