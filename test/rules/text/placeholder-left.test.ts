import { describe, expect, test } from 'vitest';
import { PERIOD_2018, read, statistics, TITLE_2018 } from '../invented-text.js';
import { findingsOf } from '../report-builder.js';

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
