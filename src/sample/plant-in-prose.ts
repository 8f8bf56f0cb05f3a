import { loseCharacter, garbledPhrase } from './garble.js';
import type { Chapter, Outline } from './headings.js';
import type { Plan } from './plan.js';
import { tellAside } from './tell-organisation.js';
import type { Teller } from './teller.js';
import type { Defect, TrueClaim, TrueFinding } from './truth.js';

/** A finding about a section, whose subject is known when the sections are numbered. */
export interface ChapterFinding {
  rule: string;
  chapter: Chapter;
}

/** The sections with what was planted in them. */
export interface PlantedProse {
  chapters: Chapter[];
  findings: TrueFinding[];
  aboutChapters: ChapterFinding[];
}

/** Names by which findings call the six sections. */
const PRESCRIBED = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
] as const;

/** The deepest section that ends a section's text. */
function lastOf(outline: Outline): Outline {
  const child = outline.children.at(-1);
  return child === undefined ? outline : lastOf(child);
}

function addSentence(outline: Outline, sentence: string): void {
  const last = outline.paragraphs.at(-1);
  if (last === undefined || last === '') outline.paragraphs = [sentence];
  else outline.paragraphs[outline.paragraphs.length - 1] = last + sentence;
}

/** A section of its own text or below which there is some: not one that holds a table alone. */
function withText({ chapters }: PlantedProse): Chapter[] {
  return chapters.filter(
    (chapter) => chapter.table === undefined && lastOf(chapter).paragraphs.join('') !== '',
  );
}

function missing(prose: PlantedProse, { random }: Teller): void {
  const at = random.weighted([
    [5, 4],
    [4, 3],
    [0, 2],
    [1, 1],
    [2, 1],
    [3, 2],
  ] as const);
  prose.chapters.splice(at, 1);
  prose.findings.push({ rule: 'section-missing', subject: PRESCRIBED[at] });
  // its table is gone with it
  if (at >= 1 && at <= 3)
    prose.findings.push({ rule: 'statistics-table-missing', subject: `table-${at + 1}` });
}

function empty(prose: PlantedProse, { random }: Teller): void {
  const chapter = random.pick(withText(prose));
  Object.assign(chapter, { paragraphs: [], children: [], claims: [], findings: [] });
  prose.aboutChapters.push({ rule: 'section-empty', chapter });
}

/** Sentences that are cut, each at its mark. */
const CUT = [
  '对照去年查出来的几处缺漏，逐条核对了网站上的目录和附件，把打不开的链接换成新的，',
  '各村把要公开的事项先贴到公开栏，再由包村干部拍照上传，隔月抽查一次，',
  '把群众问得最多的低保、医保、危房改造、耕地补贴等事项编成一本小册子，送到每个村民小组，',
  '大厅里添了两台查询机，附近的居民可以自己查文件、打印表格、预约窗口，',
] as const;

function broken(prose: PlantedProse, { random }: Teller): void {
  const { chapters } = prose;
  const candidates = withText(prose).filter((chapter) => chapter !== chapters.at(-1));
  const chapter = random.pick(candidates);
  const sentence = random.pick(CUT);
  const cut = random.chance(0.7) ? sentence : sentence.slice(0, -random.int(4, 8));
  const last = lastOf(chapter);
  if (random.chance(0.5)) addSentence(last, cut);
  else last.paragraphs.push(cut);
  prose.aboutChapters.push({ rule: 'paragraph-broken', chapter });
}

function placeholder(prose: PlantedProse, teller: Teller): void {
  const { random, plan } = teller;
  const sentence = random.pick([
    '全年更新公开栏____次，群众点题公开____件。',
    '接待上门查询的群众××人次。',
    '全年开展政务公开日活动XX场，发放宣传页XX份。',
    '（此处填写本单位的主要做法）',
    '（请根据实际情况填写）',
    `${String(plan.year).slice(0, 2)}XX年将继续把目录理顺。`,
    '电子屏滚动播放公开事项___条。',
    '（如无此项工作，请删除本段）',
  ]);
  addSentence(lastOf(random.pick(withText(prose))), sentence);
  prose.findings.push({ rule: 'placeholder-left', subject: 'text' });
}

function lost(prose: PlantedProse, teller: Teller): void {
  const { random, plan } = teller;
  // XML and the font of our PDF files have no controls
  const text = loseCharacter(random, tellAside(teller), plan.format === 'txt' || plan.format === 'md');
  addSentence(lastOf(random.pick(withText(prose))), text);
  prose.findings.push({ rule: 'undecodable-characters', subject: 'text' });
}

