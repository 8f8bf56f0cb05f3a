import iconv from 'iconv-lite';
import type { Random } from '../../src/sample/random.js';

/** Changes a text; `others` are further texts to take pieces from. */
type TextMutation = (text: string, random: Random, others: readonly string[]) => string;

/**
 * What is put where it does not belong: numbers of headings, marks of tables and sentences, digits, brackets.
 */
export const TOKENS = [
  '一、', '二、', '十一、', '（一）', '(二）', '1.', '1、', '（1）', '①', '⑴', '㈠', '第一部分 ', '第三章', '- ', '# ', '**', '__', '> ',
  '\t', '|', '|---|---|', '│', '+---+', '    ', '　', '\u00a0', '\u200b', '\ufeff', '\u00ad', '\u2028', '\u0085', '\f', '\v', '\r', '\r\n', '\n\n',
  '\0', '\u0007', '\ufffd', '\ud800', '\udc00', '😀', '\ue5e5', '\uf0b7', '⼀', '⺠', '０', '１２', '○', '〇', 'O',
  '0', '7', '12,345', '1,23', '-3', '3.5', '1e9', '999999999999999999999', '1/2', '/', '——', '-', '无', '空', '%', '３％', '占30%', '约', '余',
  '条', '件', '人次', '万元', '个', '（', '）', '(', ')', '[', ']', '《', '》', '“', '”', '「', '。', '，', '、', '；', '：', '：：', '…',
  '其中', '其中：', '共', '合计', '总计', '统计指标', '单位', '统计数', '收到申请数', '维持', '尚未审结', '附件：', '电话：', '地址：', '邮编',
  '2018年', '2018年1月1日', '二○一八年', '2018-13-45', '本报告由六个部分组成', '政府信息公开工作年度报告', '未收到', '没有', '均为0',
  '<table>', '<td rowspan=99999 colspan=99999>', '</td>', '<br>', '&nbsp;', '&#x0;', '<!--', '<script>', '锟斤拷', '烫烫烫',
]; // prettier-ignore

const SMALL = 200;

function place(text: string, random: Random): number {
  return random.int(0, text.length);
}

function piece(text: string, random: Random, longest: number): string {
  const from = place(text, random);
  return text.slice(from, from + random.int(1, longest));
}

function insert(text: string, at: number, words: string): string {
  return text.slice(0, at) + words + text.slice(at);
}

function onLines(text: string, change: (lines: string[]) => void): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

const truncate: TextMutation = (text, random) => text.slice(0, place(text, random));
const behead: TextMutation = (text, random) => text.slice(place(text, random));
const cut: TextMutation = (text, random) => {
  const at = place(text, random);
  return text.slice(0, at) + text.slice(at + random.int(1, SMALL));
};
const splice: TextMutation = (text, random, others) =>
  insert(text, place(text, random), piece(random.pick(others), random, 2000));
const mix: TextMutation = (text, random, others) => {
  const other = random.pick(others);
  return text.slice(0, place(text, random)) + other.slice(place(other, random));
};
const repeat: TextMutation = (text, random) =>
  insert(text, place(text, random), piece(text, random, SMALL).repeat(random.int(2, 30)));
