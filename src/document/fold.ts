/**
 * Folding makes text comparable without moving a character: every UTF-16 code unit maps to exactly one, so an
 * offset in the folded text is the same offset in the source.
 *
 * Full-width forms, compatibility ideographs and the Kangxi radicals that browser-made PDFs contain become
 * ordinary characters; every kind of blank becomes a space; dashes, bullets and quotation marks of one
 * meaning become one character. Superscripts and circled numbers stay: `5²` is not 52, and ① is a label, not
 * the number 1.
 */

/**
 * Radicals U+2E80-2EFF and strokes U+31C0-31E3 that NFKC leaves alone, each before the character that it
 * stands for: Unicode's Equivalent_Unified_Ideograph, or, where that lies outside the BMP and would change
 * the length, the ordinary form of the same radical.
 */
const RADICALS =
  '⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇几 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑兀 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ' +
  '⺜日 ⺝月 ⺞歺 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵网 ⺶羊 ' +
  '⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ' +
  '⻑長 ⻒镸 ⻓长 ⻔门 ⻕阜 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞食 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ' +
  '⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ㇏乀 ㇐一 ㇑丨 ㇒丿 ㇓丿 ㇔丶 ㇖乛 ㇚亅 ㇝乀 ㇟乚 ㇠乙';

/**
 * Characters that mean the same in these reports and that NFKC keeps apart: the first of each row stands for
 * all.
 */
const SAME = [
  '—―─–‒━⸺⸻ー',
  '-−‐‑⁃',
  '·•‣・‧●∙⋅⸱◆■▪\uf0b7\uf06c\uf06e\uf075\uf0a7\uf0d8\uf09f',
  '〇○◯⚪⭕',
  // Greek and Cyrillic letters that input methods put where a Latin O, the makeshift zero of dates, is meant.
  'OΟО',
  'oοо',
  '"“”„‟「」『』〝〞〟',
  "'‘’‚‛",
  '[【〔〖',
  ']】〕〗',
  '~～〜∼',
  ':∶ː',
  '|│┃∣',
  // NFKC makes the radical U+2F3E the traditional form, but PDFs of simplified text contain it for 户.
  '户\u2f3e',
];

/**
 * Blanks, the invisible characters among them, and U+E5E5, which older converters give for GBK's ideographic
 * space.
 */
const BLANK =
  /[\u0009\u000b\u000c\u0020\u00a0\u00ad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u2066-\u2069\u3000\ue5e5\ufeff]/;
/** Characters without width: between two digits they separate nothing. */
const INVISIBLE = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
/** Superscripts, subscripts, modifier letters, and circled or parenthesised characters. */
const KEPT =
  /[\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02ff\u1d2c-\u1dbf\u2070-\u209f\u2460-\u24ff\u3190-\u319f\u3200-\u32ff]/;
const ONLY_BLANKS = new RegExp(`^(?:${BLANK.source}|[\\n\\r\\u0085\\u2028\\u2029])*$`);

/** No character between these is folded, and normalising them would only cost time. */
const UNTOUCHED: [from: number, to: number][] = [
  [0x21, 0x7e],
  [0x3400, 0x9fff],
  [0xac00, 0xdfff],
];

/** The folded code unit of every code unit; built at first use. */
let table: Uint16Array | null = null;

function buildTable(): Uint16Array {
  const same = new Map<string, string>();
  for (const row of SAME) for (const mark of row) same.set(mark, row.charAt(0));
  for (const pair of RADICALS.split(' ')) same.set(pair.charAt(0), pair.charAt(1));
  const folded = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
  for (let code = 0; code < folded.length; code++) {
    const untouched = UNTOUCHED.find(([from, to]) => code >= from && code <= to);
    if (untouched !== undefined) {
      code = untouched[1];
      continue;
    }
    const unit = String.fromCharCode(code);
    folded[code] = foldUnit(unit, same).charCodeAt(0);
  }
  return folded;
}

function foldUnit(unit: string, same: Map<string, string>): string {
  if (BLANK.test(unit)) return ' ';
  const known = same.get(unit);
  if (known !== undefined) return known;
  if (KEPT.test(unit)) return unit;
  const normal = unit.normalize('NFKC');
  return normal.length === 1 ? (same.get(normal) ?? normal) : unit;
}