function garbled(prose: PlantedProse, teller: Teller): void {
  const { random, plan } = teller;
  const latin = !['gbk', 'gb18030'].includes(plan.encoding);
  const phrase = garbledPhrase(random, latin);
  addSentence(lastOf(random.pick(withText(prose))), `${phrase}栏目每周更新。`);
  prose.findings.push({ rule: 'mojibake', subject: 'text' });
  // bytes that mean nothing in the wrong encoding are lost on the way
  if (/[\ufffd\ue000-\uf8ff\u0080-\u009f]/.test(phrase))
    prose.findings.push({ rule: 'undecodable-characters', subject: 'text' });
}

/** Two wordings of a number that the report states elsewhere. */
const AGAIN: Readonly<Record<string, readonly ((count: string) => string)[]>> = {
  'disclosure.total': [
    (count) => `全年共主动公开政府信息${count}条。`,
    (count) => `本年度主动公开政府信息总数为${count}条。`,
  ],
  'request.received': [
    (count) => `全年共收到政府信息公开申请${count}件。`,
    (count) => `收到依申请公开政府信息的申请${count}件。`,
  ],
  'application.received@total': [
    (count) => `全年共收到政府信息公开申请${count}件。`,
    (count) => `收到政府信息公开申请共${count}件。`,
  ],
};

/** Tables above which a number may be said again. */
const TABLE_OF: Readonly<Record<string, string>> = {
  'disclosure.total': '2',
  'application.received@total': '3',
};

/** Says a number again, and another one, in a section that does not state it. */
function contradict(prose: PlantedProse, { random, number }: Teller): void {
  const said = prose.chapters.flatMap((chapter) =>
    chapter.claims
      .filter(({ approximate, value }) => !approximate && value > 0)
      .map((claim) => ({ chapter, claim, key: keyOf(claim) })),
  );
  const known = said.filter(({ key }) => AGAIN[key] !== undefined);
  if (known.length === 0) return;
  const { chapter, claim, key } = random.pick(known);
  // above the table of the applications, or in the general remarks: plans for the next year count nothing
  const elsewhere = prose.chapters.filter(
    (other) =>
      other !== chapter &&
      (other === prose.chapters[0] || (other.table !== undefined && other.table === TABLE_OF[key])),
  );
  if (elsewhere.length === 0) return;
  const value = claim.value + random.int(2, 30);
  const other = random.pick(elsewhere);
  addSentence(lastOf(other), random.pick(AGAIN[key] ?? [])(number(value)));
  other.claims.push({ ...claim, value });
  prose.findings.push({ rule: 'claim-contradiction', subject: key });
}

const keyOf = ({ indicator, applicant }: TrueClaim): string =>
  applicant === undefined ? indicator : `${indicator}@${applicant}`;

/** Section 六 says that no fees were charged, the first section counts some, or the reverse. */
function fees(prose: PlantedProse, { random, plan }: Teller): void {
  const [first, last] = [prose.chapters[0], prose.chapters.at(-1)];
  if (!first || !last) return;
  const yuan = random.int(20, 900);
  const some: TrueClaim = { indicator: 'fee.charged', value: yuan / 10000, approximate: false, none: false };
  const none: TrueClaim = { indicator: 'fee.charged', value: 0, approximate: false, none: true };
  const counted = `${plan.year}年收取信息处理费${yuan}元。`;
  const denied = `${plan.year}年没有收取信息处理费。`;
  const reverse = random.chance(0.3);
  last.paragraphs = [reverse ? counted : denied];
  last.claims = [reverse ? some : none];
  addSentence(lastOf(first), reverse ? denied : counted);
  first.claims = [
    ...first.claims.filter(({ indicator }) => indicator !== 'fee.charged'),
    reverse ? none : some,
  ];
  prose.findings.push({ rule: 'charge-without-note', subject: 'fee.charged' });
}

/**
 * In the order in which they are planted: what is taken away first, what must stay the end of a text last.
 */
const PLANTS: Partial<Record<Defect, (prose: PlantedProse, teller: Teller) => void>> = {
  'section-missing': missing,
  'section-empty': empty,
  'charge-without-note': fees,
  'claim-contradiction': contradict,
  'placeholder-left': placeholder,
  'undecodable-characters': lost,
  mojibake: garbled,
  'paragraph-broken': broken,
};

/**
 * Spoils the prose of a report before its sections are numbered.
 *
 * @param chapters the sections; they may be changed
 */
export function plantInProse(plan: Plan, teller: Teller, chapters: Chapter[]): PlantedProse {
  const prose: PlantedProse = { chapters: [...chapters], findings: [], aboutChapters: [] };
  const planter: Teller = { ...teller, random: plan.random('planted prose') };
  for (const defect of Object.keys(PLANTS) as Defect[])
    if (plan.defects.has(defect)) PLANTS[defect]?.(prose, planter);
  return prose;
}
