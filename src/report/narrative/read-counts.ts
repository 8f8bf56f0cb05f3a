import type { Generation } from '../../templates/generations.js';
import type { Claim } from '../narrative.js';
import { quoteOf, spanOf } from '../passage.js';
import { carriersOf, channelIndicator } from './lexicon/carrier.js';
import { DISCLOSED, LISTED_CARRIER } from './lexicon/disclosure.js';
import { ITEMS, type Statement } from './lexicon/statement.js';
import { STATEMENTS } from './lexicon/statements.js';
import type { ToldPassage } from './passages.js';
import type { Quantity } from './quantity.js';
import { scopeOf } from './scope.js';
import type { Sentence } from './sentence.js';
import { isCount, isThisYears, type ReportSetting } from './setting.js';
import { wordsAround, type WordsAround } from './words-around.js';

/** A sentence in its surroundings. */
export interface SentenceContext {
  passage: ToldPassage;
  sentence: Sentence;
  /** Headings around it and the sentence before it. */
  around: string;
  setting: ReportSetting;
  generation: Generation;
}

/** A bare number counts only where the words before it leave no doubt: `申请数为0`. */
const BARE_BEFORE = /(?:数|数量|总数|总量|条数|次数|人数|件数)[共为是:达有]{0,3}$|[均各]?为$/;
const BARE_AFTER = /^(?:[,;。)、]|$)/;

/**
 * The numbers of a sentence that count something: with a measure word, or bare behind a word that asks for
 * one.
 */
export function countsOf(text: string, { quantities }: Sentence): Quantity[] {
  return quantities.filter(
    ({ unit, start, unitEnd }) =>
      unit !== '%' &&
      (unit !== '' ||
        (BARE_AFTER.test(text.slice(unitEnd, unitEnd + 1)) &&
          BARE_BEFORE.test(text.slice(Math.max(0, start - 6), start)))),
  );
}

interface Topic {
  /** Headings, the sentence before and the sentence so far. */
  sofar: string;
  /** The same with the rest of the sentence. */
  whole: string;
  /** The statement so far: the sentence behind its last semicolon. */
  said: string;
}

/**
 * The statements that count in a unit, in the order of all; there are some forty units, and each leaves few.
 */
const byUnit = new Map<string, readonly Statement[]>();

function statementsIn(unit: string): readonly Statement[] {
  const statements = byUnit.get(unit) ?? STATEMENTS.filter(({ units }) => units.test(unit));
  byUnit.set(unit, statements);
  return statements;
}

function holds(statement: Statement, topic: Topic, words: string): boolean {
  return (
    (statement.about?.test(topic.sofar) ?? true) &&
    (statement.within?.test(topic.whole) ?? true) &&
    !(statement.unless?.test(words) ?? false) &&
    !(statement.unlessSaid?.test(topic.said) ?? false)
  );
}

function findStatement(
  quantity: Quantity,
  { before, after }: WordsAround,
  topic: Topic,
): Statement | undefined {
  const marked = `${before}#`;
  const whole = `${marked}${after}`;
  const countable = statementsIn(quantity.unit);
  return (
    countable.find((one) => one.before?.test(marked) && holds(one, topic, marked)) ??
    countable.find((one) => one.around?.test(whole) && holds(one, topic, whole))
  );
}

/** `累计公开#,其中本年度新增公开#`: the first counts since the beginning. */
const THIS_YEARS_PART =
  /^[^;]{0,60}其中[,:]?(?:本年度?|今年|当年|20\d\d年度?)(?:共)?(?:新增)?[^,\d]{0,10}公开/;

/** Several carriers are named, and the number is that of all disclosed information. */
const WHOLE_IN_WORDS =
  /(?:(?:共计?|累计|总计|合计)主动公开(?:各类)?(?:政府|政务)信息|主动公开(?:各类)?(?:政府|政务)信息(?:共计?|累计|总计|合计))[有为达]?$/;

interface Meaning {
  codes: readonly string[];
  specific: boolean;
}

/**
 * Disclosed information is the total, or what one channel carried, or a number that no row of the form asks
 * for.
 */
