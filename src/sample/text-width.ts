/** Width of a text in ems: Latin letters and digits take half of one. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u0020-\u007e]/.test(character) ? 0.5 : 1;
  return width;
}
