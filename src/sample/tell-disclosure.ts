import { yearMistake } from './front-matter.js';
import type { Teller } from './teller.js';

const CHANNELS: readonly (readonly [string, readonly string[]])[] = [
  ['gazette', ['政府公报']],
  ['website', ['政府网站', '政府门户网站']],
  ['weibo', ['政务微博']],
  ['wechat', ['政务微信', '微信公众号']],
  ['other', ['其他方式', '其他渠道']],
];

/** How many items were disclosed. */
export function tellDisclosed(teller: Teller): string {
  const { random, count, number, value } = teller;
  const total = 'disclosure.total';
  const now = value(total);
  if (yearMistake(teller.plan) === 'sentence' && teller.plan.forms === null) {
    teller.findings.push({ rule: 'year-mismatch', subject: total });
    return `${teller.plan.year - 1}年，${teller.plan.unit.self}共主动公开政府信息${number(now)}条。`;
  }
  if (now === 0) return `${teller.lead()}主动公开政府信息${count(total)}条。`;
  if (now > 40 && random.chance(0.05) && !teller.plan.defects.has('claim-vs-table')) {
    const rounded = Math.floor(now / 10) * 10;
    if (rounded === now) return `${teller.lead()}共主动公开政府信息${count(total)}条。`;
    teller.claims.push({ indicator: total, value: rounded, approximate: true, none: false });
    return `${teller.lead()}共主动公开政府信息${rounded}余条。`;
  }
  const more = random.int(2, 60);
  const behind = random.weighted([
    ['。', 10],
    [`，同比增加${number(more)}条。`, 2],
    [`，比上年多${number(more)}条。`, 2],
    [`，上年为${number(now + more)}条。`, 1],
  ] as const);
  return random.pick([
    () => `${teller.lead()}共主动公开政府信息${count(total)}条${behind}`,
    () => `${teller.lead()}主动公开政府信息${count(total)}条${behind}`,
    () => `${teller.lead()}通过各种渠道主动公开政府信息共${count(total)}条${behind}`,
    () => `${teller.lead()}主动公开政府信息总数为${count(total)}条${behind}`,
    () =>
      `${teller.plan.year}年，${teller.plan.unit.self}累计向社会主动公开各类政府信息${count(total)}条${behind}`,
    () =>
      `由2009年的第一批算起，公开的事项逐年增多，${teller.plan.year}年主动公开政府信息达到${count(total)}条${behind}`,
  ])();
}

/** What each channel carried, with shares at times. */
export function tellChannels(teller: Teller): string {
  const { random, count, value, plan } = teller;
  const total = value('disclosure.total');
  const used = CHANNELS.filter(([code]) => value(`disclosure.by_channel.${code}`) > 0);
  if (used.length === 0) return '';
  let wrong = plan.defects.has('claim-percentage') && total > 3;
  // the total is named once where its year is wrong
  const once = yearMistake(plan) === 'sentence';
  const shares = !once && (wrong || random.chance(0.3)) && total > 0;
  const parts = used.map(([code, words]) => {
    const key = `disclosure.by_channel.${code}`;
    const printed = `${random.pick(words)}公开${random.pick(['', '政府信息', '信息'])}${count(key)}条`;
    const share = Math.round((value(key) * 1000) / total) / 10;
    if (!shares || share > 100) return printed;
    if (!wrong) return `${printed}，占${share}%`;
    wrong = false;
    teller.findings.push({ rule: 'claim-percentage', subject: '*' });
    return `${printed}，占${Number((share > 50 ? share - 11 : share + 11).toFixed(1))}%`;
  });
  if (wrong) return `${parts.join('；')}。`;
  const opening = shares
    ? random.pick([
        `在${teller.number(total)}条公开信息中，`,
        `全部公开信息为${teller.number(total)}条，其中`,
      ])
    : random.pick(['其中，', '按渠道看，', '从公开的渠道看：', '其中：', '']);
  if (shares)
    teller.claims.push({ indicator: 'disclosure.total', value: total, approximate: false, none: false });
  return `${opening}${parts.join(shares ? '；' : random.pick(['，', '、', '；']))}。`;
}

/** Normative documents, in the words of the form. */
export function tellNormative(teller: Teller): string {
  const { random, count, value, plan } = teller;
  if (plan.forms === null) {
    return random.pick([
      () =>
        `制发规范性文件${count('disclosure.normative_issued')}件，主动公开规范性文件${count('disclosure.normative')}条。`,
      () => `其中主动公开规范性文件${count('disclosure.normative')}条。`,
    ])();
  }
  if (plan.forms.two === '2019') {
    return `${teller.lead()}新制作规范性文件${count('normative.made')}件，新公开规范性文件${count('normative.newly_disclosed')}件。`;
  }
  return value('normative.issued') === 0 && random.chance(0.4)
    ? `${teller.lead()}未制发行政规范性文件${teller.none('normative.issued')}。`
    : `${teller.lead()}制发行政规范性文件${count('normative.issued')}件，废止行政规范性文件${count('normative.repealed')}件，现行有效行政规范性文件${count('normative.in_force')}件。`;
}

/** Counts by kind that add up to a number, or do not where that is planted. */
export function tellKinds(teller: Teller): string {
  const { random, number, plan } = teller;
  const parts = [random.int(3, 40), random.int(3, 40), random.int(3, 40)];
  const kinds = random.some(['机构职能类', '政策文件类', '工作动态类', '财政预决算类', '通知公告类'], 3);
  const wrong = plan.defects.has('claim-parts-vs-total');
  const sum = parts.reduce((one, other) => one + other, 0) + (wrong ? random.int(2, 9) : 0);
  if (wrong) teller.findings.push({ rule: 'claim-parts-vs-total', subject: '*' });
  const listed = kinds.map((kind, at) => `${kind}${number(parts[at] ?? 0)}条`).join('、');
  return `专栏更新${number(sum)}条，分为${listed}三类。`;
}

/** Responses to the public: group two of the form of 2014. */
export function tellResponses(teller: Teller): string {
  const { random, count } = teller;
  const by = 'response.by_channel.';
  return [
    random.pick([
      () => `${teller.lead()}共回应公众关注热点或重大舆情${count('response.topics')}次。`,
      () => `${teller.lead()}回应社会关注的热点问题${count('response.topics')}次。`,
    ])(),
    random.pick([
      () => `发布政策解读稿件${count(`${by}interpretations`)}篇。`,
      () =>
        `全年发布政策解读稿件共${count(`${by}interpretations`)}篇，微博微信回应事件${count(`${by}weibo_wechat`)}次。`,
      () =>
        `参加或举办新闻发布会${count(`${by}press_conferences`)}次，政府网站在线访谈${count(`${by}online_interviews`)}次。`,
    ])(),
  ].join('');
}