function meaningOfDisclosed({ before, earlier }: WordsAround, lead: string, taken: boolean): Meaning {
  const { named, andOthers, specific } = carriersOf(before, earlier);
  const none: Meaning = { codes: [], specific };
  const [only] = named;
  if (named.size === 0 || andOthers) {
    const fully = /主动公开|对外公开|共|累计|总/.test(before) || named.size === 0;
    const part = /其中/.test(lead) && !/主动公开|(?:本年度?|今年|当年|20\d\d年度?)共?新增/.test(before);
    return fully && !part && !taken ? { codes: ['disclosure.total'], specific: false } : none;
  }
  // 通过政府网站、公开栏,累计主动公开政府信息#: all carriers together.
  if (named.size > 1 && WHOLE_IN_WORDS.test(before) && !/其中/.test(lead) && !taken)
    return { codes: ['disclosure.total'], specific: false };
  if (named.size > 1 || only === undefined) return none;
  const code = channelIndicator(only);
  return code === null ? none : { codes: [code], specific };
}

function meaningOf(
  context: SentenceContext,
  quantity: Quantity,
  words: WordsAround,
  lead: string,
  disclosedTaken: boolean,
): Meaning {
  const { text } = context.passage;
  const sofar = `${context.around}|${lead.slice(-240)}#${words.after}`;
  const rest = text.slice(quantity.unitEnd, Math.min(context.sentence.end, quantity.unitEnd + 160));
  const topic: Topic = { sofar, whole: `${sofar}${rest}`, said: lead.slice(-240).replace(/^.*;/, '') };
  const statement = findStatement(quantity, words, topic);
  if (statement && DISCLOSED.includes(statement)) {
    const cumulative = THIS_YEARS_PART.test(rest);
    return meaningOfDisclosed(words, lead, disclosedTaken || cumulative);
  }
  if (statement) {
    const { codes, zero } = statement;
    return { codes: (quantity.value === 0 && zero ? zero : codes)[context.generation], specific: false };
  }
  const listed =
    LISTED_CARRIER.test(`${words.before}#${words.after}`) &&
    ITEMS.test(quantity.unit) &&
    quantity.unit !== '';
  const { named, specific } = carriersOf(words.before, '');
  const [only] = named;
  const code = listed && named.size === 1 && only ? channelIndicator(only) : null;
  return code !== null &&
    (/公开[^公开]*$/.test(words.before) ||
      (/公开|发布|公布/.test(topic.sofar) && /信息/.test(topic.sofar))) &&
    !/回应|解读|粉丝|关注|申请/.test(lead.slice(-60))
    ? { codes: [code], specific }
    : { codes: [], specific: false };
}

/** The claims that a sentence makes by printing numbers. */
export function readCounts(context: SentenceContext): Claim[] {
  const { passage, sentence, setting } = context;
  const { text } = passage;
  const counts = countsOf(text, sentence);
  const claims: Claim[] = [];
  counts.forEach((quantity, at) => {
    const words = wordsAround(text, sentence, counts, at);
    if (!isCount(quantity, text, words.clauseStart)) return;
    const lead = text.slice(Math.max(sentence.start, quantity.start - 400), quantity.start);
    if (!isThisYears(`${words.before}`, lead, setting)) return;
    const taken = claims.some(({ indicator }) => indicator === 'disclosure.total');
    const { codes, specific } = meaningOf(context, quantity, words, lead, taken);
    const scope = scopeOf(lead, specific, setting);
    for (const code of codes) {
      // 共收到52件,其中市本级收到12件: what a part had of the same is no claim about the whole.
      if (scope === 'part' && claims.some(({ indicator }) => indicator === code)) continue;
      claims.push(claimOf(context, code, quantity, scope));
    }
  });
  return claims;
}

function claimOf(
  { passage, sentence }: SentenceContext,
  indicator: string,
  quantity: Quantity,
  scope: Claim['scope'],
): Claim {
  return {
    indicator,
    ...(indicator.startsWith('application.') ? { applicant: 'total' } : {}),
    value: quantity.value,
    unit: quantity.unit,
    approximate: quantity.approximate,
    none: false,
    scope,
    quote: quoteOf(passage, sentence.start, sentence.end),
    span: spanOf(passage, quantity.start, quantity.end),
  };
}
