import { ERROR_CODES, type ErrorCode } from '../../errors/codes.js';
import type { Details } from '../../errors/details.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Bilingual } from '../../language.js';

/** An error as rows tell of it. */
export interface StoredError {
  code: string;
  /** What happened and what to do. */
  message: Bilingual;
  /** Whether trying again may help although nobody changes anything. */
  retryable: boolean;
}

/** The error of a row; a code that only another version of the program knows stands for itself. */
export function storedError(code: string, details: Details | null): StoredError {
  if (!Object.hasOwn(ERROR_CODES, code)) return { code, message: { zh: code, en: code }, retryable: false };
  const error = new NianbaoError(code as ErrorCode, details ?? {});
  return {
    code,
    message: { zh: error.messageIn('zh'), en: error.messageIn('en') },
    retryable: error.retryable,
  };
}
