import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { APPLICATION_LABELS_OF_2021, applicationsGrid, asPipes } from '../tables/six-section-tables.js';

/** What is told of one organ in one year after the form of 2021. What balances is computed. */
export interface YearOfOffice {
  issuer: string;
  year: number;
  /** Applications of natural persons: carried in, dealt with, carried out; what was received follows. */
  carriedIn: number;
  total: number;
  carriedOut: number;
  /** Normative documents. */
  issued: number;
  repealed: number;
  inForce: number;
  licences: number;
  penalties: number;
  /** Texts of one seed are one text. */
  proseSeed: number;
}

const WORDS = [
  ...'街坊 油坊 渡口 梯田 茶山 石阶 风车 窑洞 晒场 水碾 竹林 山泉 集市 戏台 书屋 灯笼 木桥 果园 菜畦 鱼塘'.split(
    ' ',
  ),
  ...'清晨 傍晚 雨后 雪天 午间 月初 深秋 初夏 平日 闲时 整理 张贴 讲解 核对 誊写 装订 巡看 修补 登门 回访'.split(
    ' ',
  ),
  ...'老人 学生 村医 教师 邮差 摊主 船工 匠人 住户 店家 慢慢 仔细 轮流 分头 结伴 依次 耐心 如常 照旧 重新'.split(
    ' ',
  ),
];

/** Sentences that say nothing that could be counted; another seed gives other sentences. */
export function inventProse(seed: number, sentences = 40): string {
  let state = seed * 2654435761 + 12345;
  const word = (): string => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return WORDS[(state >>> 8) % WORDS.length] ?? '';
  };
  const sentence = (): string => `${Array.from({ length: 9 }, word).join('')}。`;
  return Array.from({ length: sentences }, sentence).join('');
}

/** The report of one organ and year as text. */
export function inventOffice(office: YearOfOffice): string {
  const { issuer, year, carriedIn, total, carriedOut } = office;
  const received = total + carriedOut - carriedIn;
  const figure = (row: number, column: number): string => {
    const label = APPLICATION_LABELS_OF_2021[row]?.[1] ?? '';
    const known: [string, number][] = [
      ['一、', received],
      ['二、', carriedIn],
      ['（一）予以公开', total],
      ['（七）总计', total],
      ['四、', carriedOut],
    ];
    const value = known.find(([start]) => label.startsWith(start))?.[1] ?? 0;
    return String(column === 0 || column === 6 ? value : 0);
  };
  return [
    `${issuer}${year}年政府信息公开工作年度报告`,
    '',
    '一、总体情况',
    inventProse(office.proseSeed),
    '二、主动公开政府信息情况',
    '',
    asPipes([
      ['第二十条第（一）项', '', '', ''],
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '0', '0', '0'],
      ['行政规范性文件', String(office.issued), String(office.repealed), String(office.inForce)],
      ['第二十条第（五）项', '', '', ''],
      ['信息内容', '本年处理决定数量', '', ''],
      ['行政许可', String(office.licences), '', ''],
      ['第二十条第（六）项', '', '', ''],
      ['信息内容', '本年处理决定数量', '', ''],
      ['行政处罚', String(office.penalties), '', ''],
      ['行政强制', '0', '', ''],
    ]),
    '三、收到和处理政府信息公开申请情况',
    '',
    asPipes(applicationsGrid(APPLICATION_LABELS_OF_2021, figure)),
    '四、政府信息公开行政复议、行政诉讼情况',
    '没有发生。',
    '五、存在的主要问题及改进情况',
    inventProse(office.proseSeed + 1_000_000, 6),
    '六、其他需要报告的事项',
    '没有。',
    '',
    issuer,
    `${year + 1}年1月12日`,
    '',
  ].join('\n');
}

/** Towns of the county of the tests. */
export const TOWNS = [...'柳石松桃白云南北东西上下'].map((first) => `青禾县${first}湾镇人民政府`);
export const COUNTY = '青禾县人民政府';
export const YEARS = [2021, 2022, 2023];

const town = (index: number): string => TOWNS[index] ?? '';

/** A county of twelve towns and its government in three years; nothing in it contradicts anything. */
export function soundCounty(): YearOfOffice[] {
  const towns = YEARS.flatMap((year) =>
    TOWNS.map((issuer, index): YearOfOffice => ({
      issuer,
      year,
      carriedIn: year === 2021 ? 0 : 1 + (index % 2),
      total: 6 + index,
      carriedOut: 1 + (index % 2),
      issued: 2,
      repealed: 1,
      inForce: 20 + index + (year - 2021),
      licences: 40 + index + (year - 2021),
      penalties: 30 + index,
      proseSeed: year * 100 + index,
    })),
  );
  return [...towns, ...YEARS.map((year) => government(year, towns))];
}

