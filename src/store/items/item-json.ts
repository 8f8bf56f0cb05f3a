import type { Language } from '../../language.js';
import type { FailureGroup } from './failure-groups.js';
import type { Attempt, FailedItem, ListedItem } from './list-items.js';

/** An item as the API answers with it; `message` is in the language asked for. */
export interface ItemJson extends Pick<
  ListedItem,
  'id' | 'source' | 'state' | 'step' | 'attempts' | 'quarantined' | 'report'
> {
  code: string | null;
  message: string | null;
  /** ISO time of the last change. */
  at: string;
}

/** An item as flat data. */
export function itemToJson(item: ListedItem, language: Language): ItemJson {
  const { id, source, state, step, attempts, quarantined, error, report, changedAt } = item;
  return {
    ...{ id, source, state, step, attempts, code: error?.code ?? null, quarantined, report, at: changedAt },
    message: error?.message[language] ?? null,
  };
}

/** A failed item as command line and API print it; `message` is in the language asked for. */
export interface FailedItemJson extends Pick<
  FailedItem,
  'run' | 'source' | 'step' | 'attempts' | 'quarantined' | 'failedAt'
> {
  item: number;
  code: string;
  message: string;
  /** Whether trying again may help although nobody changes anything. */
  retryable: boolean;
}

/** A failed item as flat data. */
export function failedToJson(failed: FailedItem, language: Language): FailedItemJson {
  const { id, run, source, step, attempts, quarantined, error, failedAt } = failed;
  const { code, message, retryable } = error;
  return {
    ...{ item: id, run, source, step, attempts, quarantined, code },
    ...{ message: message[language], failedAt, retryable },
  };
}

/** A diagnosis in one language. */
export const attemptToJson = ({ message, ...attempt }: Attempt, language: Language) => ({
  ...attempt,
  message: message[language],
});

/** A group as command line prints it; `message` is in the language asked for. */
export function failureGroupToJson(group: FailureGroup, language: Language) {
  const { code, count, quarantined, retryable, message } = group;
  return { code, count, quarantined, retryable, message: message[language] };
}
