import { describe, expect, it } from 'vitest';
import { read, said } from './prose.js';

describe('claims of the 2014 form', () => {
  it.each([
    ['2017年，全镇主动公开政府信息318条。', ['disclosure.total=318']],
    ['全年共对外公开各类信息71条，内容及时准确。', ['disclosure.total=71']],
    ['我局主动公开政府信息数为96条。', ['disclosure.total=96']],
    ['全年公开了64条政府信息。', ['disclosure.total=64']],
    ['通过网站、微信、公开栏等多种渠道主动公开政府信息233条。', ['disclosure.total=233']],
    [
      '全镇制发规范性文件7件，主动公开规范性文件6件。',
      ['disclosure.normative_issued=7', 'disclosure.normative=6'],
    ],
    ['通过县政府门户网站公开信息41条。', ['disclosure.by_channel.website=41']],
    [
      '政务微博公开政府信息19条，政务微信公开政府信息27条。',
      ['disclosure.by_channel.weibo=19', 'disclosure.by_channel.wechat=27'],
    ],
    [
      '通过政府公报公开政府信息5条，其他方式公开政府信息8条。',
      ['disclosure.by_channel.gazette=5', 'disclosure.by_channel.other=8'],
    ],
    ['在微信公众平台上公开88条信息。', ['disclosure.by_channel.wechat=88']],
    [
      '通过网站公开信息66条，微信公众号“青石之窗”21条。',
      ['disclosure.by_channel.website=66', 'disclosure.by_channel.wechat=21'],
    ],
    ['门户网站公开全县政府信息共计905条。', ['disclosure.by_channel.website=905']],
    [
      '公开形式有网站和微博，其中本局官方网站公开信息45条，政务微博公布17条。',
      ['disclosure.by_channel.website=45', 'disclosure.by_channel.weibo=17'],
    ],
    [
      '分渠道来看：门户网站公开52条，微信公众号公开31条，其他途径公开9条。',
      [
        'disclosure.by_channel.website=52',
        'disclosure.by_channel.wechat=31',
        'disclosure.by_channel.other=9',
      ],
    ],
    [
      '在90条公开信息中，官方网站公开60条，占66.7%。',
      ['disclosure.total=90', 'disclosure.by_channel.website=60'],
    ],
  ])('disclosure: %s', (text, claims) => {
    expect(said(text)).toEqual(claims);
  });

  it.each([
    ['回应公众关注热点或重大舆情4次。', ['response.topics=4']],
    ['全年回应社会关切3件。', ['response.topics=3']],
    ['发布政策解读稿件22篇。', ['response.by_channel.interpretations=22']],
    [
      '举办了6场新闻发布会，开展在线访谈2次。',
      ['response.by_channel.press_conferences=6', 'response.by_channel.online_interviews=2'],
    ],
    [
      '参加新闻发布会3次，其中主要负责同志参加1次。',
      ['response.by_channel.press_conferences=3', 'response.by_channel.press_conferences_by_principal=1'],
    ],
  ])('response: %s', (text, claims) => {
    expect(said(text)).toEqual(claims);
  });

  it.each([
    ['全年共收到政府信息公开申请14件。', ['request.received=14']],
    ['共收到3份政府信息公开申请。', ['request.received=3']],
    ['受理依申请公开信息6件。', ['request.received=6']],
    [
      '收到信息公开申请9件，其中当面申请1件、网络申请5件、信函申请3件。',
      [
        'request.received=9',
        'request.received.in_person=1',
        'request.received.online=5',
        'request.received.letter=3',
      ],
    ],
    [
      '收到信息公开申请9件，按时办结8件，延期办结1件。',
      ['request.received=9', 'request.closed.on_time=8', 'request.closed.extended=1'],
    ],
    [
      '答复信息公开申请8件，其中同意公开4件，同意部分公开1件，不同意公开1件，申请信息不存在2件。',
      [
        'request.answered=8',
        'request.answered.granted=4',
        'request.answered.partly_granted=1',
        'request.answered.refused=1',
        'request.answered.not_exist=2',
      ],
    ],
  ])('applications: %s', (text, claims) => {
    expect(said(text)).toEqual(claims);
  });

  it('takes what an elliptic clause counts from the sentence before it', () => {
    expect(said('共收到政府信息公开申请5件。办结5件，答复4件。')).toEqual([
      'request.received=5',
      'request.closed=5',
      'request.answered=4',
    ]);
  });

  it('gives 维持 to the last of 复议 and 诉讼 that was named', () => {
    expect(said('因信息公开被申请行政复议3件，其中维持2件；行政诉讼1件，维持1件。')).toEqual([
      'reconsideration=3',
      'reconsideration.upheld=2',
      'litigation=1',
      'litigation.upheld=1',
    ]);
  });

  it.each([
    [
      '设有政府信息公开工作专门机构1个，设置信息公开查阅点4个。',
      ['organisation.dedicated_bodies=1', 'organisation.reading_points=4'],
    ],
    [
      '从事政府信息公开工作人员5人，其中专职人员2人，兼职人员3人。',
      ['organisation.staff=5', 'organisation.staff.full_time=2', 'organisation.staff.part_time=3'],
    ],
    ['目前2人从事信息公开工作，1名为兼职人员。', ['organisation.staff=2', 'organisation.staff.part_time=1']],
    ['信息公开专项经费2.5万元。', ['organisation.budget=2.5']],
    ['召开政务公开专题会议3次，举办培训班2期。', ['training.meetings=3', 'training.sessions=2']],
    ['举办政府信息公开培训班2期，培训人员75人次。', ['training.sessions=2', 'training.participants=75']],
    ['共有38人接受了政府信息公开培训。', ['training.participants=38']],
    ['收取信息公开申请复制费120元。', ['fee.charged=120']],
    ['全年发出收费通知2件，收取信息处理费640元。', ['fee.charged=640']],
    ['召开会议研究部署政务公开工作3次。', ['training.meetings=3']],
  ])('organisation: %s', (text, claims) => {
    expect(said(text)).toEqual(claims);
  });
});

