/**
 * An argument as people see it: `FILE…`, `[RUN]` for commander's `<file...>`, `[run]`; options keep their
 * `<run>`.
 */
export const placeholder = (term: string): string =>
  term
    .replace(/^<(.*)>$/, '$1')
    .replace('...', '…')
    .toUpperCase();
