import type { Bilingual } from '../language.js';

/**
 * Everything that may be told of reading a report: what was not read, or not with certainty. Codes are
 * stable, as those of errors are. `{name}` is filled from the notice's details; `{place}` is where it stands,
 * by page or line.
 */
export const NOTICE_CODES = {
  bytes_undecodable: {
    zh: '有 {count} 处字节无法解码，已替换为 U+FFFD。',
    en: '{count} undecodable byte sequences were replaced by U+FFFD.',
  },
  characters_lost: {
    zh: '原文本身含有 {count} 个 U+FFFD，这些字在来源处已丢失。',
    en: 'The source itself holds {count} U+FFFD: these characters were lost before.',
  },
  nuls_replaced: {
    zh: '有 {count} 个 NUL 字符已替换为空格。',
    en: '{count} NUL characters were replaced by spaces.',
  },
  charset_misdeclared: {
    zh: '声明的编码是 {declared}，实际按 {read} 读取。',
    en: 'Declared as {declared}, read as {read}.',
  },
  traditional_characters: {
    zh: '原文是繁体字（或由程序转成繁体），已按简体读取，未收入对照表的字保持原样。',
    en: 'Written in traditional characters, read in simplified ones; characters that the table lacks stay as they are.',
  },
  pages_damaged: {
    zh: '第 {pages} 页已损坏，无法读取，其内容缺失。',
    en: 'Pages {pages} are damaged and could not be read: their content is missing.',
  },
  pages_without_text: {
    zh: '第 {pages} 页没有文字；如果是扫描图片，其内容缺失。',
    en: 'Pages {pages} hold no text; if they are scans, their content is missing.',
  },
  pictures_not_read: {
    zh: '文中有 {count} 幅图片，图片里的文字和表格没有读取。',
    en: '{count} pictures: text and tables in them were not read.',
  },
  embedded_not_read: {
    zh: '文中嵌入了 {count} 份其他格式的内容，没有读取；请用 Word 打开并另存。',
    en: '{count} embedded parts in another format were not read; open the file in Word and save it again.',
  },
  columns_unstated: {
    zh: '有 {count} 张表没有写明栏宽，各行格数又不同，只能按次序对应各栏，请核对；用 Word 打开并另存可以补全。',
    en: '{count} tables state no columns, and their rows have unlike numbers of cells; cells were put in columns by their order. Check them, or open the file in Word and save it again.',
  },
  spans_ignored: {
    zh: '有 {count} 个表格的合并单元格大得不合理，已按不合并读取。',
    en: 'The merged cells of {count} tables are too large to be meant and were read as single cells.',
  },
  hidden_not_read: {
    zh: '有 {count} 处隐藏的工作表或单元格，没有读取。',
    en: '{count} hidden sheets or cells were not read.',
  },
  cells_beyond: {
    zh: '有 {count} 个单元格在第 {limit} 列以外，没有读取。',
    en: '{count} cells beyond column {limit} were not read.',
  },
  table_without_text: {
    zh: '有一个表（{place}）没有任何文字，可能是图片，未读取到数据；请查看原文。',
    en: '{place}: a table holds no text at all, perhaps a picture; nothing was read. See the source.',
  },
  columns_ambiguous: {
    zh: '统计表（{place}）有几列统计数（{columns}），无法确定哪一列是全部数据，未读取。',
    en: '{place}: the table has several columns of counts ({columns}) and does not say which one is the whole; none was read.',
  },
  columns_unknown: {
    zh: '申请情况表（{place}）没有表头，列数又与表式不符，无法确定各列含义，未读取。',
    en: '{place}: table 3 has no column headings and more columns than the form; none was read.',
  },
  heading_with_figure: {
    zh: '标题行「{label}」（{place}）填有数字，表式中此行没有统计数，未读取。',
    en: '{place}: a heading row holds a figure; the form has none there, so it was not read.',
  },
  row_misfits_form: {
    zh: '「{label}」行（{place}）有 {printed} 个数，而表式有 {columns} 列，无法对应，请核对原文。',
    en: '{place}: the row has {printed} figures where the form has {columns} columns; check the source.',
  },
  row_misfits_columns: {
    zh: '「{label}」行（{place}）有 {printed} 个数，而表有 {columns} 列，请核对原文。',
    en: '{place}: the row has {printed} figures for {columns} columns; check the source.',
  },
  table_4_misfits: {
    zh: '行政复议、行政诉讼表（{place}）有 {printed} 个数，而表式有 {columns} 个，未读取，请核对原文。',
    en: '{place}: table 4 has {printed} figures instead of {columns}; none was read. Check the source.',
  },
  figures_fused: {
    zh: '「{label}」行（{place}）的数字连在一起，只能读作 {columns} 个数。',
    en: '{place}: figures run together; they can only be {columns} numbers.',
  },
  cell_lost: {
    zh: '「{label}」行（{place}）的「{column}」列为空，而按总计 {total} 尚差 {rest}，可能丢失了单元格；未予补填。',
    en: "{place}: the cell is blank, but the row's total leaves {rest} for it; a cell may be lost. Nothing was filled in.",
  },
  cells_shifted: {
    zh: '「{label}」行（{place}）的「总计」列为空，而「{column}」列恰为其左各列之和，单元格可能左移；未予移动。',
    en: '{place}: the total is blank, and the column before it is the sum of those to its left; cells may have shifted. Nothing was moved.',
  },
  organisations_misadded: {
    zh: '「{label}」行（{place}）的法人或其他组织小计为 {subtotal}，各列之和为 {sum}，两者不符。',
    en: '{place}: the subtotal of organisations is {subtotal}, its columns add up to {sum}.',
  },
  rows_misadded: {
    zh: '「{label}」行（{place}）的「{column}」列小计为 {subtotal}，各项之和为 {sum}，两者不符。',
    en: '{place}: the subtotal in column {column} is {subtotal}, its rows add up to {sum}.',
  },
  date_restored: {
    zh: '日期「{printed}」有缺字，按唯一可能的读法读作 {read}。',
    en: 'The date {printed} lost characters; it was read in the only possible way.',
  },
  issuer_declared_otherwise: {
    zh: '{from} 所列机关“{declared}”与正文“{printed}”不一致，以正文为准。',
    en: '{from} declares the issuer “{declared}”, but the report prints “{printed}”, which stands.',
  },
  year_declared_otherwise: {
    zh: '{from} 所列年度“{declared}”与正文“{printed}”不一致，以正文为准。',
    en: '{from} declares the year “{declared}”, but the report prints “{printed}”, which stands.',
  },
} as const satisfies Record<string, Bilingual>;

/** A stable code of a notice. */
export type NoticeCode = keyof typeof NOTICE_CODES;
