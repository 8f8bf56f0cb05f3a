import { toChineseNumeral } from '../document/numerals.js';
import { chooseContact } from './contact.js';
import type { Part } from './parts.js';
import type { Plan } from './plan.js';
import { ownName } from './province.js';
import type { Random } from './random.js';
import type { SampleTruth, TrueFinding } from './truth.js';

/** What front matter and sign-off say, in print and in truth. */
export interface FrontMatter {
  opening: Part[];
  closing: Part[];
  truth: Pick<SampleTruth, 'title' | 'issuer' | 'period' | 'publishedOn' | 'contact' | 'declaredParts'>;
  findings: TrueFinding[];
  /** The telephone, for the table's foot. */
  phone: string | null;
  /** ISO date, for the table's foot. */
  date: string | null;
}

interface Naming {
  title: string;
  signature: string | null;
  compiled: string | null;
  issuer: string | null;
}

/** Where the report names its issuer, and how fully. */
function chooseNaming(random: Random, plan: Plan): Naming {
  const { unit } = plan;
  if (plan.defects.has('issuer-missing')) return { title: '', signature: null, compiled: null, issuer: null };
  // whether an organ makes 规章 is told by its full name
  if (plan.defects.has('regulation-by-unauthorised'))
    return { title: unit.name, signature: unit.name, compiled: null, issuer: unit.name };
  const own = ownName(unit);
  const township = unit.kind === 'township' || unit.kind === 'subdistrict';
  const untitled = plan.defects.has('title-missing');
  const title = random.weighted([
    [unit.name, untitled ? 0 : 4],
    [own, untitled ? 0 : 2],
    [unit.place, untitled ? 0 : township ? 4 : 1],
    [township ? `${unit.county}${unit.place}` : unit.name, untitled ? 0 : 2],
    ['', 1],
  ] as const);
  // over the years an organ signs with its whole name
  const signature = random.weighted([
    [unit.name, plan.history === null ? 5 : 100000],
    [own, 2],
    [null, title === '' ? 0 : 2],
  ] as const);
  const compiled = random.chance(0.25) ? random.pick([unit.name, own]) : null;
  const printed = [title, signature, compiled].filter((name) => name !== null && name !== '');
  const joined = title === `${unit.county}${unit.place}` && township && printed.includes(own);
  const fullest = printed.reduce<string>(
    (best, name) => (name !== null && name.length > best.length ? name : best),
    '',
  );
  return { title, signature, compiled, issuer: printed.includes(unit.name) || joined ? unit.name : fullest };
}

const FULL_WIDTH = '０１２３４５６７８９';

/** Titles that name no year. */
function timelessTitle(random: Random, unit: string): string[] {
  return random.pick([
    [`${unit}政府信息公开工作年度报告`],
    [`${unit}政府信息公开年度报告`],
    [`${unit}政府信息公开工作`, '年度报告'],
    [`${unit}政府信息公开年报`],
  ]);
}

function titleLines(random: Random, unit: string, year: number): string[] {
  const printedYear = random.weighted([
    [String(year), 84],
    [`${year} `, 8],
    [String(year).replace(/\d/g, (digit) => FULL_WIDTH.charAt(Number(digit))), 5],
    [` ${year} `, 3],
  ] as const);
  const y = `${printedYear}年`;
  const lines = random.weighted<readonly string[]>([
    [[`${unit}${y}政府信息公开工作年度报告`], 24],
    [[`${y}${unit}政府信息公开工作年度报告`], 10],
    [[`${unit}${y}度政府信息公开工作年度报告`], 12],
    [[`${unit}${y}政府信息公开工作`, '年度报告'], 12],
    [[`${y}${unit}政府信息公开工作`, '年 度 报 告'], 5],
    [unit === '' ? [`${y}政府信息公开`, '工作年度报告'] : [unit, `${y}政府信息公开工作年度报告`], 12],
    [[`${unit}${y}政府信息公开年报`], 6],
    [[`${unit}${y}政务信息公开工作年度报告`], 4],
    [[`${unit}${y}信息公开年度报告`], 4],
    [[`${unit}关于${y}度政府信息公开工作的年度报告`], 4],
    [[`${unit.replace(/政府$/, '')}政府信息公开工作${y}度报告`], 4],
    [[`${unit}${printedYear}政府信息公开工作年度报告`], 3],
  ]);
  return [...lines];
}

