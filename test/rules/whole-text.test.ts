import { describe, expect, test } from 'vitest';
import { parseReport } from '../../src/report/parse-report.js';
import type { Report } from '../../src/report/report.js';
import { FORMS } from '../../src/templates/forms.js';
import { at, claimed, counted, enumerated, findingsOf, observed, report, table } from './report-builder.js';

/** A report read from its text, because these rules judge how sentences are worded. */
const read = (...lines: string[]): Promise<Report> => parseReport(Buffer.from(lines.join('\n')));

const TITLE_2018 = '青石镇人民政府2018年政府信息公开工作年度报告';
const PERIOD_2018 = '本报告所列数据的统计期限自2018年1月1日起至2018年12月31日止。';

/** The statistics table with 0 everywhere but where the test says otherwise. */
function statistics(values: Record<string, number>): string[] {
  const rows = FORMS['2014']
    .filter(({ relation }) => relation !== 'text')
    .map((row) => {
      const value = row.relation === 'group' ? '' : String(values[row.code] ?? 0);
      return [`${row.numbering}${row.name}`, row.unit, value].join('\t');
    });
  return ['政府信息公开情况统计表', '统计指标\t单位\t统计数', ...rows];
}

describe('placeholder-left', () => {
  const inProse = async (sentence: string) =>
    findingsOf(
      'placeholder-left',
      await read(
        TITLE_2018,
        PERIOD_2018,
        '一、概述',
        '稳步推进。',
        '二、主动公开情况',
        sentence,
        '三、存在问题',
        '不够及时。',
      ),
    );
  const inFront = async (title: string, preamble: string) =>
    findingsOf(
      'placeholder-left',
      await read(
        title,
        preamble,
        '一、概述',
        '稳步推进。',
        '二、主动公开情况',
        '及时公开。',
        '三、存在问题',
        '不够及时。',
      ),
    );

  test.each([
    '全年主动公开政府信息____条。',
    '全年公开的信息主要涉及____、____等方面。',
    '如有疑问，请与____县人民政府办公室联系。',
    '联系方式：地址：____，电话：____。',
    '20XX年，我镇主动公开政府信息36条。',
    '201x年，我镇主动公开政府信息36条。',
    '全年主动公开政府信息××条，其中网站××条。',
    '组织业务培训xx次。',
    '按时办结，占比XX%。',
    '我镇设立了查阅点（此处填写数量和地点）。',
    '全年公开重点领域信息（根据本单位实际情况填写）。',
    '收取费用（如无，请填0）。',
    '共受理申请（请填写数字）件。',
  ])('reports %s', async (sentence) => {
    expect(await inProse(sentence)).toMatchObject([
      { severity: 'warning', subject: 'text', message: { zh: expect.stringContaining('有 1 处') as string } },
    ]);
  });

  test.each([
    '全年主动公开政府信息__36__条。',
    '主要涉及__农业__、__民政__等方面。',
    '申请人李某，XX年XX月XX日出生，要求公开补偿标准。',
    '公开XX项目的征地信息，答复XX人民法院。',
    '协助XX公司办理有关手续，答复李某某的咨询。',
    '申请人要求公开XX村某某组的征地信息。',
    '落实24小时×7天值守，培训2×3次。',
    '文件按“20XX年第XX号”的格式编号。',
    '联系人电话138XXXX5678。',
    '目录编码为XXGK条目，网址www.xxgk.example.org。',
    '申请人可以书面申请（请填写申请表并注明联系电话）。',
    '如需了解更多情况（请关注微信公众号）。',
    '单位负责人：______　审核人：______　填报人：______，',
    '**主动公开**条目及时更新。',
  ])('leaves %s alone', async (sentence) => {
    expect(await inProse(sentence)).toEqual([]);
  });

  test('reports a title and a preamble that name no organ', async () => {
    expect(await inFront('XX县XX局2018年政府信息公开工作年度报告', PERIOD_2018)).toHaveLength(1);
    expect(await inFront(TITLE_2018, '本报告由某某镇人民政府编制。')).toHaveLength(1);
    expect(await inFront(TITLE_2018, '本报告由青石镇人民政府编制。索引号XXGK-2018-003。')).toEqual([]);
  });

  test('counts all places, first the first', async () => {
    const checked = await read(
      TITLE_2018,
      '一、概述',
      '20XX年工作平稳。',
      '二、主动公开情况',
      '公开信息____条。',
      '三、存在问题',
      '不够及时。',
    );
    expect(findingsOf('placeholder-left', checked)).toMatchObject([
      { actual: '20XX年', message: { zh: expect.stringContaining('有 2 处') as string } },
    ]);
  });

  test('takes the gaps that the form itself prints in its table, and the sign-off, for none', async () => {
    const rows = [...statistics({}), '申请公开的主要内容：主要侧重____、____等几个方面，其中____占比____%。'];
    const checked = await read(
      TITLE_2018,
      '一、概述',
      '稳步推进。',
      '二、主动公开情况',
      '及时公开。',
      '三、存在问题',
      '不够及时。',
      '附件：政府信息公开情况统计表',
      ...rows,
      '单位负责人：____ 填报日期：____年____月____日',
    );
    expect(findingsOf('placeholder-left', checked)).toEqual([]);
  });
});