/** The government's report adds up what the towns report. */
export function government(year: number, towns: readonly YearOfOffice[]): YearOfOffice {
  const own = towns.filter((office) => office.year === year && office.issuer !== COUNTY);
  const sum = (value: (office: YearOfOffice) => number): number =>
    own.reduce((total, office) => total + value(office), 0);
  return {
    issuer: COUNTY,
    year,
    carriedIn: sum(({ carriedIn }) => carriedIn),
    total: sum(({ total }) => total),
    carriedOut: sum(({ carriedOut }) => carriedOut),
    issued: 3,
    repealed: 0,
    inForce: 50 + 3 * (year - 2021),
    licences: sum(({ licences }) => licences),
    penalties: sum(({ penalties }) => penalties),
    proseSeed: year * 100 + 99,
  };
}

/** The county with one defect of each kind that rules across reports look for, and what they must find. */
export function plantedCounty(): { offices: YearOfOffice[]; found: string[] } {
  const sound = soundCounty();
  const change = (issuer: string, year: number, parts: Partial<YearOfOffice>): void => {
    const at = sound.findIndex((office) => office.issuer === issuer && office.year === year);
    const office = sound[at];
    if (office !== undefined) sound[at] = { ...office, ...parts };
  };
  change(town(1), 2023, { inForce: 30 });
  change(town(2), 2023, { licences: 420 });
  change(town(4), 2023, { proseSeed: 2022 * 100 + 4 });
  change(town(5), 2022, { proseSeed: 2022 * 100 + 6 });
  for (const year of YEARS) {
    change(town(8), year, { penalties: 900 });
    change(COUNTY, year, government(year, sound));
  }
  change(town(0), 2022, { carriedIn: 5 });
  // The government of a year counts one licence too many.
  change(COUNTY, 2021, { licences: government(2021, sound).licences + 1 });
  const offices = sound.filter(({ issuer, year }) => !(issuer === town(7) && year === 2023));
  return {
    offices,
    found: [
      `carried-over-mismatch ${town(0)} 2022 application.carried_in@natural_person`,
      `carried-over-mismatch ${town(0)} 2022 application.carried_in@total`,
      `duplicate-report ${town(3)} 2022 report`,
      `hierarchy-sum ${COUNTY} 2021 licence.decisions`,
      `in-force-balance ${town(1)} 2023 normative.in_force`,
      `missing-report ${town(7)} 2023 report`,
      `near-duplicate-narrative ${town(4)} 2023 narrative@previous`,
      `near-duplicate-narrative ${town(5)} 2022 narrative@other`,
      `near-duplicate-narrative ${town(6)} 2022 narrative@other`,
      `peer-outlier ${town(2)} 2023 licence.decisions`,
      ...YEARS.map((year) => `peer-outlier ${town(8)} ${year} penalty.decisions`),
      `year-on-year-jump ${town(2)} 2023 licence.decisions`,
    ].sort(),
  };
}

/** Writes reports to a directory, a folder a year; returns their paths. */
export async function writeOffices(directory: string, offices: readonly YearOfOffice[]): Promise<string[]> {
  const files: string[] = [];
  for (const office of offices) {
    const folder = join(directory, String(office.year));
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${office.issuer}.txt`);
    await writeFile(file, inventOffice(office));
    files.push(file);
  }
  return files;
}

/** The second, different report of one of the towns for 2022. */
export async function writeSecondReport(directory: string, offices: readonly YearOfOffice[]): Promise<void> {
  const first = offices.find(({ issuer, year }) => issuer === town(3) && year === 2022);
  if (first === undefined) return;
  await writeFile(
    join(directory, 'second.txt'),
    inventOffice({ ...first, licences: first.licences + 1, proseSeed: 777 }),
  );
}

/** The roster of the county. */
export const ROSTER = [
  { issuer: COUNTY, divisionCode: '', level: 'government' as const, parent: null, since: null, until: null },
  ...TOWNS.map((issuer) => ({
    issuer,
    divisionCode: '',
    level: 'township' as const,
    parent: COUNTY,
    since: null,
    until: null,
  })),
];