const two = (value: number): string => String(value).padStart(2, '0');

function chooseDate(random: Random, plan: Plan): { iso: string | null; findings: TrueFinding[] } {
  const { year, unit, defects } = plan;
  const findings: TrueFinding[] = [];
  if (defects.has('year-missing')) return { iso: null, findings };
  if (defects.has('published-before-period-end')) {
    findings.push({ rule: 'published-before-period-end', subject: 'publishedOn' });
    const month = defects.has('period-incomplete') ? random.int(3, 10) : random.int(11, 12);
    return { iso: `${year}-${two(month)}-${two(random.int(1, 28))}`, findings };
  }
  if (defects.has('published-late')) {
    findings.push({ rule: 'published-late', subject: 'publishedOn' });
    return { iso: `${year + 1}-${two(random.int(4, 11))}-${two(random.int(1, 28))}`, findings };
  }
  if (random.chance(0.12)) return { iso: null, findings };
  const early = year >= 2019 && unit.kind !== 'government';
  return { iso: `${year + 1}-${two(early ? 1 : random.int(1, 3))}-${two(random.int(3, 28))}`, findings };
}

/** A date in one of the ways in which offices print it. */
export function printDate(random: Random, iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const [m, d] = [Number(month), Number(day)];
  const zero = random.pick(['○', '〇', 'Ｏ', 'O', '零', '〇']);
  const chineseYear = year.replace(/\d/g, (digit) =>
    digit === '0' ? zero : toChineseNumeral(Number(digit)),
  );
  return random.weighted([
    [`${year}年${m}月${d}日`, 60],
    [`${chineseYear}年${toChineseNumeral(m)}月${toChineseNumeral(d)}日`, 18],
    [`${year} 年 ${m} 月 ${d} 日`, 6],
    [`${year}年${month}月${day}日`, 5],
    [`${year}.${month}.${day}`, 4],
    [`${year}-${month}-${day}`, 4],
    [`${year}-${m}-${d}`, 3],
  ] as const);
}

/** Where a report with a wrong year has it. */
export function yearMistake(plan: Plan): 'period' | 'table' | 'sentence' | null {
  if (!plan.defects.has('year-mismatch')) return null;
  const random = plan.random('wrong year');
  if (plan.generation === '2014') return random.pick(['period', 'table', 'sentence'] as const);
  return plan.forms === null ? 'period' : random.pick(['period', 'sentence'] as const);
}

interface StatedPeriod {
  text: string;
  period: SampleTruth['period'];
  findings: TrueFinding[];
}

