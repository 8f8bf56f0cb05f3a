import { squeeze } from '../../document/fold.js';
import { countPrinted } from './count-printed.js';
import type { FlowItem, FlowParagraph, FlowTable } from './flow.js';
import { isFieldTable, namesField } from './page-fields.js';

/** What one line or table says about where on the page the report stands. */
export interface Evidence {
  /** Printed characters that may be the report's. */
  weight: number;
  /**
   * A numbered heading, a table of data, a date line, a sentence about disclosure: certainly not to be lost.
   */
  certain: boolean;
  /** A sentence of whatever subject. */
  prose: boolean;
}

const NOTHING: Evidence = { weight: 0, certain: false, prose: false };

const HEADING =
  /^[#*]{0,4}(?:第[一二三四五六七八九十百]{1,3}(?:部分|章)|\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.,:]).{1,60}/;
const HAN_NUMBER = /[第一二三四五六七八九十]/;
const DATE_LINE =
  /^\(?(?:二[〇零oO0一二三四五六七八九]{3}|20\d\d)年[\d元一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?\)?$/;
const SUBJECT = /信息公开|政务公开|年度报告|本年报|本报告/;
/** Sentences about the website rather than about its subject. */
const ABOUT_THE_SITE =
  /版权|备案|ICP|浏览器|分辨率|转载|技术支持|主办单位|Cookie|JavaScript|无障碍|登录|注册/i;
const LONGEST_OF_SITE = 200;
const FEWEST_IN_PROSE = 30;
/** Fewer characters are neither a heading nor a date. */
const FEWEST = 3;
const FEWEST_CELLS = 6;
/** Longer lines are no values of fields. */
const LONGEST_VALUE = 100;
/** Only the start of a paragraph is looked at for numbers and dates. */
const HEAD = 80;

/**
 * Weighs one line or table of a page.
 *
 * @param item the line or table
 * @param before what the page shows before it: behind the name of a field alone stands the field's value
 */
export function weigh(item: FlowItem, before: FlowItem | undefined): Evidence {
  if (item.kind === 'table') return weighTable(item);
  return isFieldValue(item, before) ? NOTHING : weighLine(item);
}

/** Whether a line is the value of the field that the line before it names. */
export function isFieldValue(line: FlowParagraph, before: FlowItem | undefined): boolean {
  return before?.kind === 'paragraph' && line.characters <= LONGEST_VALUE && namesField(before.text);
}

/** Whether a line is more link than text: a menu, a list of other pages. */
export function isLinks({ linked, characters }: FlowParagraph): boolean {
  return linked * 2 >= characters;
}

function weighLine(line: FlowParagraph): Evidence {
  if (isLinks(line)) return NOTHING;
  const { text, characters } = line;
  if (characters < FEWEST) return { weight: characters / 2, certain: false, prose: false };
  const ofSite = text.length <= LONGEST_OF_SITE && ABOUT_THE_SITE.test(text);
  const prose = characters >= FEWEST_IN_PROSE && /[。；;]/.test(text) && !ofSite;
  const start = text.slice(0, HEAD);
  const head = HAN_NUMBER.test(start) || text.includes('年') ? squeeze(start) : '';
  const numbered = HEADING.test(head);
  const certain = numbered || (prose && SUBJECT.test(text)) || (text.length <= HEAD && DATE_LINE.test(head));
  if (ofSite && !certain) return NOTHING;
  return { weight: prose || certain ? characters : characters / 2, certain, prose };
}

function weighTable(table: FlowTable): Evidence {
  if (isFieldTable(table)) return NOTHING;
  let cells = 0;
  let characters = 0;
  let linked = 0;
  for (const row of table.rows) {
    cells += row.length;
    for (const cell of row) {
      characters += countPrinted(cell.text);
      linked += cell.linked;
    }
  }
  if (linked * 2 >= characters) return NOTHING;
  return { weight: characters - linked, certain: cells >= FEWEST_CELLS, prose: false };
}