describe('claims of the later forms', () => {
  const form2021 = { generation: '2021', reportYear: 2023 } as const;

  it('names the applications by the cells of table 3, for all applicants', () => {
    expect(
      said('全年收到政府信息公开申请21件，上年结转2件，办结22件，结转下年度继续办理1件。', form2021),
    ).toEqual([
      'application.received@total=21',
      'application.carried_in@total=2',
      'application.total@total=22',
      'application.carried_out@total=1',
    ]);
  });

  it('reads the results of table 3', () => {
    expect(
      said('收到信息公开申请9件，其中予以公开5件，部分公开2件，本机关不掌握相关政府信息2件。', form2021),
    ).toEqual([
      'application.received@total=9',
      'application.granted@total=5',
      'application.partly_granted@total=2',
      'application.unable.not_held@total=2',
    ]);
  });

  it('reads normative documents and decisions of table 2', () => {
    expect(
      said('制发行政规范性文件4件，废止2件，现行有效规范性文件15件。全年作出行政处罚决定37件。', form2021),
    ).toEqual([
      'normative.issued=4',
      'normative.repealed=2',
      'normative.in_force=15',
      'penalty.decisions=37',
    ]);
  });

  it('knows the columns of the 2019 form', () => {
    expect(said('制定规范性文件3件。', { generation: '2019', reportYear: 2020 })).toEqual([
      'normative.made=3',
    ]);
  });

  it('takes the words of the 2019 form for its columns in later years too', () => {
    expect(said('新制作规范性文件2件，新公开规范性文件1件，对外公开规范性文件总数量8件。', form2021)).toEqual(
      ['normative.made=2', 'normative.newly_disclosed=1', 'normative.disclosed_total=8'],
    );
  });

  it('tells the generation from the text when nobody knows it', () => {
    expect(
      said('三、收到和处理政府信息公开申请情况\n全年收到政府信息公开申请6件。', {
        generation: null,
        reportYear: null,
      }),
    ).toEqual(['application.received@total=6']);
  });

  it('takes a 0 of litigation for both rows of table 4', () => {
    expect(said('因信息公开发生行政诉讼0件。', form2021)).toEqual([
      'litigation.direct.total=0',
      'litigation.after_review.total=0',
    ]);
  });

  it('says nothing of litigation in total, which is no cell of table 4', () => {
    expect(said('因信息公开发生行政诉讼3件。', form2021)).toEqual([]);
  });
});

describe('which number of a sentence is meant', () => {
  it('this year’s, not what was disclosed since the beginning', () => {
    expect(said('到年底累计主动公开政府信息4100条，其中本年度新增主动公开政府信息530条。')).toEqual([
      'disclosure.total=530',
    ]);
    expect(said('到年底累计公开信息2200条，其中2017年新增公开信息310条。')).toEqual(['disclosure.total=310']);
  });

  it('neither of two carriers of one number', () => {
    expect(said('通过政府网站、政府信息公开平台，主动公开政府信息61条。')).toEqual([]);
  });

  it('the applications, not the cases that they led to', () => {
    expect(said('收到并办理依申请公开件4件，因信息公开引起行政复议2件。')).toEqual([
      'request.received=4',
      'reconsideration=2',
    ]);
  });
});

describe('what a claim carries', () => {
  it.each(['140余条', '近200条', '约300条', '1.2万条', '50条以上', '80条左右', '三百多条'])(
    'marks %s as approximate',
    (number) => {
      const [claim] = read(`全年主动公开政府信息${number}。`).claims;
      expect(claim?.approximate).toBe(true);
    },
  );

  it.each([
    ['1,204条', 1204],
    ['１０８条', 108],
    ['一百二十三条', 123],
    ['2 6 条', null],
    ['3.2万条', 32000],
  ])('reads %s', (number, value) => {
    expect(read(`全年主动公开政府信息${number}。`).claims[0]?.value ?? null).toBe(value);
  });

  it('keeps the printed unit of money', () => {
    expect(read('政府信息公开专项经费3万元。').claims[0]).toMatchObject({ value: 3, unit: '万元' });
  });

  it('limits a claim about one office', () => {
    expect(read('区政府办公室共收到政府信息公开申请17件。').claims[0]?.scope).toBe('office');
  });

  it('does not limit it when the report is that office’s own', () => {
    const text = '区政府办公室2017年政府信息公开工作年度报告';
    const front = [
      {
        kind: 'paragraph' as const,
        text,
        span: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 25, offset: text.length } },
      },
    ];
    expect(read('区政府办公室共收到政府信息公开申请17件。', {}, front).claims[0]?.scope).toBe('whole');
  });

  it('marks what stands behind 其中 as a part', () => {
    const scopes = read('公开信息60条，其中微信公众号12条。').claims.map(({ scope }) => scope);
    expect(scopes).toEqual(['whole', 'part']);
  });

  it('marks a named account as one carrier', () => {
    expect(read('微信公众号“清溪发布”公开信息31条。').claims[0]?.scope).toBe('carrier');
  });
});