/**
 * Folds text for comparison and matching; the result has the same length as `text`, and folding it again
 * changes nothing.
 *
 * @param text any text
 * @returns folded text: ASCII digits and brackets, `,` `:` `;` `%`; `、` and `。` stay; `○` and `◯` become
 * `〇`; letters `O` stay letters; line ends stay, but form feed and vertical tab are blanks
 */
export function fold(text: string): string {
  const map = (table ??= buildTable());
  let at = 0;
  while (at < text.length && map[text.charCodeAt(at)] === text.charCodeAt(at)) at++;
  if (at === text.length) return text;
  let out = text.slice(0, at);
  let filled = 0;
  for (; at < text.length; at++) {
    if (filled === PIECE.length) {
      out += pieceOf(filled);
      filled = 0;
    }
    PIECE[filled++] = map[text.charCodeAt(at)] ?? 0;
  }
  return out + pieceOf(filled);
}

/**
 * Code units of a string that is being made, emptied into the string when full: joining single characters
 * would leave behind an object for each of them.
 */
const PIECE = new Uint16Array(2048);

function pieceOf(length: number): string {
  const codes = length < PIECE.length ? PIECE.subarray(0, length) : PIECE;
  return Reflect.apply(String.fromCharCode, null, codes) as string;
}

/** Whether a text holds nothing that prints: blanks, invisible characters and line ends alone, or nothing. */
export function isBlank(text: string): boolean {
  return ONLY_BLANKS.test(text);
}

/** Folded text without blanks, and the way back to the source. */
export interface CompactText {
  text: string;
  /** `offsets[i]` is the offset in the source of `text[i]`; `offsets[text.length]` is the end. */
  offsets: Uint32Array;
}

const JOINS = /[0-9A-Za-z.,]/;
const BREAK = /[ \n\r\u0085\u2028\u2029]/;

/** What compact() does with a folded code unit; from U+202A on all print. */
const SPACE = 0x20;
const PRINTS = 0;
const IS_BLANK = 1;
const JOINABLE = 2;
const ROLES = Uint8Array.from({ length: 0x202a }, (_, code) => {
  const unit = String.fromCharCode(code);
  if (BREAK.test(unit)) return IS_BLANK;
  return JOINS.test(unit) ? JOINABLE : PRINTS;
});

/** Offsets of a text that lost nothing: `IDENTITY[i]` is i. It grows with the longest such text. */
let identity = Uint32Array.from({ length: 1024 }, (_, at) => at);

function identityUpTo(length: number): Uint32Array {
  if (identity.length <= length) identity = Uint32Array.from({ length: 2 * length }, (_, at) => at);
  return identity.subarray(0, length + 1);
}

/**
 * Folds text and removes the blanks that these reports strew between Chinese characters (`概 述`, `2017 年`).
 * A blank between two digits or letters, also across `.` and `,`, is kept as one space, because `12 5` must
 * never become 125; an invisible character there is no blank.
 *
 * @param text any text
 * @param folded the same text folded, where it is known
 */
export function compact(text: string, folded = fold(text)): CompactText {
  if (!BREAK.test(folded)) return { text: folded, offsets: identityUpTo(folded.length) };
  const offsets = new Uint32Array(folded.length + 1);
  let out = '';
  let length = 0;
  let filled = 0;
  const put = (code: number, at: number): void => {
    if (filled === PIECE.length) {
      out += pieceOf(filled);
      filled = 0;
    }
    PIECE[filled++] = code;
    offsets[length++] = at;
  };
  let joinable = false;
  /** Where the first blank behind the last character stands. */
  let blank = -1;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    const role = code < ROLES.length ? ROLES[code] : PRINTS;
    if (role === IS_BLANK) {
      if (blank < 0 && !INVISIBLE.test(text.charAt(i))) blank = i;
      continue;
    }
    if (blank >= 0 && joinable && role === JOINABLE) put(SPACE, blank);
    blank = -1;
    put(code, i);
    joinable = role === JOINABLE;
  }
  offsets[length] = folded.length;
  return { text: out + pieceOf(filled), offsets: offsets.subarray(0, length + 1) };
}

/** Folded text without any blank: for labels and names, where even digits belong together. */
export function squeeze(text: string): string {
  return squeezeFolded(fold(text));
}

/**
 * A folded text, or one that keeps characters without width as foldVisible does, without any blank: see
 * {@link squeeze}.
 */
export function squeezeFolded(folded: string): string {
  return folded.replace(/[\s\u0085\u200b]+/g, '');
}
