/**
 * What went wrong underneath, in one short line: an error's message, or where there is none (Node reports a
 * failed connection to several addresses at once without one) the messages of the errors that it collects.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') {
    return [...new Set(error.errors.map(reasonOf))].join('; ');
  }
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  return (error.message === '' ? (code ?? error.name) : error.message).replace(/\s*\n\s*/g, ' ');
}