describe('year-mismatch', () => {
  const of = (parts: Parameters<typeof report>[0]) => findingsOf('year-mismatch', report(parts));
  const period = (start: string, end: string, malformed = false) => ({
    start,
    end,
    stated: true,
    span: at(4),
    malformed,
  });

  test('reports a title and a period of different years', () => {
    expect(of({ period: period('2016-01-01', '2016-12-31') })).toMatchObject([
      {
        severity: 'warning',
        subject: 'reportYear',
        expected: 2017,
        actual: '2016',
        evidence: [at(1), at(4)],
      },
    ]);
  });

  test('reports a statistics table that names another year', () => {
    const statisticsTable = {
      ...table({ table: 'statistics', form: '2014' }, 90),
      caption: '政府信息公开情况统计表（2016年度）',
      year: 2016,
    };
    expect(of({ tables: [statisticsTable] })).toMatchObject([{ actual: '2016', evidence: [at(1), at(90)] }]);
    expect(
      of({ tables: [{ ...statisticsTable, caption: '政府信息公开情况统计表（2017年度）', year: 2017 }] }),
    ).toEqual([]);
  });

  test('does not take a plan above the table for the table’s year', () => {
    const statisticsTable = {
      ...table({ table: 'statistics', form: '2014' }, 90),
      caption: '2018年工作打算',
      year: 2018,
    };
    expect(of({ tables: [statisticsTable] })).toEqual([]);
  });

  test.each([
    ['a period of the title’s year', period('2017-01-01', '2017-12-31')],
    ['one that begins the year before', period('2016-12-01', '2017-11-30')],
    ['one that had to be guessed at', period('2016-01-01', '2016-12-31', true)],
    ['none', { start: '2016-01-01', end: '2016-12-31', stated: false }],
  ])('is content with %s', (_, stated) => {
    expect(of({ period: stated })).toEqual([]);
  });

  test('is silent where the title names no year', () => {
    expect(of({ title: '青石镇政府信息公开年度报告', period: period('2016-01-01', '2016-12-31') })).toEqual(
      [],
    );
  });

  const telling = async (sentence: string, total = 86) =>
    findingsOf(
      'year-mismatch',
      await read(
        TITLE_2018,
        PERIOD_2018,
        '一、概述',
        '稳步推进。',
        '二、主动公开情况',
        sentence,
        '三、存在问题',
        '不够及时。',
        '附件：',
        ...statistics({ 'disclosure.total': total }),
      ),
    );

  test('reports a sentence that gives this year’s number for the year before', async () => {
    expect(await telling('2017年，我镇主动公开政府信息86条。')).toMatchObject([
      { severity: 'warning', subject: 'disclosure.total', expected: 2018, actual: 2017 },
    ]);
  });

  test.each([
    ['the right year', '2018年，我镇主动公开政府信息86条。', 86],
    ['another number for the year before', '2017年，我镇主动公开政府信息59条。', 86],
    ['both years', '2017年主动公开政府信息86条，2018年主动公开政府信息86条。', 86],
    ['a sum over years', '2017年以来，我镇累计主动公开政府信息86条。', 86],
    ['a small number, which may be chance', '2017年，我镇主动公开政府信息6条。', 6],
  ])('is content with %s', async (_, sentence, total) => {
    expect(await telling(sentence, total)).toEqual([]);
  });
});

