import type { Claim } from '../narrative.js';
import { quoteOf, spanOf } from '../passage.js';
import { DENIABLE } from './lexicon/denial.js';
import { quantitiesOf } from './quantity.js';
import type { SentenceContext } from './read-counts.js';
import { clausesOf, type Stretch } from './sentence.js';
import { scopeOf } from './scope.js';
import { isThisYears } from './setting.js';

/** The words of absence; `object` says that what there was none of may follow. */
const NONE =
  /未(?:曾|能)?(?:收到|接到|接收到?|接获|接受|受理|发生|出现|产生|收取|收费|有|发现|向|因|被|设立|设置|安排|制发|制定|出台|印发|举办|召开|召集|开展|组织|参加|涉及|存在|提起|引发|引起)|没有?(?:收到|接到)|没有|未见|不存在|不涉及|(?<![毫有皆所])无(?![法偿关碍障正条线效论需锡声须违异人家数需疑愧规缝故力纸证盲公接名业形微缘遗死缺误差尘穷])|(?<![为从是])零(?=申请|投诉|举报|复议|诉讼|收费|信访)/;
/** `均为零`, `为0件`: what there was none of stands before. */
const ZERO =
  /(?:均为|都为|为|均是|皆为|各为|均)[零〇0](?:件|次|条|宗|起|例|元|人|个)?(?=$|[,;。)])|(?:均|都|皆)(?:没有|无)$/;
/** Nothing that could be denied follows: the subject stands before. */
const EMPTY =
  /^(?:过|的|情况|情形|发生|出现|此类|该类|上述|以上|相关|有关|任何|现象|事件|案件|案例|事项|行为|记录|产生|过程){0,4}$/;
/** Words by which the clause says something else than that there was none. */
const OTHERWISE =
  /^(?:及时|按时|按照|按|完全|严格|规范|充分|得到|做到|形成|建立|达|明确|统一|违反|超|逾|拒|不|正当|足够|较|很|有效|真正)/;
const CONDITION = /^(?:如|若|凡|假如|如果|对于?|除)|(?:如果|若|凡|除)[^,]{0,6}$/;

/** What some of the bodies did not have says nothing of the whole. */
const SOME =
  /(?:部分|有的|有些|个别|一些|少数|多数|下属|所属|其余|\d个|[一二两三四五六七八九十]个)[^,]{0,10}(?:单位|部门|科室|乡镇|街道|局|村|社区|所)(?:均|都|也|尚|还|全年)?$/;

interface Denial {
  /** Where the words of absence stand. */
  words: Stretch;
  /** What there was none of. */
  denied: string;
}

/** Clauses that only continue the list: `未发生行政复议,行政诉讼和投诉`. */
const CONTINUES_LIST =
  /^(?:也|亦|以及|及|和|与|或)?(?:提起|申请|被)?(?:行政)?(?:复议|诉讼|举报|投诉)[^,未无没]{0,24}$/;

function denialsOf(text: string, sentence: Stretch): Denial[] {
  const clauses = clausesOf(text, sentence);
  const denials: Denial[] = [];
  clauses.forEach(({ start, end }, at) => {
    const clause = text.slice(start, Math.min(end, start + 300));
    const zero = ZERO.exec(clause);
    if (zero) {
      const from = start + zero.index;
      denials.push({
        words: { start: from, end: from + zero[0].length },
        denied: subjectBefore(text, clauses, at, clause.slice(0, zero.index)),
      });
      return;
    }
    const none = NONE.exec(clause);
    if (!none) return;
    const from = start + none.index;
    const words = { start: from, end: from + none[0].length };
    const before = clause.slice(0, none.index);
    let object = clause.slice(none.index + none[0].length);
    if (CONDITION.test(clause) || CONDITION.test(before) || OTHERWISE.test(object) || SOME.test(before))
      return;
    if (EMPTY.test(object)) {
      denials.push({ words, denied: subjectBefore(text, clauses, at, before) });
      return;
    }
    for (let next = at + 1; next < clauses.length; next++) {
      const following = clauses[next];
      if (!following) break;
      const words = text.slice(following.start, Math.min(following.end, following.start + 60));
      if (!CONTINUES_LIST.test(words) || quantitiesOf(words, 0, words.length).length > 0) break;
      object += `,${words}`;
    }
    const verb = /未收取|未收费|未向/.exec(none[0])?.[0].slice(1) ?? '';
    const made = /制发|制定|出台|印发/.exec(none[0])?.[0] ?? '';
    denials.push({ words, denied: `${verb}${made}${object}` });
  });
  return denials;
}

/** The subject of `…均未发生` in its own clause, or, where that is empty, in the clauses right before. */
function subjectBefore(text: string, clauses: readonly Stretch[], at: number, own: string): string {
  const words = own.replace(/(?:均|都|也|亦|皆|尚|暂|并|数量|数|情况|:)+$/u, '');
  const subject = /复议|诉讼|申请|投诉|举报|收费|经费|人员|机构|结转|费用|访谈|发布会/;
  if (subject.test(words)) return words;
  const previous = clauses[at - 1];
  if (!previous) return words;
  const said = text.slice(Math.max(previous.start, previous.end - 60), previous.end);
  // `行政复议:无`; a clause that itself tells a number or an absence is a statement of its own.
  const separate = quantitiesOf(said, 0, said.length).some(({ unit }) => unit !== '') || NONE.test(said);
  return separate ? words : `${said.replace(/(?:数量|情况|数)$/, '')}`;
}

/** The claims that a sentence makes by saying that there was none. */
export function readDenials(context: SentenceContext): Claim[] {
  const { passage, sentence, setting, generation } = context;
  const { text } = passage;
  const claims: Claim[] = [];
  for (const { words, denied } of denialsOf(text, sentence)) {
    const lead = text.slice(Math.max(sentence.start, words.start - 300), words.start);
    const clause = lead.slice(Math.max(0, lead.lastIndexOf(',') + 1));
    if (!isThisYears(clause, lead, setting)) continue;
    const heading = passage.headings[passage.headings.length - 1] ?? '';
    const bare =
      EMPTY.test(denied) ||
      /^(?:20\d\d年度?|本年度?|全年|我[镇乡局办街]|全[镇乡]|本[\u4e00-\u9fff]{1,3}){1,3}$/.test(denied);
    const object =
      bare && heading.length <= 40 ? heading.replace(/(?:的)?(?:情况|数量|数|说明)$/, '') : denied;
    const topic = `${context.around}|${lead}${object}`;
    for (const { codes, noun, about, unless } of DENIABLE) {
      if (!noun.test(object) || (about && !about.test(topic)) || unless?.test(object)) continue;
      for (const indicator of codes[generation]) {
        if (claims.some((claim) => claim.indicator === indicator)) continue;
        claims.push({
          indicator,
          ...(indicator.startsWith('application.') ? { applicant: 'total' } : {}),
          value: 0,
          unit: '',
          approximate: false,
          none: true,
          scope: scopeOf(lead, false, setting),
          quote: quoteOf(passage, sentence.start, sentence.end),
          span: spanOf(passage, words.start, words.end),
        });
      }
    }
  }
  return claims;
}
