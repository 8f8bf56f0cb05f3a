import type { Bilingual, Language } from '../language.js';

/** What fills a place of a sentence: a value as it is, words in both languages, or a list. */
export type Detail = string | number | Bilingual | readonly (string | number)[];

/**
 * Values that fill the `{name}` places of a sentence, by name. Plain data: they are stored with what they
 * belong to.
 */
export type Details = Readonly<Record<string, Detail>>;

const BETWEEN: Bilingual = { zh: '、', en: ', ' };

/**
 * A sentence of one language with its places filled; a place without a detail stays as it is.
 *
 * @param sentence in both languages, with places `{name}`
 * @param details what fills them
 */
export function fillIn(sentence: Bilingual, details: Details, language: Language): string {
  return sentence[language].replace(/\{(\w+)\}/g, (place, name: string) => {
    const detail = Object.hasOwn(details, name) ? details[name] : undefined;
    return detail === undefined ? place : detailIn(detail, language);
  });
}

/** A detail as words of one language. */
export function detailIn(detail: Detail, language: Language): string {
  if (typeof detail !== 'object') return String(detail);
  return 'zh' in detail ? detail[language] : detail.join(BETWEEN[language]);
}

/** The same sentence filled in both languages. */
export function fillInBoth(sentence: Bilingual, details: Details): Bilingual {
  return { zh: fillIn(sentence, details, 'zh'), en: fillIn(sentence, details, 'en') };
}
