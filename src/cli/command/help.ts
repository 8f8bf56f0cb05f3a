import type { HelpConfiguration } from 'commander';
import type { Language } from '../../language.js';
import { placeholder } from './placeholder.js';
import { displayWidth, wrap } from '../terminal/text-width.js';
import { HELP } from './usage-words.js';

/**
 * Settings that make commander's help speak one language and measure Chinese characters as terminals do.
 *
 * @param language of the headings
 */
export function helpConfiguration(language: Language): HelpConfiguration {
  const headings = new Map([
    ['Usage:', HELP.usage],
    ['Arguments:', HELP.arguments],
    ['Options:', HELP.options],
    ['Global Options:', HELP.globalOptions],
    ['Commands:', HELP.commands],
  ]);
  return {
    showGlobalOptions: true,
    styleTitle: (title) => headings.get(title)?.[language] ?? title,
    displayWidth,
    boxWrap: (text, width) => wrap(text, Math.max(20, width)).join('\n'),
    subcommandTerm: (command) => command.name(),
    optionDescription: (option) => option.description,
    argumentTerm: (argument) => placeholder(argument.name()),
    argumentDescription: (argument) => argument.description,
  };
}
