import { squeeze } from '../document/fold.js';
import { rememberByText } from '../document/remember.js';
import { simplify } from '../document/traditional.js';

/**
 * A text's words for comparison with those of the forms: folded, without blanks, and in simplified characters as far as
 * the forms' labels go. One character stays one.
 */
export const plainWords = rememberByText((text: string): string => simplify(squeeze(text)));
