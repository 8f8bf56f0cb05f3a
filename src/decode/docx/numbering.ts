import { writeNumber } from './write-number.js';
import { attribute, isOn, numberAttribute, type XmlHandler } from '../walk-xml.js';
import type { NumberingReference, Style, Styles } from './styles.js';

/** One level of a list. */
export interface ListLevel {
  start: number;
  format: string;
  /** `%1、`: `%n` stands for the number of level n. */
  text: string;
  /** What stands between the number and the text. */
  suffix: string;
  /** Id of the paragraph style that this level numbers. */
  style?: string;
  /** All numbers in Arabic digits. */
  legal: boolean;
  /** The 1-based level after which this one starts again; 0 never. */
  restartAfter?: number;
}

/** The levels of one or several lists. */
export interface ListDefinition {
  levels: Map<number, ListLevel>;
  /** Id of a numbering style that holds the levels. */
  link?: string;
}

/** One list. */
export interface ListInstance {
  definition: string;
  /** Levels that this list defines for itself. */
  levels: Map<number, ListLevel>;
  startOverrides: Map<number, number>;
}

/** Counts the numbered paragraphs of a document in order. */
export interface Numbering {
  /**
   * The number that Word prints before a paragraph, with the blank that parts it from the text where no mark
   * does; '' where none is printed. Counts the paragraph: to be called once for each in document order.
   */
  next(own: NumberingReference, style: Style | undefined): string;
}

const DEEPEST_LEVEL = 8;
const BULLET = '•';
/** Marks after which the text follows directly. */
const CLOSED = /[、，：；）)】〕］\]》,:;。．]$/;
/** A number that is longer than this is no number but an attack. */
const LONGEST = 100;

function newLevel(): ListLevel {
  return { start: 1, format: 'decimal', text: '', suffix: 'tab', legal: false };
}

/** Reads `word/numbering.xml`: hand the `handler` to the parser, then ask for `numbering`. */
export function numberingReader(): { handler: XmlHandler; numbering(styles: Styles): Numbering } {
  const definitions = new Map<string, ListDefinition>();
  const instances = new Map<number, ListInstance>();
  const links = new Map<string, string>();
  let definition: ListDefinition | null = null;
  let instance: ListInstance | null = null;
  let overridden = 0;
  let level: ListLevel | null = null;
  const handler: XmlHandler = {
    open(name, attributes) {
      const value = attribute(attributes, 'val');
      const number = numberAttribute(attributes, 'val');
      switch (name) {
        case 'abstractNum':
          definition = { levels: new Map() };
          definitions.set(attribute(attributes, 'abstractNumId') ?? '', definition);
          break;
        case 'numStyleLink':
          if (definition !== null && value !== undefined) definition.link = value;
          break;
        case 'styleLink': {
          const own = [...definitions].find(([, one]) => one === definition)?.[0];
          if (value !== undefined && own !== undefined) links.set(value, own);
          break;
        }
        case 'num':
          instance = { definition: '', levels: new Map(), startOverrides: new Map() };
          instances.set(numberAttribute(attributes, 'numId') ?? -1, instance);
          break;
        case 'abstractNumId':
          if (instance !== null && value !== undefined) instance.definition = value;
          break;
        case 'lvlOverride':
          overridden = numberAttribute(attributes, 'ilvl') ?? 0;
          break;
        case 'startOverride':
          if (instance !== null && number !== undefined) instance.startOverrides.set(overridden, number);
          break;
        case 'lvl': {
          level = newLevel();
          (instance ?? definition)?.levels.set(numberAttribute(attributes, 'ilvl') ?? 0, level);
          break;
        }
        default:
          if (level !== null) readLevelProperty(level, name, value, number, isOn(attributes));
      }
    },
    close(name) {
      if (name === 'abstractNum') definition = null;
      else if (name === 'num') instance = null;
      else if (name === 'lvl') level = null;
    },
    text() {},
  };
  return { handler, numbering: (styles) => countLists({ definitions, instances, links }, styles) };
}

