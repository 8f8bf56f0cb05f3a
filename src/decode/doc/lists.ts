import type { ListDefinition, ListInstance, ListLevel, Lists } from '../docx/numbering.js';

const DEFINITION_BYTES = 28;
const LEVEL_BYTES = 28;
const LIST_BYTES = 16;
const LEVELS = 9;
const NO_STYLE = 0xfff;
/** No document has more lists. */
const MOST_LISTS = 5000;

/** Names of number formats by Word's codes ([MS-OSHARED] MSONFC); those of OOXML. */
const FORMATS: Readonly<Record<number, string>> = {
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'japaneseLegal',
  17: 'japaneseDigitalTenThousand',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  29: 'ideographEnclosedCircle',
  30: 'ideographTraditional',
  31: 'ideographZodiac',
  33: 'taiwaneseCounting',
  34: 'ideographLegalTraditional',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  38: 'chineseLegalSimplified',
  39: 'chineseCountingThousand',
  255: 'none',
};
const SUFFIXES = ['tab', 'space', 'nothing'];

/** Lists of a document, and the list that numbers each paragraph style by itself. */
export interface DocumentLists {
  lists: Lists;
  ofStyle: ReadonlyMap<number, number>;
}

/**
 * Reads the lists of a Word 97 document ([MS-DOC] PlfLst with the levels behind it, PlfLfo).
 *
 * @throws RangeError for a damaged file
 */
export function readLists(levels: Buffer, lists: Buffer): DocumentLists {
  const definitions = new Map<string, ListDefinition>();
  const styles = new Map<string, number[]>();
  const instances = new Map<number, ListInstance>();
  const count = levels.length < 2 ? 0 : Math.min(levels.readUInt16LE(0), MOST_LISTS);
  let at = 2 + count * DEFINITION_BYTES;
  for (let i = 0; i < count; i++) {
    const own = 2 + i * DEFINITION_BYTES;
    const key = String(levels.readInt32LE(own));
    const definition: ListDefinition = { levels: new Map() };
    const simple = (levels.readUInt8(own + 26) & 1) !== 0;
    for (let index = 0; index < (simple ? 1 : LEVELS); index++) {
      const { level, next } = readLevel(levels, at);
      const style = levels.readUInt16LE(own + 8 + index * 2);
      if (style !== NO_STYLE) {
        level.style = String(style);
        styles.set(key, [...(styles.get(key) ?? []), style]);
      }
      definition.levels.set(index, level);
      at = next;
    }
    definitions.set(key, definition);
  }
  const listCount = lists.length < 4 ? 0 : Math.min(lists.readUInt32LE(0), MOST_LISTS);
  let behind = 4 + listCount * LIST_BYTES;
  const ofStyle = new Map<number, number>();
  for (let i = 0; i < listCount; i++) {
    const own = 4 + i * LIST_BYTES;
    const instance: ListInstance = {
      definition: String(lists.readInt32LE(own)),
      levels: new Map(),
      startOverrides: new Map(),
    };
    instances.set(i + 1, instance);
    for (const style of styles.get(instance.definition) ?? [])
      if (!ofStyle.has(style)) ofStyle.set(style, i + 1);
    const overrides = lists.readUInt8(own + 12);
    behind += 4;
    for (let j = 0; j < overrides; j++) {
      const start = lists.readInt32LE(behind);
      const flags = lists.readUInt8(behind + 4);
      behind += 8;
      if ((flags & 0x20) !== 0) {
        const { level, next } = readLevel(lists, behind);
        instance.levels.set(flags & 0xf, level);
        behind = next;
      } else if ((flags & 0x10) !== 0) instance.startOverrides.set(flags & 0xf, start);
    }
  }
  return { lists: { definitions, instances, links: new Map() }, ofStyle };
}

function readLevel(bytes: Buffer, at: number): { level: ListLevel; next: number } {
  const flags = bytes.readUInt8(at + 5);
  const textAt = at + LEVEL_BYTES + bytes.readUInt8(at + 24) + bytes.readUInt8(at + 25);
  const next = textAt + 2 + bytes.readUInt16LE(textAt) * 2;
  const text = bytes
    .toString('utf16le', textAt + 2, next)
    .replace(/[\0-\x08]/g, (mark) => `%${mark.charCodeAt(0) + 1}`);
  const level: ListLevel = {
    start: bytes.readInt32LE(at),
    format: FORMATS[bytes.readUInt8(at + 4)] ?? 'decimal',
    text: text.slice(0, 100),
    suffix: SUFFIXES[bytes.readUInt8(at + 15)] ?? 'tab',
    legal: (flags & 0x4) !== 0,
  };
  if ((flags & 0x8) !== 0) level.restartAfter = bytes.readUInt8(at + 26);
  return { level, next };
}