function choosePeriod(random: Random, plan: Plan): StatedPeriod | null {
  const { year, defects } = plan;
  const whole = { start: `${year}-01-01`, end: `${year}-12-31`, stated: true };
  if (defects.has('period-malformed')) {
    const text = random.pick([
      `本报告所列数据的统计期限自${year}1月1日起至${year}12月31日止。`,
      `统计期限为${year}1月1日至${year}12月31日。`,
      `数据统计期限为${year}11日至${year}1231日。`,
    ]);
    return { text, period: whole, findings: [{ rule: 'period-malformed', subject: 'period' }] };
  }
  if (defects.has('period-incomplete')) {
    const period = { start: `${year}-01-01`, end: `${year}-11-30`, stated: true };
    const text = `本报告所列数据的统计期限自${year}年1月1日起至${year}年11月30日止。`;
    return { text, period, findings: [{ rule: 'period-incomplete', subject: 'period' }] };
  }
  if (yearMistake(plan) === 'period') {
    const period = { start: `${year - 1}-01-01`, end: `${year - 1}-12-31`, stated: true };
    const text = random.pick([
      `本报告所列数据的统计期限自${year - 1}年1月1日起至${year - 1}年12月31日止。`,
      `统计时间为${year - 1}年1月1日至${year - 1}年12月31日。`,
    ]);
    const findings = [
      { rule: 'year-mismatch', subject: 'reportYear' },
      // the year before is not the whole of the reporting year either
      { rule: 'period-incomplete', subject: 'period' },
    ];
    return { text, period, findings };
  }
  if (defects.has('year-missing')) return null;
  // without a title it is the period that tells the year
  if (!defects.has('title-missing') && random.chance(0.3)) return null;
  const text = random.pick([
    `本年报中所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    `统计时间为${year}年1月1日至12月31日。`,
    `数据统计时限：${year}年1月1日—${year}年12月31日。`,
    `所列数据统计期间从${year}年1月1日到${year}年12月31日。`,
    `统计周期为${year}年1月1日----${year}年12月31日。`,
    `统计日期由${year}年1月1日至${year}年12月31日。`,
    `统计期限为 ${year} 年 1 月 1 日至 ${year} 年 12 月 31 日。`,
    `报告统计期限为${year}年1-12月份。`,
  ]);
  return { text, period: whole, findings: [] };
}

function declare(
  random: Random,
  plan: Plan,
  titles: readonly string[],
): { text: string; count: number; wrong: boolean } | null {
  const wrong = plan.defects.has('declared-parts');
  if (!wrong && random.chance(0.45)) return null;
  const count = titles.length + (wrong ? random.pick([1, 2, -1]) : 0);
  const printed = random.pick([toChineseNumeral(count), toChineseNumeral(count), String(count)]);
  const listed = titles.join('、');
  const text = random.pick([
    `本报告由${listed}等${printed}部分组成。`,
    `全文由${listed}共${printed}个部分组成。`,
    `本报告共分${printed}个部分。`,
    `全文包括${listed}等${printed}个部分。`,
    `本年度报告由${printed}部分组成。`,
  ]);
  return { text, count, wrong };
}

/**
 * Title, date line, preamble and sign-off.
 *
 * @param titles the titles of the level-1 sections
 */
export function writeFrontMatter(plan: Plan, titles: readonly string[]): FrontMatter {
  const random = plan.random('front');
  const { year } = plan;
  const naming = chooseNaming(random, plan);
  const contact = chooseContact(random, plan, naming.issuer);
  const lines = plan.defects.has('year-missing')
    ? timelessTitle(random, naming.title)
    : titleLines(random, naming.title, year);
  const untitled = plan.defects.has('title-missing');
  const date = chooseDate(random, plan);
  const period = choosePeriod(random, plan);
  const declared = declare(random, plan, titles);
  const atTop = date.iso !== null && random.chance(0.15);
  const printed = date.iso === null ? '' : printDate(random, date.iso);
  const basis = random.pick([
    '根据《中华人民共和国政府信息公开条例》（以下简称《条例》）的规定编制本报告。',
    `按照《条例》的要求${naming.compiled === null ? '' : `，由${naming.compiled}`}编制本年度报告。`,
    `依据《条例》的规定，现公布${year}年度政府信息公开工作年度报告。`,
  ]);
  const compiled =
    naming.compiled !== null && !basis.includes(naming.compiled) ? `本报告由${naming.compiled}编制。` : '';
  const sentences = [basis + compiled, declared?.text, period?.text, contact?.text].filter(
    (text) => text !== undefined,
  );
  const preamble = random.chance(0.6) ? [sentences.join('')] : sentences;
  const closing: Part[] = [];
  if (naming.signature !== null && printed !== '' && !atTop && random.chance(0.1))
    closing.push({ kind: 'signature', text: `${naming.signature}  ${printed}` });
  else {
    if (naming.signature !== null) closing.push({ kind: 'signature', text: naming.signature });
    if (printed !== '' && !atTop) closing.push({ kind: 'signature', text: printed });
  }
  const dateLine = atTop ? random.pick([printed, `（${printed}）`]) : '';
  return {
    opening: [
      ...(untitled ? [] : [{ kind: 'title' as const, lines }]),
      ...(atTop ? [{ kind: 'centred' as const, text: dateLine }] : []),
      ...preamble.map((text) => ({ kind: 'paragraph' as const, text })),
    ],
    closing,
    truth: {
      title: untitled ? null : lines.join(''),
      issuer: naming.issuer,
      period: period?.period ?? null,
      publishedOn: date.iso,
      contact: contact?.contact ?? {},
      declaredParts: declared && { count: declared.count },
    },
    findings: [
      ...(untitled ? [{ rule: 'title-missing', subject: 'title' }] : []),
      ...(plan.defects.has('year-missing') ? [{ rule: 'year-missing', subject: 'reportYear' }] : []),
      ...(naming.issuer === null ? [{ rule: 'issuer-missing', subject: 'issuer' }] : []),
      ...date.findings,
      ...(period?.findings ?? []),
      ...(declared?.wrong ? [{ rule: 'declared-parts', subject: 'declaredParts' }] : []),
    ],
    phone: contact?.contact['phone'] ?? null,
    date: date.iso,
  };
}
