import type { CommanderError } from 'commander';
import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Bilingual, Language } from '../../language.js';
import { placeholder } from './placeholder.js';
import { USAGE } from './usage-words.js';

/**
 * What commander puts between quotation marks: the option, argument or command that is wrong, then its value.
 */
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
      return USAGE.missingArgument(placeholder(first));
    case 'commander.optionMissingArgument':
      return USAGE.missingValue(first);
    case 'commander.unknownOption':
      return USAGE.unknownOption(first);
    case 'commander.unknownCommand':
      return USAGE.unknownCommand(first);
    case 'commander.excessArguments':
      return USAGE.excessArguments;
    case 'commander.invalidArgument':
      return USAGE.wrongChoice(first, second, allowed(error.message));
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
  const hint = similar === undefined ? '' : USAGE.didYouMean(similar)[language];
  return new NianbaoError('usage', { reason: found[language] + hint });
}