describe('claim-contradiction', () => {
  const of = async (...sentences: string[]) =>
    findingsOf(
      'claim-contradiction',
      await read(
        TITLE_2018,
        '一、概述',
        sentences[0] ?? '',
        '二、公开情况',
        ...sentences.slice(1),
        '三、存在问题',
        '不够及时。',
      ),
    );

  test('reports one thing counted twice and differently', async () => {
    expect(
      await of('全年共收到政府信息公开申请3件。', '2018年，我镇收到政府信息公开申请5件。'),
    ).toMatchObject([{ severity: 'warning', subject: 'request.received', expected: 3, actual: 5 }]);
  });

  test('reports a text that says none and some', async () => {
    expect(await of('全年没有收到政府信息公开申请。', '2018年，我镇收到政府信息公开申请5件。')).toMatchObject(
      [{ subject: 'request.received' }],
    );
  });

  test.each([
    ['the same number twice', '全年收到政府信息公开申请3件。', '我镇收到政府信息公开申请3件。'],
    ['other words', '全年受理申请3件。', '2018年，我镇收到政府信息公开申请5件。'],
    ['an approximate number', '全年收到政府信息公开申请近10件。', '我镇收到政府信息公开申请9件。'],
    ['a part', '其中，收到政府信息公开申请3件。', '我镇收到政府信息公开申请5件。'],
    ['a part of the year', '上半年收到政府信息公开申请3件。', '我镇收到政府信息公开申请5件。'],
    ['a sum since the beginning', '条例施行以来，累计主动公开政府信息1300条。', '全年主动公开政府信息86条。'],
    ['one sentence that tells two things apart', '镇政府主动公开政府信息30条，各村主动公开政府信息12条。'],
  ])('leaves %s alone', async (_, ...sentences) => {
    expect(await of(...sentences)).toEqual([]);
  });

  test('takes three numbers for those of several offices', async () => {
    const sentences = ['收到政府信息公开申请3件。', '收到政府信息公开申请5件。', '收到政府信息公开申请8件。'];
    expect(await of(...sentences)).toEqual([]);
  });

  test('takes a listed part for no claim about the whole', () => {
    const total = counted('申请', 8, '件');
    const part = { ...counted('收到政府信息公开申请', 3, '件'), span: at(11) };
    const claims = [
      claimed('request.received', 3, { quote: '收到政府信息公开申请3件', span: at(11) }),
      claimed('request.received', 8, { quote: '全年收到政府信息公开申请8件', span: at(12) }),
    ];
    expect(findingsOf('claim-contradiction', report({ narrative: { claims } }))).toHaveLength(1);
    const enumerations = [enumerated(total, [part, counted('其他', 5, '件')])];
    expect(findingsOf('claim-contradiction', report({ narrative: { claims, enumerations } }))).toEqual([]);
  });
});

describe('charge-without-note', () => {
  const TITLE_2022 = '青石镇人民政府2022年政府信息公开工作年度报告';
  const of = async (first: string, sixth: string, title = TITLE_2022) =>
    findingsOf(
      'charge-without-note',
      await read(
        title,
        '一、总体情况',
        first,
        '二、主动公开政府信息情况',
        '及时公开。',
        '三、存在的主要问题及改进情况',
        '不够及时。',
        '四、其他需要报告的事项',
        sixth,
      ),
    );
  const CHARGED = '办理政府信息公开申请，收取信息处理费200元。';
  const NOT_CHARGED = '本年度没有收取信息处理费。';

  test('reports fees in the text that section six denies, and the reverse', async () => {
    expect(await of(CHARGED, NOT_CHARGED)).toMatchObject([
      { severity: 'info', subject: 'fee.charged', expected: 0, actual: 200 },
    ]);
    expect(await of(NOT_CHARGED, CHARGED)).toMatchObject([{ expected: 200, actual: 0 }]);
  });

  test.each([
    ['the same on both sides', NOT_CHARGED, NOT_CHARGED],
    ['a section six that speaks of something else', CHARGED, '没有其他需要报告的事项。'],
    ['administrative charges', '全镇行政事业性收费200元。', NOT_CHARGED],
  ])('is content with %s', async (_, first, sixth) => {
    expect(await of(first, sixth)).toEqual([]);
  });

  test('asks nothing of the years before', async () => {
    expect(await of(CHARGED, NOT_CHARGED, TITLE_2018)).toEqual([]);
  });

  const unpaid = async (sixth: string, carriedIn: number) => {
    const checked = await read(
      TITLE_2022,
      '一、总体情况',
      '平稳。',
      '二、存在的主要问题及改进情况',
      '不够及时。',
      '三、其他需要报告的事项',
      sixth,
    );
    const cells = { 'application.other.fee_unpaid@total': 1, 'application.carried_in@total': carriedIn };
    return findingsOf('charge-without-note', {
      ...checked,
      observations: observed(cells, { template: '2021' }),
    });
  };

  test('reports applications dropped for an unpaid fee that section six knows nothing of', async () => {
    expect(await unpaid('本年度未发出收费通知。', 0)).toMatchObject([
      { subject: 'application.other.fee_unpaid@total', expected: 0, actual: 1 },
    ]);
    expect(await unpaid('本年度发出收费通知1件。', 0)).toEqual([]);
  });

  test('lets the fee have been asked for last year', async () => {
    expect(await unpaid('本年度未发出收费通知。', 1)).toEqual([]);
  });
});
