import type { NianbaoError } from '../../errors/nianbao-error.js';
import type { Language } from '../../language.js';
import { printable } from './text-width.js';

/**
 * An error as people see it: always one line, never a stack trace.
 *
 * @param error what went wrong
 * @param language of the sentence
 */
export function errorLine(error: NianbaoError, language: Language): string {
  return `nianbao: ${printable(error.messageIn(language))} [${error.code}]`;
}
