import { parseChineseNumeral } from '../../document/numerals.js';

/** A number with its measure word, at its place in a folded text. */
export interface Quantity {
  /** In the printed unit; 万 and 亿 before a measure word are multiplied out. */
  value: number;
  /** Digits after the decimal point, as printed. */
  decimals: number;
  /** Measure word as printed, without 次 in brackets; `%`; '' for a bare number. */
  unit: string;
  approximate: boolean;
  /** Where the number stands, end exclusive. */
  start: number;
  end: number;
  /** End of the measure word and of what belongs to it (左右, 以上). */
  unitEnd: number;
}

const NUMBER =
  /\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+/g;

/** Measure words; those that are also parts of other words name what must not follow. */
const UNIT =
  '万元|亿元|千元|元|人次|条次|件次|篇次|场次|班次|期次|' +
  '条(?![例款线])|件|次(?![日年要月会生数])|篇|个(?!工作日|月|小时|季度|部分|方面|百分点|章节|自然日|星期|大类|类别|类|层面|环节|专题|样|性|体|别)|' +
  '人(?![民员大均口才事力为们社体性文工])|场(?![所合景面地])|期(?![间限内刊])|份|宗|起(?![草来到步点])|例(?!如|外|会)|项(?!目)|册|名(?![称单录义])|' +
  '位(?![于置])|家|处(?![理室罚置长])|则(?![按]|是)|批(?![准复示])|本(?![级镇乡年单机])|部(?![门委分署长级])|%';
const AFTER = new RegExp(
  `(余|多|来)?(万|亿)?(余|多)?(${UNIT})?(?:\\((?:次|份|件|条|项|个)\\))?(左右|上下|以上|之多|余)?`,
  'y',
);
const ABOUT = /(?:大?约|将近|接近|近|逾|超过?|突破|多达|不足)$/;

/**
 * Finds the numbers of a stretch of folded text: Arabic with thousands separators and decimals, Chinese
 * numerals where a measure word follows.
 *
 * @param most the search ends when more are found
 */
export function quantitiesOf(text: string, start: number, end: number, most = Infinity): Quantity[] {
  const quantities: Quantity[] = [];
  const stretch = text.slice(start, end);
  for (const match of stretch.matchAll(NUMBER)) {
    if (quantities.length > most) break;
    const at = start + match.index;
    const printed = match[0];
    const arabic = /^\d/.test(printed);
    AFTER.lastIndex = at + printed.length;
    const [whole = '', moreBefore, myriad, moreAfter, unit = '', round] = AFTER.exec(text) ?? [];
    if (/[0-9A-Za-z.]$/.test(text.slice(at - 1, at)) || (text.charAt(at - 1) === ' ' && arabic)) continue;
    if (!arabic && (unit === '' || /[数几若好上成]$/.test(text.slice(at - 1, at)))) continue;
    const money = unit.endsWith('元');
    const value = arabic ? Number(printed.replace(/,/g, '')) : parseChineseNumeral(printed);
    if (value === null || !Number.isFinite(value)) continue;
    const times = myriad === '万' ? 1e4 : myriad === '亿' ? 1e8 : 1;
    const inMyriads = money && times === 1e4 && unit === '元';
    quantities.push({
      value: inMyriads ? value : Number((value * times).toFixed(6)),
      decimals: /\.(\d+)$/.exec(printed)?.[1]?.length ?? 0,
      unit: inMyriads ? '万元' : unit,
      // 3.2万条 is rounded by whoever wrote it.
      approximate:
        [moreBefore, moreAfter, round].some((word) => word !== undefined) ||
        (times > 1 && !money) ||
        ABOUT.test(text.slice(Math.max(start, at - 3), at)),
      start: at,
      end: at + printed.length + (myriad ? (moreBefore ?? '').length + 1 : 0),
      unitEnd: unit === '' && !round ? at + printed.length : at + printed.length + whole.length,
    });
  }
  return quantities;
}
