import type { DecodedText } from './charset.js';
import { charsetOf } from './codec.js';

/**
 * What a reader of the figures should know about how the bytes became text; each warning in both languages.
 *
 * @param decoded the whole text as it was decoded, and how
 * @param declared the charset that a header or the document itself names
 */
export function warnAboutEncoding({ text, encoding }: DecodedText, declared: string | undefined): string[] {
  const warnings: string[] = [];
  const { name, replacements } = encoding;
  if (replacements > 0) {
    warnings.push(
      `有 ${replacements} 处字节无法解码，已替换为 U+FFFD。 (${replacements} undecodable byte sequences were replaced by U+FFFD.)`,
    );
  }
  const printed = count(text, '\ufffd') - replacements;
  if (printed > 0) {
    warnings.push(
      `原文本身含有 ${printed} 个 U+FFFD，这些字在来源处已丢失。 (The source itself holds ${printed} U+FFFD: these characters were lost before.)`,
    );
  }
  const nuls = count(text, '\0');
  if (nuls > 0) {
    warnings.push(`有 ${nuls} 个 NUL 字符已替换为空格。 (${nuls} NUL characters were replaced by spaces.)`);
  }
  const stated = charsetOf(declared);
  if (stated !== null && stated !== name) {
    warnings.push(
      `声明的编码是 ${declared}，实际按 ${name} 读取。 (Declared as ${declared}, read as ${name}.)`,
    );
  }
  return warnings;
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1;
}
