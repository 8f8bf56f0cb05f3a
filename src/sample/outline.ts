import type { Chapter, Outline } from './headings.js';
import { tellChannels, tellDisclosed, tellKinds, tellNormative, tellResponses } from './tell-disclosure.js';
import {
  tellAside,
  tellStory,
  tellOrganisation,
  tellPlan,
  tellProblem,
  tellTraining,
} from './tell-organisation.js';
import { tellAnswered, tellFees, tellReceived, tellRemedies } from './tell-requests.js';
import type { Teller } from './teller.js';

const leaf = (title: string, ...paragraphs: string[]): Outline => ({ title, paragraphs, children: [] });
const branch = (title: string, ...children: Outline[]): Outline => ({ title, paragraphs: [], children });

/** A section that holds a table. */
const holding = (table: '2' | '3' | '4', title: string): Outline => ({ ...leaf(title), table });

/** A section with the claims that its sentences make and the findings that they must yield. */
function chapter(teller: Teller, make: () => Outline): Chapter {
  const [claims, findings] = [teller.claims.length, teller.findings.length];
  const outline = make();
  return { ...outline, claims: teller.claims.splice(claims), findings: teller.findings.splice(findings) };
}

function asides(teller: Teller, most: number): string {
  return Array.from({ length: teller.random.int(1, most) }, () =>
    teller.random.chance(0.4) ? tellStory(teller) : tellAside(teller),
  ).join('');
}

/** What tells an organ's report from the others' of its province. */
function ownStories(teller: Teller): string {
  return teller.plan.history === null ? '' : tellStory(teller) + tellStory(teller) + tellStory(teller);
}

const HABITS = ['组织保障更有力', '制度执行更细', '公开的载体更多', '回应群众更快', '培训更勤'];

/** General remarks, with headings of their own at times. */
function general(teller: Teller, title: string): Outline {
  const { random } = teller;
  if (random.chance(0.5)) return leaf(title, asides(teller, 3), asides(teller, 2));
  const habits = random.some(HABITS, random.int(2, 4));
  const outline = branch(title, ...habits.map((habit) => leaf(habit, asides(teller, 2))));
  if (random.chance(0.5)) outline.paragraphs.push(tellAside(teller));
  return outline;
}

/** What is put under the heading about disclosure. */
function disclosure(teller: Teller): Outline {
  const { random, plan } = teller;
  const title = random.pick(['主动公开政府信息情况', '主动公开情况', '主动公开政府信息的情况']);
  const kinds = plan.defects.has('claim-parts-vs-total') || random.chance(0.15) ? tellKinds(teller) : '';
  const channels = plan.defects.has('claim-percentage') || random.chance(0.7);
  const first = tellDisclosed(teller) + (random.chance(0.4) ? tellNormative(teller) : '');
  const second = (channels ? tellChannels(teller) : '') || tellAside(teller);
  if (random.chance(0.5)) return leaf(title, first + kinds, second, asides(teller, 2));
  const names = random.pick([
    ['公开的数量', '公开的渠道', '公开的重点'],
    ['基本数据', '公开形式', '重点领域公开情况'],
    ['主动公开信息数量', '公开信息的形式', '公开的主要内容'],
  ]);
  const texts = [first + kinds, second, asides(teller, 2)];
  return branch(title, ...names.map((name, at) => leaf(name, texts[at] ?? '')));
}

function requests(teller: Teller): Outline {
  const { random } = teller;
  const title = random.pick(['依申请公开政府信息情况', '依申请公开情况', '政府信息依申请公开办理情况']);
  const received = tellReceived(teller);
  const answered = tellAnswered(teller);
  if (random.chance(0.5)) return leaf(title, received + answered);
  const children = [leaf(random.pick(['收到申请的情况', '收到申请情况']), received)];
  if (answered !== '') children.push(leaf(random.pick(['申请办理情况', '办结和答复情况']), answered));
  if (random.chance(0.5)) children.push(leaf('收费情况', tellFees(teller)));
  return children.length < 2 ? leaf(title, received) : branch(title, ...children);
}

function problems(teller: Teller, title: string): Outline {
  const { random } = teller;
  if (random.chance(0.5)) {
    const [one, two] = random.pick([
      ['一是', '二是'],
      ['一、', '二、'],
      ['（一）', '（二）'],
      ['1.', '2.'],
    ] as const);
    const listed = `${one}${tellProblem(teller).replace('。', '；')}${two}${tellProblem(teller)}`;
    return leaf(
      title,
      `${random.pick(['不足之处：', '存在的问题：', '还有些不足：'])}${listed}`,
      `下一步：${tellPlan(teller)}${tellPlan(teller)}`,
    );
  }
  const numbered = random.chance(0.4);
  const problem = leaf(random.pick(['存在的问题', '存在的不足', '主要问题']), tellProblem(teller));
  const measure = leaf(random.pick(['改进措施', '下一步打算', '改进的办法']), tellPlan(teller));
  if (numbered) {
    problem.paragraphs = [`1.${tellProblem(teller)}`, `2.${tellProblem(teller)}`];
    measure.paragraphs = [`1.${tellPlan(teller)}`, `2.${tellPlan(teller)}`];
  }
  return branch(title, problem, measure);
}