const swapLines: TextMutation = (text, random) =>
  onLines(text, (lines) => {
    for (let times = random.int(1, 10); times > 0; times--) {
      const [one, other] = [random.int(0, lines.length - 1), random.int(0, lines.length - 1)];
      [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
    }
  });
const dropLines: TextMutation = (text, random) =>
  onLines(text, (lines) => lines.splice(random.int(0, lines.length - 1), random.int(1, 8)));
const repeatLine: TextMutation = (text, random) =>
  onLines(text, (lines) => {
    const at = random.int(0, lines.length - 1);
    lines.splice(at, 0, ...Array<string>(random.int(1, 60)).fill(lines[at] ?? ''));
  });
const insertTokens: TextMutation = (text, random) => {
  let changed = text;
  for (let times = random.int(1, 12); times > 0; times--)
    changed = insert(changed, place(changed, random), random.pick(TOKENS));
  return changed;
};
const tokensAlone: TextMutation = (_, random) =>
  Array.from({ length: random.int(1, 300) }, () => random.pick(TOKENS)).join(
    random.pick(['', '', '\n', ' ']),
  );
const beginLines: TextMutation = (text, random) =>
  onLines(text, (lines) => {
    const token = random.pick(TOKENS);
    for (let at = random.int(0, lines.length - 1), times = random.int(1, 40); times > 0; times--, at++)
      if (lines[at] !== undefined) lines[at] = token + lines[at];
  });
const joinLines: TextMutation = (text, random) => text.replace(/\r?\n/g, random.pick(['', ' ', '\t', '\r']));
const breakLines: TextMutation = (text, random) => {
  const mark = random.pick(['，', '。', '、', '\t', ' ', '|', '：']);
  return text.replaceAll(mark, `${mark}\n`);
};
const blankExplosion: TextMutation = (text, random) => {
  const blank = random.pick([' ', '　', '\t', '\u00a0', '\u200b', '\n', '\r\n', '\u2028']);
  const width = random.int(1, 40);
  return random.chance(0.3)
    ? [...text].join(blank)
    : insert(text, place(text, random), blank.repeat(width * width));
};
const nest: TextMutation = (text, random) => {
  const [open, close] = random.pick([
    ['（', '）'],
    ['(', ''],
    ['[', ']'],
    ['《', '》'],
    ['<div>', '</div>'],
    ['<table><tr><td>', '</td></tr></table>'],
    ['> ', ''],
    ['“', '”'],
  ] as const);
  const depth = random.int(2, 400);
  return insert(
    text,
    place(text, random),
    open.repeat(depth) + piece(text, random, 20) + close.repeat(depth),
  );
};
const doubleDecode: TextMutation = (text, random) =>
  random.chance(0.5) ? iconv.decode(Buffer.from(text), 'gb18030') : iconv.decode(Buffer.from(text), 'latin1');
const digits: TextMutation = (text, random) =>
  text.replace(/\d/g, (digit) => (random.chance(0.3) ? String(random.int(0, 9)) : digit));

const MUTATIONS: readonly TextMutation[] = [
  truncate, behead, cut, cut, splice, splice, mix, repeat, swapLines, dropLines, repeatLine, insertTokens, insertTokens, insertTokens,
  tokensAlone, beginLines, joinLines, breakLines, blankExplosion, nest, doubleDecode, digits,
]; // prettier-ignore

/**
 * Changes a text in a few random ways.
 *
 * @param others texts to take pieces from
 * @param longest the result is cut to so many code units
 */
export function mutateText(
  text: string,
  others: readonly string[],
  random: Random,
  longest = 200_000,
): string {
  let changed = text;
  for (let times = random.int(1, 6); times > 0; times--)
    changed = random.pick(MUTATIONS)(changed, random, others).slice(0, longest);
  return changed;
}

const CHARSETS = ['utf-8', 'utf-8', 'utf-8', 'gb18030', 'gbk', 'utf-16le', 'utf-16be', 'big5'] as const;

/** Writes a text in some charset, with or without a byte order mark; lone surrogates survive in UTF-16. */
export function encodeSomehow(text: string, random: Random): Uint8Array {
  const charset = random.pick(CHARSETS);
  return new Uint8Array(iconv.encode(text, charset, { addBOM: random.chance(0.3) }));
}

/** Changes bytes in a few random ways: flipped, cut, doubled, overwritten, swapped in order. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = Uint8Array.from(bytes);
  for (let times = random.int(1, 4); times > 0; times--) {
    const at = random.int(0, changed.length);
    const length = random.int(1, SMALL);
    switch (random.int(0, 5)) {
      case 0:
        changed = changed.slice(0, at);
        break;
      case 1:
        changed = Uint8Array.from([...changed.subarray(0, at), ...changed.subarray(at + length)]);
        break;
      case 2:
        changed = Buffer.concat([changed.subarray(0, at + length), changed.subarray(at)]);
        break;
      case 3:
        for (let i = at; i < Math.min(changed.length, at + length); i++) changed[i] = random.int(0, 255);
        break;
      case 4:
        changed.fill(random.pick([0, 0xff, 0x20, 0x80, 0x0a]), at, Math.min(changed.length, at + length));
        break;
      default:
        for (let flips = random.int(1, 30); flips > 0; flips--) {
          const flipped = random.int(0, Math.max(0, changed.length - 1));
          changed[flipped] = (changed[flipped] ?? 0) ^ (1 << random.int(0, 7));
        }
    }
  }
  return changed;
}
