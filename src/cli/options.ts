import { NianbaoError } from '../errors/nianbao-error.js';
import type { Language } from '../language.js';
import type { Invocation } from './command.js';
import { MESSAGES } from './messages.js';

/** Whether a switch such as `--json` was given. */
export function flag(invocation: Invocation, name: string): boolean {
  return invocation.options[name] === true;
}

/** The text of an option, undefined when it was not given. */
export function text(invocation: Invocation, name: string): string | undefined {
  const value = invocation.options[name];
  return typeof value === 'string' ? value : undefined;
}

/**
 * The text of an option that must be given.
 *
 * @throws NianbaoError `usage` when it was not, or is empty
 */
export function requiredText(invocation: Invocation, name: string): string {
  const value = text(invocation, name)?.trim() ?? '';
  if (value === '') {
    throw new NianbaoError('usage', { reason: invocation.say(MESSAGES.missingOption(`--${name}`)) });
  }
  return value;
}

/**
 * A positive whole number, as ids are.
 *
 * @throws NianbaoError `usage` naming what was given
 */
export function wholeNumber(value: string, name: string, language: Language): number {
  if (!/^[0-9]{1,15}$/.test(value) || Number(value) === 0) {
    throw new NianbaoError('usage', { reason: MESSAGES.notANumber(name, value)[language] });
  }
  return Number(value);
}

/** A numeric option, undefined when it was not given. See {@link wholeNumber}. */
export function numberOption(invocation: Invocation, name: string): number | undefined {
  const value = text(invocation, name);
  return value === undefined ? undefined : wholeNumber(value, `--${name}`, invocation.language);
}