/** The sections of a report of prose or with the statistics table. */
function chaptersOfProse(teller: Teller): Chapter[] {
  const { random, plan } = teller;
  const { defects } = plan;
  const chapters: Chapter[] = [];
  const say = (make: () => Outline): void => void chapters.push(chapter(teller, make));
  say(() => general(teller, random.pick(['概述', '基本情况', '总体情况', '政府信息公开工作概况'])));
  say(() => disclosure(teller));
  if (plan.year >= 2014 && random.chance(0.6))
    say(() => leaf(random.pick(['回应解读情况', '回应公众关切和政策解读情况']), tellResponses(teller)));
  say(() => requests(teller));
  if (random.chance(0.3))
    say(() => leaf(random.pick(['政府信息公开的收费及减免情况', '依申请公开收费情况']), tellFees(teller)));
  if (random.chance(0.75) || defects.has('claim-none-vs-table'))
    say(() =>
      leaf(
        random.pick([
          '行政复议、行政诉讼情况',
          '因政府信息公开申请行政复议、提起行政诉讼的情况',
          '行政复议、诉讼和举报投诉情况',
        ]),
        tellRemedies(teller),
      ),
    );
  if (random.chance(0.45)) {
    const title = random.pick(['机构建设、保障经费和培训情况', '机构人员和会议培训情况']);
    say(() =>
      random.chance(0.5)
        ? leaf(title, tellOrganisation(teller), tellTraining(teller))
        : branch(
            title,
            leaf('机构和人员', tellOrganisation(teller)),
            leaf('会议和培训', tellTraining(teller)),
          ),
    );
  }
  say(() =>
    problems(
      teller,
      random.pick([
        '存在的主要问题和改进措施',
        '存在问题及下一步打算',
        '存在的问题和改进措施',
        '主要问题及改进情况',
      ]),
    ),
  );
  if (random.chance(0.25)) say(() => leaf('其他需要报告的事项', '没有其他需要报告的事项。'));
  return chapters;
}

/** The six sections that the forms of 2019 and 2021 prescribe. */
function chaptersOfSixSections(teller: Teller): Chapter[] {
  const { random, plan } = teller;
  const overall = (): Outline =>
    random.chance(0.5)
      ? branch(
          '总体情况',
          leaf(
            '主动公开情况',
            tellDisclosed(teller) +
              tellChannelsIfDue(teller) +
              (random.chance(0.6) ? tellNormative(teller) : ''),
          ),
          leaf('依申请公开情况', tellReceived(teller) + (random.chance(0.4) ? tellRemedies(teller) : '')),
          leaf('政府信息管理情况', asides(teller, 2) + ownStories(teller)),
          leaf(
            random.pick(['政府信息公开平台建设情况', '平台建设情况']),
            asides(teller, 2) + (plan.defects.has('claim-parts-vs-total') ? tellKinds(teller) : ''),
          ),
          leaf(random.pick(['监督保障情况', '政府信息公开监督保障情况']), asides(teller, 1)),
        )
      : leaf(
          '总体情况',
          tellDisclosed(teller) +
            tellChannelsIfDue(teller) +
            (random.chance(0.5) ? tellNormative(teller) : ''),
          tellReceived(teller),
          (plan.defects.has('claim-parts-vs-total') ? tellKinds(teller) : '') +
            asides(teller, 2) +
            ownStories(teller),
          ...(random.chance(0.5) || plan.defects.has('claim-none-vs-table') ? [tellRemedies(teller)] : []),
        );
  const other = (): string =>
    random.weighted([
      [() => '没有其他需要报告的事项。', 4],
      [() => tellFees(teller), 3],
      [() => `${plan.year}年没有收取信息处理费${teller.none('fee.charged')}。`, 2],
    ] as const)();
  const remedies = random.pick([
    '政府信息公开行政复议、行政诉讼情况',
    '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '政府信息公开行政复议、提起行政诉讼情况',
  ]);
  return [
    overall,
    () => holding('2', random.pick(['主动公开政府信息情况', '行政机关主动公开政府信息情况'])),
    () => holding('3', '收到和处理政府信息公开申请情况'),
    () => holding('4', remedies),
    () =>
      problems(teller, random.pick(['存在的主要问题及改进情况', '政府信息公开工作存在的主要问题及改进情况'])),
    () => leaf('其他需要报告的事项', other()),
  ].map((make) => chapter(teller, make));
}

function tellChannelsIfDue(teller: Teller): string {
  return teller.plan.defects.has('claim-percentage') || teller.random.chance(0.3) ? tellChannels(teller) : '';
}

/** The sections that a report's generation asks for, each with what it claims. */
export function chaptersOf(teller: Teller): Chapter[] {
  return teller.plan.forms === null ? chaptersOfProse(teller) : chaptersOfSixSections(teller);
}
