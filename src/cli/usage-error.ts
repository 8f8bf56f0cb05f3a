import type { CommanderError } from 'commander';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { Bilingual, Language } from '../language.js';
import { MESSAGES } from './messages.js';
import { placeholder } from './placeholder.js';

/** What commander puts between quotation marks: the option, argument or command that is wrong, then its value. */
function quoted(message: string): string[] {
  return [...message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
}

/** What commander says that an option takes. */
const allowed = (message: string): string[] =>
  /Allowed choices are ([^.]*)\./.exec(message)?.[1]?.split(', ') ?? [];

function sentence(error: CommanderError): Bilingual | null {
  const [first = '', second = ''] = quoted(error.message);
  switch (error.code) {
    case 'commander.missingArgument':
      return MESSAGES.missingArgument(placeholder(first));
    case 'commander.optionMissingArgument':
      return MESSAGES.missingValue(first);
    case 'commander.unknownOption':
      return MESSAGES.unknownOption(first);
    case 'commander.unknownCommand':
      return MESSAGES.unknownCommand(first);
    case 'commander.excessArguments':
      return MESSAGES.excessArguments;
    case 'commander.invalidArgument':
      return MESSAGES.wrongChoice(first, second, allowed(error.message));
    default:
      return null;
  }
}

/**
 * What commander found wrong with the command line, as our own error.
 *
 * @param error thrown by commander under `exitOverride`
 * @param language of the sentence
 */
export function usageError(error: CommanderError, language: Language): NianbaoError {
  const found = sentence(error);
  if (!found) return new NianbaoError('usage', { reason: error.message.replace(/^error: /, '') });
  const similar = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1];
  const hint = similar === undefined ? '' : MESSAGES.didYouMean(similar)[language];
  return new NianbaoError('usage', { reason: found[language] + hint });
}
