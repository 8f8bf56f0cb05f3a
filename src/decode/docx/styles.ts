import { attribute, isOn, numberAttribute, type XmlAttributes, type XmlHandler } from '../walk-xml.js';

/** What a run or a style states about its characters; undefined where it states nothing. */
export interface CharacterFacts {
  bold?: boolean;
  hidden?: boolean;
  /** Set in a heading face (黑体), which offices use where others use bold. */
  headingFace?: boolean;
}

/** What a paragraph or a style states about numbering. */
export interface NumberingReference {
  /** Id of a `w:num`; 0 switches numbering off. */
  list?: number;
  /** 0-based level. */
  level?: number;
}

/** What a style states, its own and what it is based on. */
export interface Style extends CharacterFacts, NumberingReference {
  name?: string;
  /** 0-based; 9 is body text. */
  outlineLevel?: number;
  /** Ids of the style and of those it is based on, nearest first. */
  lineage: readonly string[];
}

/** Styles by id, and the id of the style that paragraphs without one have. */
export interface Styles {
  get(id: string | undefined): Style | undefined;
}

const HEADING_FACE = /黑体|SimHei|heiti|小标宋/i;

/** Reads one property element of a run into facts; anything else is passed over. */
export function readCharacterProperty(facts: CharacterFacts, name: string, attributes: XmlAttributes): void {
  if (name === 'b') facts.bold = isOn(attributes);
  else if (name === 'vanish') facts.hidden = isOn(attributes);
  else if (name === 'rFonts') {
    const face = attribute(attributes, 'eastAsia');
    if (face !== undefined) facts.headingFace = HEADING_FACE.test(face);
  }
}

interface StatedStyle extends Omit<Style, 'lineage'> {
  basedOn?: string;
}

/** Longer chains of styles are circles or attacks. */
const LONGEST_LINEAGE = 32;

/** Reads `word/styles.xml`: hand the `handler` to the parser, then ask for `styles`. */
export function stylesReader(): { handler: XmlHandler; styles(): Styles } {
  const stated = new Map<string, StatedStyle>();
  let usual: string | undefined;
  let current: StatedStyle | null = null;
  const path: string[] = [];
  const handler: XmlHandler = {
    open(name, attributes) {
      const parent = path.at(-1);
      path.push(name);
      if (name === 'style') {
        current = {};
        const id = attribute(attributes, 'styleId');
        if (id !== undefined) stated.set(id, current);
        const type = attribute(attributes, 'type');
        if (type === 'paragraph' && attribute(attributes, 'default') !== undefined) usual ??= id;
        return;
      }
      if (current === null) return;
      const value = attribute(attributes, 'val');
      const number = numberAttribute(attributes, 'val');
      if (parent === 'style' && name === 'name' && value !== undefined) current.name = value;
      else if (parent === 'style' && name === 'basedOn' && value !== undefined) current.basedOn = value;
      else if (parent === 'rPr') readCharacterProperty(current, name, attributes);
      else if (name === 'outlineLvl' && number !== undefined) current.outlineLevel = number;
      else if (parent === 'numPr' && name === 'numId' && number !== undefined) current.list = number;
      else if (parent === 'numPr' && name === 'ilvl' && number !== undefined) current.level = number;
    },
    close(name) {
      path.pop();
      if (name === 'style') current = null;
    },
    text() {},
  };
  const resolved = new Map<string, Style>();
  const resolve = (id: string): Style | undefined => {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const lineage: string[] = [];
    let style: Omit<Style, 'lineage'> = {};
    for (
      let at: string | undefined = id;
      at !== undefined && lineage.length < LONGEST_LINEAGE && !lineage.includes(at);
    ) {
      const own: StatedStyle | undefined = stated.get(at);
      if (own === undefined) break;
      lineage.push(at);
      style = { ...own, ...style };
      at = own.basedOn;
    }
    if (lineage.length === 0) return undefined;
    const name = stated.get(id)?.name;
    const whole: Style = { ...style, lineage, ...(name === undefined ? {} : { name }) };
    resolved.set(id, whole);
    return whole;
  };
  return {
    handler,
    styles: () => ({ get: (id) => (id === undefined ? undefined : resolve(id)) ?? resolve(usual ?? '') }),
  };
}
