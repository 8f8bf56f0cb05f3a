/**
 * Folding makes text comparable without moving a character: every UTF-16 code unit maps to exactly one, so an offset
 * in the folded text is the same offset in the source.
 *
 * Full-width forms, compatibility ideographs and the Kangxi radicals that browser-made PDFs contain become ordinary
 * characters; every kind of blank becomes a space; dashes and middle dots of one meaning become one character.
 */

/** CJK radicals U+2E80-2EFF that NFKC leaves alone, by the character that they stand for in print. */
const RADICALS: Record<string, string> = {
  '⺁': '厂',
  '⺄': '乙',
  '⺅': '亻',
  '⺆': '冂',
  '⺇': '几',
  '⺈': '刀',
  '⺉': '刂',
  '⺊': '卜',
  '⺋': '卩',
  '⺌': '小',
  '⺍': '小',
  '⺎': '兀',
  '⺏': '尢',
  '⺐': '尢',
  '⺑': '兀',
  '⺒': '巳',
  '⺓': '幺',
  '⺔': '彑',
  '⺕': '彐',
  '⺖': '忄',
  '⺗': '心',
  '⺘': '扌',
  '⺙': '攵',
  '⺛': '旡',
  '⺜': '日',
  '⺝': '月',
  '⺞': '歹',
  '⺟': '母',
  '⺠': '民',
  '⺡': '氵',
  '⺢': '水',
  '⺣': '灬',
  '⺤': '爪',
  '⺥': '爫',
  '⺦': '丬',
  '⺧': '牛',
  '⺨': '犭',
  '⺩': '王',
  '⺪': '疋',
  '⺫': '目',
  '⺬': '示',
  '⺭': '礻',
  '⺮': '竹',
  '⺯': '糸',
  '⺰': '纟',
  '⺱': '罓',
  '⺲': '罒',
  '⺳': '网',
  '⺶': '羊',
  '⺷': '羊',
  '⺹': '耂',
  '⺺': '聿',
  '⺻': '聿',
  '⺼': '肉',
  '⺽': '臼',
  '⺾': '艹',
  '⺿': '艹',
  '⻀': '艹',
  '⻁': '虎',
  '⻂': '衤',
  '⻃': '覀',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻇': '角',
  '⻈': '讠',
  '⻉': '贝',
  '⻊': '足',
  '⻋': '车',
  '⻌': '辶',
  '⻍': '辶',
  '⻎': '辶',
  '⻏': '阝',
  '⻐': '钅',
  '⻑': '長',
  '⻒': '镸',
  '⻓': '长',
  '⻔': '门',
  '⻕': '阜',
  '⻖': '阝',
  '⻗': '雨',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻞': '食',
  '⻟': '飠',
  '⻠': '饣',
  '⻡': '首',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻪': '黾',
  '⻫': '斉',
  '⻬': '齐',
  '⻭': '歯',
  '⻮': '齿',
  '⻯': '竜',
  '⻰': '龙',
  '⻱': '龜',
  '⻲': '亀',
  '⻳': '龟',
};

/** Characters that mean the same in these reports and that NFKC keeps apart. */
const SAME: Record<string, string> = {
  '―': '—',
  '─': '—',
  '–': '—',
  '‒': '—',
  '━': '—',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '﹣': '-',
  '•': '·',
  '・': '·',
  '‧': '·',
  '●': '·',
  '∙': '·',
  '⋅': '·',
  '\uf0b7': '·',
  '\uf06c': '·',
  〇: '〇',
  '○': '〇',
  '◯': '〇',
  '⚪': '〇',
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '〖': '[',
  '〗': ']',
  '～': '~',
  '〜': '~',
  '∼': '~',
  '｡': '。',
  '､': '、',
  '﹑': '、',
};

const BLANK = /[\u0009\u000b\u000c\u0020\u00a0\u1680\u180e\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]/u;
const table = new Map<number, string>();

function foldUnit(unit: string, code: number): string {
  if (BLANK.test(unit)) return ' ';
  const same = SAME[unit] ?? RADICALS[unit];
  if (same !== undefined) return same;
  if (code >= 0xd800 && code <= 0xdfff) return unit;
  const folded = unit.normalize('NFKC');
  return folded.length === 1 ? folded : unit;
}

/**
 * Folds text for comparison and matching; the result has the same length as `text`.
 *
 * @param text any text
 * @returns folded text: ASCII digits and brackets, `,` `:` `;` `%`; `、` and `。` stay; `○` and `◯` become `〇`
 */
export function fold(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x21 && code < 0x7f) || code === 0x0a || code === 0x0d || code === 0x20) continue;
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    let folded = table.get(code);
    if (folded === undefined) {
      folded = foldUnit(text.charAt(i), code);
      table.set(code, folded);
    }
    if (folded === text.charAt(i)) continue;
    out += text.slice(from, i) + folded;
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Folded text without blanks, and the way back to the source. */
export interface CompactText {
  text: string;
  /** `offsets[i]` is the offset in the source of `text[i]`; `offsets[text.length]` is the end. */
  offsets: Uint32Array;
}

const JOINS = /[0-9A-Za-z.]/;

/**
 * Folds text and removes the blanks that these reports strew between Chinese characters (`概 述`, `2017 年`). A blank
 * between two digits or letters is kept as one space, because `12 5` must never become 125.
 *
 * @param text any text
 */
export function compact(text: string): CompactText {
  const folded = fold(text);
  const kept: string[] = [];
  const offsets = new Uint32Array(folded.length + 1);
  let last = '';
  let blank = -1;
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charAt(i);
    if (unit === ' ' || unit === '\n' || unit === '\r' || unit === '\u2028' || unit === '\u2029') {
      if (blank < 0) blank = i;
      continue;
    }
    if (blank >= 0 && JOINS.test(last) && JOINS.test(unit)) {
      offsets[kept.length] = blank;
      kept.push(' ');
    }
    blank = -1;
    offsets[kept.length] = i;
    kept.push(unit);
    last = unit;
  }
  offsets[kept.length] = folded.length;
  return { text: kept.join(''), offsets: offsets.slice(0, kept.length + 1) };
}

/** Folded text without any blank: for labels and names, where even digits belong together. */
export function squeeze(text: string): string {
  return fold(text).replace(/[\s\u2028\u2029]+/g, '');
}
