import iconv from 'iconv-lite';
import type { Random } from './random.js';

/**
 * What stands where a character was lost: the replacement character, private use, a control of ISO 8859-1.
 */
const LOST = ['\ufffd', '\ufffd', '\ufffd\ufffd', '\ue5e5', '\ue863', '\u0090'] as const;

/** Takes a character out of a text and leaves what a lossy conversion leaves. */
export function loseCharacter(random: Random, text: string, mayHoldControls: boolean): string {
  const at = random.int(1, text.length - 2);
  const left = random.pick(mayHoldControls ? LOST : LOST.slice(0, 5));
  return text.slice(0, at) + left + text.slice(at + 1);
}

/** Phrases that are garbled; UTF-8 read as GBK needs an even number of bytes to leave nothing undecodable. */
const PHRASES = [
  '政府信息',
  '信息公开',
  '公开工作',
  '年度报告',
  '群众满意',
  '政务公开',
  '工作信息',
  '主动公开',
] as const;

/** Traces of a text that was decoded in another encoding than it was written in. */
export function garbledPhrase(random: Random, latin: boolean): string {
  const phrase = random.pick(PHRASES);
  const bytes = Buffer.from(phrase);
  if (latin && random.chance(0.25)) return iconv.decode(bytes, 'windows-1252');
  if (random.chance(0.3)) return random.pick(['锟斤拷', '锟斤拷锟斤拷', '烫烫烫']);
  return iconv.decode(bytes, 'gbk');
}
