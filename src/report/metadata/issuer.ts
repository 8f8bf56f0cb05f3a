import { squeeze, squeezeFolded } from '../../document/fold.js';
import { isOrganLine } from '../../segment/back-matter.js';
import type { Report } from '../report.js';
import type { Passage } from '../passage.js';
import { titleUnit } from './title.js';

/** Who issued a report, and where that was read. */
export interface Issuer {
  name: string | null;
  source: Report['issuerSource'];
}

const NONE: Issuer = { name: null, source: null };
/** What completes the bare name of a township or district to the name of its organ. */
const COMPLETION = /^(?:人民政府|街道办事处|办事处|政府)/;
/** Divisions that may stand before the name, nearest last: 吉林省长春市…区. */
const DIVISIONS = /(?:[\u4e00-\u9fff]{1,8}?(?:省|自治区|自治州|自治县|市|州|盟|县|区|旗)){1,4}$/;
const OWN_NAME =
  '([\\u4e00-\\u9fff()·]{3,28}?(?:人民政府|办事处|委员会|管委会|[\\u4e00-\\u9fff](?:局|厅|委|办|院|中心)))';
/** Divisions around a township, to be taken off its name: 青禾县柳湾镇 → 柳湾镇. */
const OUTER_DIVISIONS =
  /^(?:[\u4e00-\u9fff]{1,8}?(?:省|自治区|自治州|自治县|市|州|盟|县|区|旗))+(?=[\u4e00-\u9fff]{1,8}(?:镇|乡|街道|苏木)$)/;
/** A name is printed here as its bearer's own, most telling words first. */
const SELF = [
  /由([\u4e00-\u9fff\d()·]{2,28}?)(?:(?:党政)?办公室|党政办)?(?:负责|组织)?编制/,
  new RegExp(`(?:现将|现公布|^|[。,;])${OWN_NAME}(?:编制|根据|按照|依据|依照|严格按照|认真|\\d{4}年)`),
] as const;

/** The preamble may call the report by its title: 现公布柳湾镇2017年政府信息公开工作年度报告. */
const CALLED =
  /(?:公布|公开|编制|发布|编写|形成|现将|公示)((?:20\d{2}年度?)?[\u4e00-\u9fff()·]{3,28}?(?:20\d{2}年度?)?(?:政府|政务)?(?:信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报))/;
/** 我镇, 全县 and 区教育局 name no organ by themselves. */
const RELATIVE = /^(?:[我本各该全县区]|国务院|现公布|现将)/;
/** 街 is a street, and in some cities the short name of a 街道; in a title it is the latter. */
const isUnit = (unit: string): boolean => isNamedOrgan(unit) || isOrganLine(unit.replace(/街$/, '街道'));
/** An office within an organ is not the one that answers for the report. */
const INNER_OFFICE = /^.?(?:党政|综合|政务|政府信息|信息)(?:公开)?(?:工作)?办/;

/**
 * Whether words are an organ's name; divisions and regiments of the 兵团 may be numbered in digits:
 * 第4师63团.
 */
function isNamedOrgan(words: string): boolean {
  return isOrganLine(words.replace(/\d{1,3}(?=[师团])/g, '一'));
}

/**
 * Establishes the issuer from the title, the sign-off and the text, which name it more or less fully; the
 * fullest name wins. Parts are put together only where both are printed next to the same place's name. Texts
 * that only say 我镇 have no issuer.
 *
 * @param title the report's title, if any
 * @param front the paragraphs before the first section
 * @param back the paragraphs of the sign-off
 * @param pageIssuer what the page's header table says (发布机构), which can be wrong and comes last
 */
export function readIssuer(
  title: string | null,
  front: readonly Passage[],
  back: readonly Passage[],
  pageIssuer: string | undefined,
): Issuer {
  const unit = title ? titleUnit(title) : '';
  const named = isUnit(unit) ? unit : '';
  const signed = back.map((one) => signatory(one.text)).filter((name) => name !== '');
  if (named) {
    const core = coreOf(named);
    const printedNames: Issuer[] = [
      ...signed.map((name): Issuer => ({ name: trimOffice(name, core), source: 'sign-off' })),
      ...namesIn(SELF[0], front).map((name): Issuer => ({ name, source: 'text' })),
    ];
    const fuller = printedNames
      .filter(({ name }) => name !== null && name.length > named.length && extendsName(name, core))
      .sort((a, b) => (b.name ?? '').length - (a.name ?? '').length)[0];
    if (fuller) return fuller;
    if (core === named) {
      const completed = completeInText(core, front) ?? completeInText(core, back);
      if (completed) return { name: completed, source: 'text' };
      const organ = organOf(core.replace(OUTER_DIVISIONS, ''), [...back, ...front]);
      if (organ) return { name: core + organ, source: 'title' };
    }
    return { name: named, source: 'title' };
  }
  for (const pattern of SELF) {
    const self = namesIn(pattern, front)[0];
    if (!self) continue;
    const fuller = signed.find((name) => name.length > self.length && name.endsWith(self));
    return fuller ? { name: fuller, source: 'sign-off' } : { name: self, source: 'text' };
  }
  const called = front.map(({ text }) => titleUnit(CALLED.exec(text)?.[1] ?? '')).find(isOwnName);
  if (called !== undefined) {
    const fuller = signed.find((name) => name.length > called.length && extendsName(name, coreOf(called)));
    return fuller ? { name: fuller, source: 'sign-off' } : { name: called, source: 'text' };
  }
  const signatoryName = signed.find((name) => !/^(?:我|本)/.test(name));
  if (signatoryName) return { name: signatoryName, source: 'sign-off' };
  const page = pageIssuer ? squeeze(pageIssuer) : '';
  return page && isOrganLine(page) && !/网站?$/.test(page) ? { name: page, source: 'page' } : NONE;
}

