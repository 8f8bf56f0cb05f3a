import { squeeze } from '../../document/fold.js';

const FIGURES = /[0-9〇零一二三四五六七八九十百千万亿两]+/g;
const NOT_PROSE = /[^\u4e00-\u9fff#@]+/g;
const ORGAN = /(?:人民政府|政府|办事处|街道办|委员会)$/;
const PLACE_END = /[省市县区旗盟州]/g;

/**
 * Prose as it is compared with other prose: figures and dates become `#`, the issuer's own names `@`,
 * everything but Chinese characters goes. So a text that was copied with other numbers and another name is
 * the same text.
 *
 * @param prose the paragraphs of the sections, one a line
 * @param issuer the issuer's name; null where unknown
 */
export function maskProse(prose: string, issuer: string | null): string {
  let text = squeeze(prose);
  for (const name of namesOf(issuer)) text = text.replaceAll(name, '@');
  return text.replace(FIGURES, '#').replace(NOT_PROSE, '').replace(/#+/g, '#').replace(/@+/g, '@');
}

/**
 * How a text may call its issuer: whole, without 人民政府, without county and city, and these; the longest
 * first.
 */
function namesOf(issuer: string | null): string[] {
  if (issuer === null) return [];
  const whole = squeeze(issuer);
  const bare = whole.replace(ORGAN, '');
  const names = new Set([whole, bare]);
  let from = 0;
  for (const { index } of bare.matchAll(PLACE_END)) {
    const place = bare.slice(from, index + 1);
    if (place.length < 3) continue;
    from = index + 1;
    names.add(place);
    names.add(place.slice(0, -1));
  }
  const own = bare.slice(from);
  if (from > 0 || own.length < bare.length) {
    names.add(own);
    names.add(whole.slice(from));
  }
  const unmarked = own.replace(/(?:镇|乡|街道|苏木|局|厅)$/, '');
  names.add(unmarked);
  return [...names].filter((name) => name.length >= 2).sort((a, b) => b.length - a.length);
}
