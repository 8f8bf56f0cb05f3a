import { fillIn, type Details } from '../errors/details.js';
import { NOTICE_CODES, type NoticeCode } from '../errors/notices.js';
import type { Bilingual, Language } from '../language.js';
import type { Span } from './block.js';

/** What is told about reading: the sentences of its code stand in {@link NOTICE_CODES}. */
export interface Notice {
  code: NoticeCode;
  details: Details;
  /** Where it stands in the decoded text; null where it concerns the whole document. */
  span: Span | null;
}

/** A notice of a document that so many things caused; none where nothing did. */
export function noticeOfCount(code: NoticeCode, count: number, details: Details = {}): Notice[] {
  return count === 0 ? [] : [{ code, details: { count, ...details }, span: null }];
}

/** The sentence of a notice in one language; a code of another version stands for itself. */
export function noticeIn(notice: Notice, language: Language): string {
  const { code, details, span } = notice;
  if (!Object.hasOwn(NOTICE_CODES, code)) return code;
  const place = span === null ? {} : { place: placeOf(span) };
  return fillIn(NOTICE_CODES[code], { ...details, ...place }, language);
}

/** Where something stands, for people: the page of a paged format, else the line. */
function placeOf({ page, start }: Span): Bilingual {
  if (page !== undefined) return { zh: `第 ${page} 页`, en: `page ${page}` };
  return { zh: `第 ${start.line} 行`, en: `line ${start.line}` };
}