function isOwnName(name: string): boolean {
  return name !== '' && isUnit(name) && !RELATIVE.test(name);
}

/** The organs that a pattern finds in the text, in order; 我局 and the like name nobody. */
function namesIn(pattern: RegExp, paragraphs: readonly Passage[]): string[] {
  return paragraphs.flatMap(({ text }) => {
    const name = pattern.exec(text)?.[1];
    return name &&
      isNamedOrgan(name) &&
      !/^(?:我|本|各|该|国务院|现公布|现将)/.test(name) &&
      !INNER_OFFICE.test(name)
      ? [name]
      : [];
  });
}

/**
 * The organ that a line of the sign-off names: alone, before a date, or behind 填报单位; '' when it names
 * none.
 */
function signatory(text: string): string {
  const line = text
    .replace(/^[\s#*_]+|(?<![\s#*_])[\s#*_]+$/g, '')
    .replace(/^(?:填报单位|填表单位|编制单位|发布机构|公开单位)(?:\([^)]{0,8}\))?:/, '')
    .replace(/\(?(?:二[〇零○o一二三四五六七八九]{3}|20\d{2})[年.\-/].{0,14}$/i, '');
  return isOrganLine(squeezeFolded(line)) ? line : '';
}

/**
 * The bare name: 柳湾镇人民政府 → 柳湾镇, so that fuller and shorter spellings can be told to be the same.
 */
function coreOf(name: string): string {
  return name.replace(/(?:人民政府|街道办事处|办事处|政府)(?:办公室)?$/, (suffix) =>
    suffix.startsWith('街道') ? '街道' : '',
  );
}

/** Whether a printed name is the same unit's with divisions before it or its organ behind it. */
function extendsName(name: string, core: string): boolean {
  const at = name.indexOf(core);
  if (at < 0) return false;
  const before = name.slice(0, at);
  const after = name.slice(at + core.length);
  return (before === '' || DIVISIONS.test(before)) && (after === '' || after.replace(COMPLETION, '') === '');
}

/** A government's report is signed by its office at times: the office is not the issuer. */
function trimOffice(name: string, core: string): string {
  const at = name.indexOf(core);
  return at < 0 ? name : name.replace(/(人民政府|办事处)(?:办公室|党政办公室|党政办)$/, '$1');
}

/** The fullest organ name that the text prints around a bare name, official spellings first. */
function completeInText(core: string, paragraphs: readonly Passage[]): string | null {
  let best: string | null = null;
  for (const { text } of paragraphs) {
    for (let at = text.indexOf(core); at >= 0; at = text.indexOf(core, at + core.length)) {
      const suffix = COMPLETION.exec(text.slice(at + core.length, at + core.length + 6))?.[0];
      if (!suffix || suffix === '政府') continue;
      const name = (divisionsBefore(text, at) ?? '') + core + suffix;
      if (best === null || name.length > best.length) best = name;
    }
  }
  return best;
}

/** What completes a place's bare name wherever the report prints it as an organ: 柳湾镇 → 人民政府. */
function organOf(place: string, paragraphs: readonly Passage[]): string | null {
  for (const { text } of paragraphs) {
    for (let at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + place.length)) {
      const organ = COMPLETION.exec(text.slice(at + place.length, at + place.length + 6))?.[0];
      if (organ && organ !== '政府') return organ;
    }
  }
  return null;
}

/** Names of divisions directly before a place, when they begin at a mark or at the paragraph's start. */
function divisionsBefore(text: string, at: number): string | null {
  const before = /(?:^|[^\u4e00-\u9fff])([\u4e00-\u9fff]{2,16})$/.exec(
    text.slice(Math.max(0, at - 18), at),
  )?.[1];
  if (!before) return null;
  const match = DIVISIONS.exec(before);
  return match && match.index === 0 ? before : null;
}
