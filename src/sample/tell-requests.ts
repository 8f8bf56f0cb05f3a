import { yearMistake } from './front-matter.js';
import type { Teller } from './teller.js';

const WAYS = { in_person: '当面申请', fax: '传真申请', online: '网络申请', letter: '信函申请' };
const ANSWERS = {
  already_public: '属于已主动公开范围的',
  granted: '同意公开的',
  partly_granted: '同意部分公开的',
  refused: '不同意公开的',
  not_this_agency: '不属于本行政机关公开的',
  not_exist: '申请信息不存在的',
  amendment_requested: '告知作出更改补充的',
  referred_elsewhere: '告知通过其他途径办理的',
};

function noneReceived(teller: Teller, key: string): string {
  const { random } = teller;
  if (random.chance(0.25)) return `${teller.lead()}收到政府信息公开申请${teller.count(key)}件。`;
  teller.none(key);
  return random.pick([
    `${teller.lead()}未收到政府信息公开申请。`,
    `${teller.lead()}没有收到政府信息公开申请。`,
    `${teller.lead()}未收到公民、法人和其他组织提出的政府信息公开申请。`,
    `${teller.lead()}没有收到要求公开政府信息的申请。`,
    `申请窗口和网上平台全年开放，${teller.plan.unit.self}未收到依申请公开政府信息的申请。`,
  ]);
}

function nonZero(teller: Teller, prefix: string, words: Readonly<Record<string, string>>): string[] {
  return Object.entries(words)
    .filter(([code]) => teller.value(`${prefix}.${code}`) > 0)
    .map(([code, name]) => `${name}${teller.count(`${prefix}.${code}`)}件`);
}

/** Applications received: the statistics table's words. */
export function tellReceived(teller: Teller): string {
  const { random, count, value, plan } = teller;
  if (plan.forms !== null) return tellReceivedOfSixSections(teller);
  const key = 'request.received';
  if (value(key) === 0) return noneReceived(teller, key);
  const opening = random.pick([
    () => `${teller.lead()}共收到政府信息公开申请${count(key)}件`,
    () => `${teller.lead()}收到依申请公开政府信息的申请${count(key)}件`,
    () => `${teller.lead()}共受理政府信息公开申请${count(key)}件`,
  ])();
  const ways = random.chance(0.7) ? nonZero(teller, key, WAYS) : [];
  return ways.length > 0 ? `${opening}，其中${ways.join('、')}。` : `${opening}。`;
}

/** Applications closed and answered: the statistics table's words. */
export function tellAnswered(teller: Teller): string {
  const { random, count, value } = teller;
  if (value('request.received') === 0 && value('request.closed') === 0) return '';
  const closed = random.pick([
    () =>
      `申请办结${count('request.closed')}件，其中按时办结${count('request.closed.on_time')}件、延期办结${count('request.closed.extended')}件。`,
    () => `${teller.lead()}办结政府信息公开申请${count('request.closed')}件。`,
  ])();
  const detailed =
    random.chance(0.7) && Object.keys(ANSWERS).some((code) => value(`request.answered.${code}`) > 0);
  if (!detailed) return closed;
  return `${closed}申请答复${count('request.answered')}件，其中${nonZero(teller, 'request.answered', ANSWERS).join('，')}。`;
}

function tellReceivedOfSixSections(teller: Teller): string {
  const { random, count, value, plan } = teller;
  const at = (code: string): string => `application.${code}@total`;
  if (value(at('received')) === 0 && value(at('carried_in')) === 0)
    return noneReceived(teller, at('received'));
  if (yearMistake(plan) === 'sentence') {
    teller.findings.push({ rule: 'year-mismatch', subject: at('received') });
    return `${plan.year - 1}年，${plan.unit.self}共收到政府信息公开申请${teller.number(value(at('received')))}件。`;
  }
  const sentences = [
    random.pick([
      () => `${teller.lead()}共收到政府信息公开申请${count(at('received'))}件。`,
      () =>
        `${teller.lead()}新收政府信息公开申请${count(at('received'))}件，上年结转${count(at('carried_in'))}件。`,
      () =>
        `${teller.lead()}收到政府信息公开申请共${count(at('received'))}件，比上年减少${teller.number(random.int(1, 9))}件。`,
    ])(),
  ];
  if (random.chance(0.5))
    sentences.push(
      `办结政府信息公开申请${count(at('total'))}件，结转下年度继续办理${count(at('carried_out'))}件。`,
    );
  if (random.chance(0.5) && value(at('granted')) > 0) {
    const partly = value(at('partly_granted')) > 0 ? `，部分公开${count(at('partly_granted'))}件` : '';
    sentences.push(`在办理结果中，予以公开${count(at('granted'))}件${partly}。`);
  }
  return sentences.join('');
}

/** Reconsiderations, lawsuits and complaints. */
export function tellRemedies(teller: Teller): string {
  const { random, count, value, plan } = teller;
  const six = plan.forms !== null;
  const reviews = six ? 'review.total' : 'reconsideration';
  const suits = six ? ['litigation.direct.total', 'litigation.after_review.total'] : ['litigation'];
  if ([reviews, ...suits].every((key) => value(key) === 0)) return noRemedies(teller, [reviews, ...suits]);
  const reviewed = random.pick(['因政府信息公开被申请行政复议', '政府信息公开行政复议']);
  const sentences = [`${teller.lead()}${reviewed}${count(reviews)}件。`];
  if (!six) sentences.push(`因政府信息公开被提起行政诉讼${count('litigation')}件。`);
  else if (random.chance(0.6))
    sentences.push(
      `行政诉讼中，未经复议直接起诉${count(suits[0] ?? '')}件，复议后起诉${count(suits[1] ?? '')}件。`,
    );
  if (!six && random.chance(0.4)) sentences.push(`针对政府信息公开的举报投诉${count('complaint')}件。`);
  return sentences.join('');
}

function noRemedies(teller: Teller, keys: string[]): string {
  const { random, value, plan } = teller;
  const complaints = plan.forms === null && value('complaint') === 0 && random.chance(0.5);
  teller.none(...keys, ...(complaints ? ['complaint'] : []));
  const listed = complaints
    ? random.pick(['行政复议、行政诉讼和举报投诉', '行政复议、行政诉讼及举报投诉'])
    : random.pick(['行政复议、行政诉讼', '行政复议和行政诉讼', '行政复议、提起行政诉讼的情况']);
  return random.pick([
    `${teller.lead()}未发生因政府信息公开引起的${listed}。`,
    `${teller.lead()}没有发生因政府信息公开引发的${listed}。`,
    `${teller.lead()}无因政府信息公开申请${listed}。`.replace('申请提起', '提起'),
  ]);
}

/** Fees for applications. */
export function tellFees(teller: Teller): string {
  const { random, value } = teller;
  const words = random.pick([
    '没有收取政府信息公开申请的任何费用',
    '未收取依申请公开政府信息的任何费用',
    '未因政府信息公开收取费用',
  ]);
  if (value('fee.charged') !== 0) return `依申请公开信息收取费用${teller.count('fee.charged')}万元。`;
  teller.none('fee.charged');
  return `${teller.lead()}${words}。`;
}
