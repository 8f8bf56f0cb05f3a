/**
 * User and password of an address: `postgres://user:password@host`. Bounded, because texts of reports come
 * this way too.
 */
const IN_ADDRESS = /(:\/\/[^\s/:@"\\]{0,200}):[^\s/@"\\]{1,500}@/g;

/**
 * Blanks the passwords in addresses, wherever they stand in a line of the log: also in the message of an
 * error that a package has made.
 */
export function withoutSecrets(line: string): string {
  return line.includes('://') ? line.replace(IN_ADDRESS, '$1:[Redacted]@') : line;
}
