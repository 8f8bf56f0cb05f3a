/** Words that all of a form's labels share and that say little about which row it is. */
const FILLER =
  /政府信息与政务公开|政府信息公开|政府信息|信息公开|政务公开|公开|政府|工作|情况|各类|依法|通过|进行|[与和及的等数次总本]/g;

/** Words that tell neighbouring rows apart: they stand in both labels or in neither. */
const TELLING = [
  '不', '未', '部分', '其他', '微博', '微信', '公报', '网站', '专职', '兼职', '纸质', '电子', '维持', '纠错',
  '复议', '诉讼', '投诉', '秘密', '隐私', '当面', '传真', '网络', '信函', '按时', '延期', '规范性',
]; // prettier-ignore

/**
 * How alike two labels are, by the characters that they have in common in order.
 *
 * @param a comparison key of a label (see parseRowLabel)
 * @param b the same of another
 * @returns 1 for equal keys, 0 where a telling word stands in one only, otherwise the mean of the likeness of
 *   the whole labels and of what remains without filling words
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length > 60 || b.length > 60 || a === '' || b === '') return 0;
  if (TELLING.some((word) => a.includes(word) !== b.includes(word))) return 0;
  return Math.min(0.99, (overlap(a, b) + overlap(content(a), content(b))) / 2);
}

function content(key: string): string {
  return key.replace(FILLER, '') || key;
}

/** Twice the longest common subsequence over both lengths. */
function overlap(a: string, b: string): number {
  let row = new Uint8Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint8Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) {
      next[j] = a[i - 1] === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0);
    }
    row = next;
  }
  return (2 * (row[b.length] ?? 0)) / (a.length + b.length);
}
