/**
 * Where to go after signing in: a path of this console, whatever the address bar said.
 *
 * @param asked `next` of the query
 */
export function nextPage(asked: string | undefined): string {
  if (asked === undefined || !/^\/(?![/\\])[\x20-\x7e]*$/.test(asked) || asked.includes('\\')) return '/';
  const url = new URL(asked, 'http://console.invalid');
  // "/..//elsewhere" is one path here, but the address of another host once its dots are resolved.
  const own = url.host === 'console.invalid' && !url.pathname.startsWith('//');
  return own ? url.pathname + url.search + url.hash : '/';
}
