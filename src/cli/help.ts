import type { HelpConfiguration } from 'commander';
import type { Language } from '../language.js';
import { MESSAGES } from './messages.js';
import { placeholder } from './placeholder.js';
import { displayWidth, wrap } from './text-width.js';

/**
 * Settings that make commander's help speak one language and measure Chinese characters as terminals do.
 *
 * @param language of the headings
 */
export function helpConfiguration(language: Language): HelpConfiguration {
  const headings = new Map([
    ['Usage:', MESSAGES.usageHeading],
    ['Arguments:', MESSAGES.argumentsHeading],
    ['Options:', MESSAGES.optionsHeading],
    ['Global Options:', MESSAGES.globalOptionsHeading],
    ['Commands:', MESSAGES.commandsHeading],
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
