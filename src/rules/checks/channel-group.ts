import { FORMS } from '../../templates/forms.js';
import type { Generation } from '../../templates/generations.js';
import type { Indicator } from '../../templates/indicator.js';
import { families } from './figures.js';

/** Channels of one group and the total that counts each of their items once. */
export interface ChannelGroup {
  total: Indicator;
  channels: Indicator[];
  /**
   * Every value of the group is a channel, so that each item of the total went through one of them at least.
   */
  covering: boolean;
}

/**
 * The channel groups of a form. The total is the value that stands beside the group under the same heading:
 * `disclosure.by_channel.*` → `disclosure.total`, `response.by_channel.*` → `response.topics`.
 */
export function channelGroups(form: Generation): ChannelGroup[] {
  return families(form, 'channel').flatMap(({ parent, children }) => {
    const total = FORMS[form].find((row) => row.parent === parent.parent && row.relation === 'value');
    if (total === undefined) return [];
    const members = FORMS[form].filter((row) => row.parent === parent.code);
    return [{ total, channels: children, covering: members.length === children.length }];
  });
}
