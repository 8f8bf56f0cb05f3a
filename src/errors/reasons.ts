import type { Bilingual } from '../language.js';
import { fillInBoth, type Details } from './details.js';

/**
 * Why something failed, where the reason is ours and stands inside an error's sentence. What an operating
 * system or a library says stays as it says it. `{name}` is filled from the details.
 */
const REASONS = {
  archive_end_missing: { zh: '压缩包缺少末尾', en: 'the end of the archive is missing' },
  archive_header_damaged: { zh: '压缩包的一个头部已损坏', en: 'a header of the archive is damaged' },
  archive_header_too_large: { zh: '压缩包的一个头部过大', en: 'a header of the archive is too large' },
  archive_size_damaged: { zh: '压缩包中的一个大小已损坏', en: 'a size in the archive is damaged' },
  directory_unreadable: { zh: '压缩包的目录无法读取', en: 'the directory of the archive cannot be read' },
  directory_incomplete: { zh: '压缩包的目录不完整', en: 'the directory of the archive is not complete' },
  directory_too_large: { zh: '压缩包的目录过大', en: 'its directory is too large' },
  entry_cut_off: { zh: '条目不完整', en: 'the entry is cut off' },
  entry_packed_badly: { zh: '条目无法解压', en: 'the entry cannot be unpacked' },
  part_cut_off: { zh: '条目 {name} 不完整', en: 'the entry {name} is cut off' },
  part_packed_badly: { zh: '条目 {name} 无法解压', en: 'the entry {name} cannot be unpacked' },
  part_checksum_wrong: { zh: '条目 {name} 的校验和不符', en: 'the checksum of the entry {name} is wrong' },
  packed_badly: { zh: '无法解压', en: 'it cannot be unpacked' },
  bomb_ratio: { zh: '压缩比过高', en: 'ratio' },
  bomb_overlap: { zh: '条目重叠', en: 'overlap' },
  bomb_beyond_declared: { zh: '内容多于声明的大小', en: 'more bytes than declared' },
  unsafe_name: { zh: '名称', en: 'name' },
  symbolic_link: { zh: '符号链接', en: 'symbolic link' },
  link: { zh: '链接', en: 'link' },
  special_type: { zh: '类型', en: 'type' },
  file_end_missing: { zh: '缺少末尾', en: 'its end is missing' },
  file_part_missing: { zh: '缺少一部分', en: 'a part of it is missing' },
  no_page_readable: { zh: '没有一页可以读取', en: 'no page can be read' },
  no_word_document: { zh: '缺少 word/document.xml', en: 'word/document.xml is missing' },
  no_workbook: { zh: '没有工作簿', en: 'it has no workbook' },
  no_text_stream: { zh: '没有正文流', en: 'it has no text stream' },
  no_table_stream: { zh: '缺少表格流', en: 'its table stream is missing' },
  no_text_found: { zh: '找不到正文', en: 'its text cannot be found' },
  text_out_of_order: { zh: '正文次序错乱', en: 'its text is out of order' },
  text_part_missing: { zh: '缺少一部分正文', en: 'a part of its text is missing' },
  sector_size_invalid: { zh: '扇区大小无效', en: 'its sectors have no valid size' },
  sectors_circular: { zh: '扇区首尾相接，没有尽头', en: 'its sectors run in a circle' },
  properties_missing: { zh: '缺少一页属性', en: 'a page of properties is missing' },
  xml_malformed: { zh: '{said}', en: '{said}' },
  xml_document_type: { zh: '声明了文档类型', en: 'it declares a document type' },
  xml_too_many_elements: { zh: '元素超过 {most} 个', en: 'it has more than {most} elements' },
  xml_too_deep: { zh: '元素嵌套超过 {most} 层', en: 'elements are nested more than {most} deep' },
  xml_in_part: { zh: '{part}：{why}', en: '{part}: {why}' },
  column_misnumbered: { zh: '有一列的编号是 {value}', en: 'a column is numbered {value}' },
  cell_misplaced: { zh: '有一个单元格位于 {value}', en: 'a cell stands at {value}' },
  states_nested: { zh: '绘图状态嵌套没有尽头', en: 'drawing states are nested without end' },
  font_codes_too_many: {
    zh: '一种字体映射的代码多于字符',
    en: 'a font maps more codes than there are characters',
  },
  font_map_damaged: { zh: '一种字体的字符映射已损坏', en: 'the character map of a font is damaged' },
  list_without_text: { zh: '没有内容', en: 'it is empty or no text' },
  no_url_column: { zh: '表头没有 url（网址）一栏', en: 'its header has no column url' },
  no_file_column: { zh: '表头没有 file（文件）一栏', en: 'its header has no column file' },
  no_address: { zh: '没有网址', en: 'no address' },
  address_incomplete: { zh: '“{text}”不是完整的网址', en: '“{text}” is not a whole address' },
  address_scheme: {
    zh: '网址应以 http:// 或 https:// 开头',
    en: 'the address must begin with http:// or https://',
  },
  address_too_long: { zh: '网址过长', en: 'the address is too long' },
  page_kind_unknown: {
    zh: '类型“{text}”应为 report 或 index',
    en: 'the kind “{text}” must be report or index',
  },
  no_year: { zh: '年度“{text}”不是年份', en: '“{text}” is no year' },
  override_unexplained: { zh: 'robots_override 应写明理由', en: 'robots_override must give a reason' },
  no_file_name: { zh: '没有文件名', en: 'no file' },
  file_listed_twice: { zh: '文件重复列出', en: 'the file is listed twice' },
  file_is_archive: {
    zh: '“{file}”是压缩包，请把清单放进压缩包',
    en: '“{file}” is an archive: put the manifest into it',
  },
  no_such_file: { zh: '没有文件“{file}”', en: 'there is no file “{file}”' },
  no_json: { zh: '不是 JSON', en: 'it is no JSON' },
  no_json_object: { zh: '不是 JSON 对象', en: 'it is no JSON object' },
  no_text_or_number: { zh: '{key} 应为文字或数字', en: '{key} must be text or a number' },
  issuer_too_long: { zh: '机关名称过长', en: 'the name of the issuer is too long' },
  division_malformed: {
    zh: '区划代码“{text}”应为 6、9 或 12 位数字',
    en: 'the division code “{text}” must have 6, 9 or 12 digits',
  },
  cron_fields: { zh: '应有五项，带秒时六项', en: 'five fields, or six with seconds, are needed' },
  cron_random: { zh: '不支持 H', en: 'H is not known' },
  no_such_run: { zh: '没有编号为 {run} 的批次', en: 'there is no run {run}' },
  user_malformed: {
    zh: '第 {entry} 项的 {field} 不合 name:viewer|operator:{form}$… 的格式',
    en: 'entry {entry}: {field} is not as in name:viewer|operator:{form}$…',
  },
  user_listed_twice: { zh: '{name} 重复列出', en: '{name} is listed twice' },
  redirect_nowhere: { zh: '状态 {status}，没有 Location', en: '{status} without location' },
} as const satisfies Record<string, Bilingual>;

/** A reason that is ours, with its places filled, as a detail of an error. */
export function because(reason: keyof typeof REASONS, details: Details = {}): Bilingual {
  return fillInBoth(REASONS[reason], details);
}

/** A reason inside an error: ours in both languages, or what a system or library says. */
export type Reason = Bilingual | string;
