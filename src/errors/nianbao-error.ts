import type { Language } from '../language.js';
import { ERROR_CODES, type ErrorCode } from './codes.js';
import { fillIn, type Details } from './details.js';

/** The one error type of Nianbao: a stable code, details, and a sentence in each language. */
export class NianbaoError extends Error {
  override readonly name = 'NianbaoError';
  readonly code: ErrorCode;
  readonly details: Details;

  /**
   * @param code one of {@link ERROR_CODES}
   * @param details fills the places in the sentence, e.g. `{ path: 'a.txt' }`
   * @param options `cause`: the error underneath, kept for logs and never shown to people
   */
  constructor(code: ErrorCode, details: Details = {}, options?: { cause?: unknown }) {
    super(fillIn(ERROR_CODES[code], details, 'en'), options);
    this.code = code;
    this.details = details;
  }

  /** Whether the same work may succeed if tried again without anybody changing anything. */
  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }

  /** The sentence for people in one language. */
  messageIn(language: Language): string {
    return fillIn(ERROR_CODES[this.code], this.details, language);
  }
}

/**
 * Any thrown value as a NianbaoError; what is not one already becomes `internal` with the original as cause.
 */
export function toNianbaoError(thrown: unknown): NianbaoError {
  if (thrown instanceof NianbaoError) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new NianbaoError('internal', { reason }, { cause: thrown });
}
