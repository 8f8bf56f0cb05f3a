/** The languages in which Nianbao speaks to people. */
export const LANGUAGES = ['zh', 'en'] as const;

/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** One sentence for people in both languages. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** A text in Chinese and in English. */
export const both = (zh: string, en: string): Bilingual => ({ zh, en });

/**
 * The language for messages: an explicit choice first, then `NIANBAO_LANG`, then the POSIX locale variables.
 * Chinese is the default because the reports and their readers are Chinese.
 *
 * @param chosen value of `--lang`, if given; anything that does not start with `en` or `zh` is ignored
 * @param env the process environment
 */
export function chooseLanguage(
  chosen: string | undefined,
  env: Record<string, string | undefined>,
): Language {
  for (const candidate of [chosen, env.NIANBAO_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG]) {
    const value = candidate?.toLowerCase();
    if (value?.startsWith('zh')) return 'zh';
    if (value?.startsWith('en')) return 'en';
  }
  return 'zh';
}
