const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A moment as people at this machine read it: `2024-05-06 07:08`.
 *
 * @param iso ISO time, or null for a moment that has not come
 */
export function localTime(iso: string | null): string {
  if (iso === null) return '';
  const at = new Date(iso);
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
