import type { Teller } from './teller.js';

/** Offices, people, money, meetings: groups eight and nine of the form of 2014. */
export function tellOrganisation(teller: Teller): string {
  const { random, count, value } = teller;
  const { self } = teller.plan.unit;
  const sentences = [
    random.pick([
      () =>
        `${self}设有政府信息公开工作专门机构${count('organisation.dedicated_bodies')}个，设置政府信息公开查阅点${count('organisation.reading_points')}个。`,
      () => `设置政府信息公开查阅点${count('organisation.reading_points')}个。`,
    ])(),
    random.pick([
      () =>
        `从事政府信息公开工作人员${count('organisation.staff')}人，其中专职人员${count('organisation.staff.full_time')}人、兼职人员${count('organisation.staff.part_time')}人。`,
      () => `从事政府信息公开工作人员共${count('organisation.staff')}人。`,
    ])(),
  ];
  if (value('organisation.budget') > 0)
    sentences.push(`政府信息公开专项经费${count('organisation.budget')}万元。`);
  return sentences.join('');
}

/** Meetings and training. */
export function tellTraining(teller: Teller): string {
  const { random, count } = teller;
  return random.pick([
    () =>
      `全年召开政府信息公开工作会议${count('training.meetings')}次，举办政府信息公开培训班${count('training.sessions')}次，接受培训${count('training.participants')}人次。`,
    () => `召开政府信息公开专题会议${count('training.meetings')}次。`,
    () =>
      `${teller.lead()}举办政府信息公开业务培训班${count('training.sessions')}期，参加培训人员${count('training.participants')}人次。`,
  ])();
}

/** Sentences without a number of any form, many with numbers that look like one. */
export function tellAside(teller: Teller): string {
  const { random, number } = teller;
  const { unit, year } = teller.plan;
  const { self } = unit;
  return random.pick([
    `按照《条例》第20条的要求，${self}把公开的范围列成一张清单，挂在大厅入口。`,
    `窗口答复的时限压到了15个工作日，比规定的20个工作日更短。`,
    `${self}每季度请三位居民来挑毛病，挑出来的都记在一本册子上。`,
    `热线12345转来的诉求${number(random.int(8, 90))}件，件件有回音。`,
    `向上级报送信息${number(random.int(9, 120))}条，被采用${number(random.int(1, 8))}条。`,
    `公开栏换了新玻璃，雨天也看得清楚。`,
    `去年有人说目录难找，今年就在首页加了一个入口。`,
    `文件印发后三天之内上网，由两个人先后核对。`,
    `依据国办发〔${year - 1}〕${random.int(10, 99)}号文件，${self}修订了工作方案。`,
    `走访了${number(random.int(4, 60))}户人家，听他们说哪些事想知道而找不到。`,
    `网站全年访问量${number(random.int(2000, 90000))}人次。`,
    `办公室搬到二楼204室，门口贴了指路牌。`,
    `一张表管到底：谁起草、谁审、谁发，都写在上面。`,
    `老档案逐页扫描，查一份旧文件不再要跑三趟。`,
    `村里的喇叭每周三念一遍新公开的事项。`,
  ]);
}

const WHO = [
  '信息股',
  '办公室的两位同志',
  '档案室',
  '值班干部',
  '窗口人员',
  '文书',
  '驻村干部',
  '新来的选调生',
];
const WHEN = [
  '每逢赶集日',
  '每月头一个星期',
  '雨季之前',
  '开春以后',
  '午休时间',
  '周五下午',
  '入户的路上',
  '年中',
];
const DID = [
  '把旧公告一张张揭下来，',
  '带着平板电脑挨家演示怎么查文件，',
  '把办事流程画成图，',
  '核对公开栏与网页是否一致，',
  '替不识字的老人念通知，',
  '把咨询电话改成了好记的号码，',
  '给每份文件补上了简要说明，',
  '收拾出半间屋子放查阅架，',
];
const SO = [
  '问路的人少了一半。',
  '跑空趟的少了。',
  '邻近的单位也来照着做。',
  '写错的地方当天就改。',
  '有人专门写信来道谢。',
  '收回的意见比往年实在。',
  '排队的时间短了。',
  '省下的纸够用一季。',
];

/** A sentence put together from parts, so that hardly two reports tell the same. */
export function tellStory({ random }: Teller): string {
  return `${random.pick(WHEN)}，${random.pick(WHO)}${random.pick(DID)}${random.pick(SO)}`;
}

/** What is wrong and what will be done. */
export function tellProblem(teller: Teller): string {
  return teller.random.pick([
    '栏目分得太细，老人家点几下就迷了路。',
    '有的文件上网晚了几天，原因是审核的人出差。',
    '解读写得太像公文，看的人少。',
    '各股室报来的格式不一，汇总时费了不少工夫。',
    '新来的同志还不熟悉流程，答复时要翻几遍规定。',
  ]);
}

/** What will be done about it. */
export function tellPlan(teller: Teller): string {
  const { random, plan } = teller;
  return random.pick([
    `${plan.year + 1}年先把目录理顺，再谈别的。`,
    '请写得明白的同志来改解读稿，改到邻居看得懂为止。',
    '审核的人定下两位，一位不在由另一位顶上。',
    '每月末核对一次，漏发的当月补上。',
    '把常见的问题编成问答，放在网站最显眼的地方。',
  ]);
}