function readLevelProperty(
  level: ListLevel,
  name: string,
  value: string | undefined,
  number: number | undefined,
  on: boolean,
): void {
  if (name === 'start' && number !== undefined) level.start = number;
  else if (name === 'numFmt' && value !== undefined) level.format = value;
  else if (name === 'lvlText' && value !== undefined) level.text = value.slice(0, LONGEST);
  else if (name === 'suff' && value !== undefined) level.suffix = value;
  else if (name === 'pStyle' && value !== undefined) level.style = value;
  else if (name === 'isLgl') level.legal = on;
  else if (name === 'lvlRestart' && number !== undefined) level.restartAfter = number;
}

/** The lists of a document. */
export interface Lists {
  definitions: ReadonlyMap<string, ListDefinition>;
  instances: ReadonlyMap<number, ListInstance>;
  /** Numbering style to the definition that holds its levels. */
  links: ReadonlyMap<string, string>;
}

/**
 * Counts a document's lists. Lists that share a definition count on from each other, except where one states
 * its own start.
 */
export function countLists(lists: Lists, styles: Styles): Numbering {
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  const definitionOf = (instance: ListInstance): string => {
    const link = lists.definitions.get(instance.definition)?.link;
    if (link === undefined) return instance.definition;
    const list = styles.get(link)?.list;
    const linked = list === undefined ? undefined : lists.instances.get(list)?.definition;
    return lists.links.get(link) ?? linked ?? instance.definition;
  };
  return {
    next(own, style) {
      const id = own.list ?? style?.list;
      const instance = id === undefined || id === 0 ? undefined : lists.instances.get(id);
      if (id === undefined || instance === undefined) return '';
      const key = definitionOf(instance);
      const shared = lists.definitions.get(key)?.levels ?? new Map<number, ListLevel>();
      const levelAt = (at: number): ListLevel | undefined => instance.levels.get(at) ?? shared.get(at);
      const index = Math.min(
        Math.max(
          own.level ?? (own.list === undefined ? styleLevel(style, shared) : undefined) ?? style?.level ?? 0,
          0,
        ),
        DEEPEST_LEVEL,
      );
      const level = levelAt(index);
      if (level === undefined) return '';
      const counts = counters.get(key) ?? [];
      counters.set(key, counts);
      for (const [at, start] of instance.startOverrides) {
        if (begun.has(`${id} ${at}`) || at > index) continue;
        begun.add(`${id} ${at}`);
        counts[at] = at === index ? start - 1 : start;
      }
      const before = counts[index];
      counts[index] = before === undefined ? level.start : before + 1;
      for (let above = 0; above < index; above++) counts[above] ??= levelAt(above)?.start ?? 1;
      for (let below = index + 1; below <= DEEPEST_LEVEL; below++) {
        if (index < (levelAt(below)?.restartAfter ?? below)) counts[below] = undefined;
      }
      return printed(level, counts, levelAt);
    },
  };
}

function styleLevel(style: Style | undefined, levels: ReadonlyMap<number, ListLevel>): number | undefined {
  for (const id of style?.lineage ?? []) {
    for (const [index, level] of levels) if (level.style === id) return index;
  }
  return undefined;
}

function printed(
  level: ListLevel,
  counts: readonly (number | undefined)[],
  levelAt: (at: number) => ListLevel | undefined,
): string {
  if (level.format === 'bullet') return level.text.trim() === '' ? '' : `${bulletOf(level.text)} `;
  const text = level.text
    .replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const format = levelAt(at)?.format ?? 'decimal';
      return writeNumber(counts[at] ?? 1, level.legal ? 'decimal' : format);
    })
    .slice(0, LONGEST);
  if (text.trim() === '') return '';
  return level.suffix === 'nothing' || CLOSED.test(text) || /\s$/.test(text) ? text : `${text} `;
}

/** Bullets of symbol fonts are private-use characters that nobody can read. */
function bulletOf(text: string): string {
  return /[\ue000-\uf8ff]/.test(text) ? BULLET : text.trim();
}
