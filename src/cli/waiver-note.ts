import type { Language } from '../language.js';
import type { WaiverJson } from '../report/report-json.js';
import { MESSAGES } from './messages.js';

/** What stands before the message of a finding that a waiver covers; nothing before that of any other. */
export function waiverNote(waiver: WaiverJson | null, language: Language): string {
  return waiver === null ? '' : MESSAGES.waived(waiver)[language];
}
