import { describe, expect, test } from 'vitest';
import { readContact } from '../../../src/report/metadata/contact.js';
import { readDeclaredParts } from '../../../src/report/metadata/declared-parts.js';
import { readIssuer } from '../../../src/report/metadata/issuer.js';
import { readPeriod } from '../../../src/report/metadata/period.js';
import { passagesOf, proseOf } from '../../../src/report/metadata/prose.js';
import { readPublished } from '../../../src/report/metadata/published.js';
import { readTitle, titleUnit } from '../../../src/report/metadata/title.js';
import { yearInPreamble, yearInTitle } from '../../../src/report/metadata/year.js';
import { parseReport } from '../../../src/report/parse-report.js';
import { paragraphsOf } from '../../paragraphs-of.js';

const prose = (text: string) => proseOf(paragraphsOf(text));
const title = (text: string, page?: string) => readTitle(prose(text), page)?.text ?? null;

describe('the title', () => {
  test.each([
    ['in one line', '柳湾镇2017年政府信息公开工作年度报告\n正文。', '柳湾镇2017年政府信息公开工作年度报告'],
    [
      'broken over two lines',
      '柳湾镇2017年政府信息公开工作\n年度报告\n正文。',
      '柳湾镇2017年政府信息公开工作年度报告',
    ],
    [
      'spaced out',
      '2018年柳湾镇政府信息公开工作\n年 度 报 告\n正文。',
      '2018年柳湾镇政府信息公开工作年度报告',
    ],
    [
      'with the unit on a line of its own',
      '青禾县柳湾镇人民政府\n2017 年政府信息公开工作年度报告',
      '青禾县柳湾镇人民政府2017年政府信息公开工作年度报告',
    ],
    ['as 年报', '青禾县水利局2020年政府信息公开年报\n正文。', '青禾县水利局2020年政府信息公开年报'],
    [
      'with the year last',
      '柳湾镇政府信息公开工作2019年度报告\n正文。',
      '柳湾镇政府信息公开工作2019年度报告',
    ],
    [
      'behind page furniture',
      '首页 > 信息公开\n来源：县政府办 字号：大\n2019年柳湾镇政府信息公开年度报告\n正文。',
      '2019年柳湾镇政府信息公开年度报告',
    ],
    [
      'printed twice',
      '2019年柳湾镇政府信息公开年度报告\n2019年柳湾镇政府信息公开年度报告\n正文。',
      '2019年柳湾镇政府信息公开年度报告',
    ],
    [
      'with unit and year on lines of their own',
      '柳湾镇人民政府\n2017年\n政府信息公开工作\n年度报告\n正文。',
      '柳湾镇人民政府2017年政府信息公开工作年度报告',
    ],
    [
      'with the year above the unit',
      '2017 年度\n柳湾镇人民政府\n政府信息公开年度报告',
      '2017年度柳湾镇人民政府政府信息公开年度报告',
    ],
    [
      'with the year in brackets below',
      '柳湾镇政府信息公开工作年度报告\n（2020年度）\n正文。',
      '柳湾镇政府信息公开工作年度报告（2020年度）',
    ],
    [
      'behind the website’s own heading',
      '青禾县人民政府\n政府信息公开年报\n2016年青禾县石桥街道政府信息公开工作年度报告\n正文。',
      '2016年青禾县石桥街道政府信息公开工作年度报告',
    ],
    [
      'in a field of the page’s header',
      '名  称: 青禾县水利局2010年政府信息公开工作年度报告\n正文。',
      '青禾县水利局2010年政府信息公开工作年度报告',
    ],
    [
      'behind the website’s own heading, on two lines',
      '青禾大学信息公开年度报告\n青禾大学2013-2014学年度\n信息公开年度报告\n正文。',
      '青禾大学2013-2014学年度信息公开年度报告',
    ],
    [
      'behind a bullet, in a field of the page’s header',
      '• 索引号：AB-2011-1\n• 标题：柳湾镇2011年政府信息公开工作年度报告\n• 发布日期：2012-01-19\n正文。',
      '柳湾镇2011年政府信息公开工作年度报告',
    ],
    [
      'in a field without a colon',
      '名称 青禾市2017年政府信息公开年度报告\n索引号 0001\n正文。',
      '青禾市2017年政府信息公开年度报告',
    ],
    [
      'in a row of its own between pipes',
      '索引号： | 33-28 | 公开方式： | 主动公开 |\n2009年度柳湾镇政府信息公开年度报告 | ||\n正文。',
      '2009年度柳湾镇政府信息公开年度报告',
    ],
    ['as a Markdown heading', '# 2019年柳湾镇政府信息公开年度报告', '2019年柳湾镇政府信息公开年度报告'],
  ])('is read %s', (_, text, expected) => {
    expect(title(text)).toBe(expected);
  });

  test('has ordinary characters where a PDF printed radicals', () => {
    expect(title('柳湾镇⼈⺠政府2017年政府信息公开工作年度报告')).toBe(
      '柳湾镇人民政府2017年政府信息公开工作年度报告',
    );
  });

  test('is not a notice about reports', () => {
    expect(title('关于报送2019年政府信息公开年度报告的通知\n各乡镇：')).toBeNull();
  });

  test('comes from the page when the text shows none', () => {
    expect(title('正文。', '柳湾镇2019年政府信息公开年度报告')).toBe('柳湾镇2019年政府信息公开年度报告');
  });

  test.each([
    ['2018年柳湾镇政府信息公开工作年度报告', '柳湾镇'],
    ['柳湾镇人民政府信息公开工作2018年度报告', '柳湾镇人民政府'],
    ['柳湾镇人民政府政府信息公开工作2018年度报告', '柳湾镇人民政府'],
    ['青禾县水利局2020年政府信息公开工作年度报告', '青禾县水利局'],
    ['关于柳湾镇2020年度政务公开工作的年度报告', '柳湾镇'],
    ['青禾县水利局关于2020年度政府信息公开工作的年度报告', '青禾县水利局'],
    ['柳湾镇人民政府2015年年度政府信息公开工作年度报告', '柳湾镇人民政府'],
    ['2020年政府信息公开工作年度报告', ''],
    ['2012-2013学年青禾大学信息公开工作年报', '青禾大学'],
    ['青禾大学2013—2014学年度信息公开年度报告', '青禾大学'],
    ['青禾海关2015年海关政府信息公开年度报告', '青禾海关'],
    ['海关总署2010年海关信息公开工作年度报告', '海关总署'],
    ['青禾市2010年教育局政府信息公开工作年度报告', '青禾市教育局'],
  ])('%s names the unit %s', (text, unit) => {
    expect(titleUnit(text)).toBe(unit);
  });
});

describe('the reporting year', () => {
  test.each([
    ['柳湾镇2017年政府信息公开工作年度报告', 2017],
    ['关于2020年度信息公开工作的年度报告', 2020],
    ['北柳镇2020政府信息公开工作年度报告', 2020],
    ['柳湾镇二〇一七年度政府信息公开年报', 2017],
    ['柳湾镇政府信息公开年报（2019年度）', 2019],
    ['贯彻〔2011〕47号文件 柳湾镇2012年政府信息公开年报', 2012],
    ['柳湾镇政府信息公开年报', null],
  ])('in %s is %s', (text, year) => {
    expect(yearInTitle(text)).toBe(year);
  });

  test('is read from the preamble', () => {
    expect(yearInPreamble(prose('现编制2016年度柳湾镇政府信息公开工作年度报告如下。'))).toBe(2016);
  });
});

describe('the issuer', () => {
  const issuer = (titleText: string | null, front: string, back = '', page?: string) =>
    readIssuer(titleText, prose(front), prose(back), page).name;

  test('is the full name in the title', () => {
    expect(
      issuer('青禾县柳湾镇人民政府2017年政府信息公开工作年度报告', '', '柳湾镇人民政府\n2018年1月2日'),
    ).toBe('青禾县柳湾镇人民政府');
  });

  test('is the sign-off when that is fuller than the title', () => {
    expect(issuer('2018年柳湾镇政府信息公开工作年度报告', '', '青禾县柳湾镇人民政府\n2019年1月2日')).toBe(
      '青禾县柳湾镇人民政府',
    );
  });

  test('is completed by the preamble when nobody signed', () => {
    expect(issuer('柳湾镇2017年政府信息公开工作年度报告', '柳湾镇人民政府依照《条例》编制本报告。')).toBe(
      '柳湾镇人民政府',
    );
  });

  test('is the title’s unit with the organ that the sign-off prints behind the same place', () => {
    expect(issuer('青禾县柳湾镇2018年政府信息公开工作年度报告', '', '柳湾镇人民政府\n2019年1月2日')).toBe(
      '青禾县柳湾镇人民政府',
    );
  });

  test('stays the printed short name when nothing completes it', () => {
    expect(issuer('柳湾镇2017年政府信息公开工作年度报告', '我镇编制本报告。')).toBe('柳湾镇');
  });

  test('is the organ that 由…编制 names', () => {
    expect(issuer('2017年政府信息公开工作年度报告', '本报告由青禾县水利局编制。')).toBe('青禾县水利局');
  });

  test.each(['第五师八十三团', '第4师63团', '柳湾镇', '青禾大学', '青禾县供水公司'])(
    'is %s where 由…编制 names it',
    (name) => {
      expect(issuer('2017年政府信息公开工作年度报告', `本报告由${name}编制。`)).toBe(name);
    },
  );

  test.each(['党政办', '本团', '综合办公室', '有关人员'])('is not %s that 由…编制 names', (name) => {
    expect(issuer('2017年政府信息公开工作年度报告', `本报告由${name}编制。`)).toBeNull();
  });

  test('is the fuller name behind 由…编制 when the title has the short one', () => {
    expect(issuer('水利局2017年政府信息公开工作年度报告', '本报告由青禾县水利局编制。')).toBe('青禾县水利局');
  });

  test('is the fuller name in the sign-off when 由…编制 has the short one', () => {
    expect(
      issuer(
        '2020年政府信息公开工作年度报告',
        '本报告由柳湾街道办事处编制。',
        '青禾县柳湾街道办事处\n2021年1月2日',
      ),
    ).toBe('青禾县柳湾街道办事处');
  });

  test('is the fullest of the names in the sign-off and behind 由…编制', () => {
    expect(
      issuer(
        '东柳街道2020年政府信息公开工作年度报告',
        '由青禾县东柳街道办事处编制本年度报告。',
        '东柳街道办事处\n2021年1月2日',
      ),
    ).toBe('青禾县东柳街道办事处');
  });

  test('does not begin with the words that introduce it', () => {
    expect(issuer(null, '现公布青禾县水利局2022年度信息。')).toBe('青禾县水利局');
  });

  test('is a government, not the office that signs for it', () => {
    expect(
      issuer('青禾县人民政府2020年政府信息公开工作年度报告', '', '青禾县人民政府办公室\n2021年1月2日'),
    ).toBe('青禾县人民政府');
  });

  test('is unknown when the text says only 我镇', () => {
    expect(issuer('2017年政府信息公开工作年度报告', '我镇根据《条例》编制本报告。')).toBeNull();
  });

  test.each([
    ['现公布青禾县柳湾镇2017年政府信息公开工作年度报告。', '青禾县柳湾镇'],
    ['特向社会公布2017年度柳湾镇人民政府信息公开年度报告。', '柳湾镇人民政府'],
    ['年度报告由青禾县水利局办公室编制。', '青禾县水利局'],
  ])('is the organ whose report %s calls itself', (text, name) => {
    expect(issuer(null, text)).toBe(name);
  });

  test.each(['特向社会公布我镇2017年政府信息公开年度报告。', '现将区水利局2017年政府信息公开工作报告如下。'])(
    'is not made up from %s',
    (text) => {
      expect(issuer(null, text)).toBeNull();
    },
  );

  test.each(['青禾县人民政府门户网站', '青禾县政务公开网', '县政府网站管理员'])(
    'is not %s, which a page names as its source',
    (page) => {
      expect(issuer('2017年政府信息公开工作年度报告', '', '', page)).toBeNull();
    },
  );

  test.each(['我乡', '我局', '我街', '我办', '我团', '我苏木'])(
    'is unknown when the text says only %s',
    (own) => {
      expect(issuer('2017年政府信息公开工作年度报告', `${own}编制本报告。`)).toBeNull();
    },
  );

  test('may be a 街 in the title, as some cities call their 街道', () => {
    expect(issuer('柳湾街2021年政府信息公开工作年度报告', '我街编制本报告。')).toBe('柳湾街');
  });

  test('is never made of words that are no organ', () => {
    expect(issuer('澳门娱乐优惠2017年政府信息公开工作年度报告', '')).toBeNull();
  });

  test('is the page header’s when nothing else names one', () => {
    expect(issuer('2017年政府信息公开工作年度报告', '', '', '青禾县水利局')).toBe('青禾县水利局');
  });
});

describe('the reporting period', () => {
  const period = (text: string, year: number | null = null) => readPeriod(prose(text), year);

  test.each([
    '统计期限自2018年1月1日起，至2018年12月31日止。',
    '统计期限为2018年1月1日至12月31日。',
    '数据统计时间从2018年1月1日到2018年12月31日。',
    '统计期限：2018年1月1日----2018年12月31日。',
    '统计期限为二〇一八年一月一日至二〇一八年十二月三十一日。',
    '报告统计期限为2018年1-12月份。',
    '统计时限为2018年1月至12月。',
    '数据统计截止2018年12月31日。',
    '统计日期由2018年1月1日至12月31日。',
    '统计周期：2018年1月1日0时至2018年12月31日24时。',
    '统计期限为2018.1.1-2018.12.31。',
    '本报告涵盖2018年1月1日至2018年12月31日期间的情况。',
    '数据截止日期为2018年12月31日。',
    '统计期限自 ２０１８ 年 １ 月 １ 日至 ２０１８ 年 １２ 月 ３１ 日。',
  ])('is read from %s', (text) => {
    expect(period(text)).toMatchObject({ start: '2018-01-01', end: '2018-12-31', stated: true });
  });

  test('is the calendar year when none is stated', () => {
    expect(period('正文。', 2017)).toEqual({ start: '2017-01-01', end: '2017-12-31', stated: false });
  });

  test('with lost glyphs is read where only one reading is possible, and marked', () => {
    expect(period('统计期限自20181月1日至201812月31日。')).toMatchObject({
      start: '2018-01-01',
      end: '2018-12-31',
      malformed: true,
    });
  });

  test.each([
    '统计期限自201811日至20181231日。',
    '统计期限为201811日至2018年12月31日。',
    '统计期限自2018年1月1日起至201818年12月31日止。',
    '统计期限自2018年1月1日起至2018111231日止。',
    '统计期限为2018 1月1日至2018 12月31日。',
    '统计期限自201811日起20181231止。',
    '统计期限自201811日起,至20181231日止。',
  ])('with lost or doubled glyphs is read from %s, and marked', (text) => {
    expect(period(text)).toMatchObject({ start: '2018-01-01', end: '2018-12-31', malformed: true });
  });

  test('with lost glyphs is not guessed where several readings are possible', () => {
    expect(period('统计期限自2018111日至20181231日。', 2018)).toMatchObject({ stated: false });
  });

  test.each([
    ['many readings', '统计期限自2018111日至20181231日。', '2018111日至20181231日'],
    ['no reading', '统计期限自2018年1月1日起至2018年12月32日止。', '2018年1月1日起至2018年12月32日'],
    [
      'an end before its start',
      '统计期限自2018年1月1日起至2017年12月31日止。',
      '2018年1月1日起至2017年12月31日',
    ],
  ])('with %s keeps its words and is marked, and the calendar year stands', (_, text, raw) => {
    expect(period(text)).toBeNull();
    expect(period(text, 2018)).toMatchObject({
      start: '2018-01-01',
      end: '2018-12-31',
      stated: false,
      malformed: true,
      raw,
    });
  });

  test('is no single day on which the figures were counted', () => {
    expect(period('统计时间：2019年1月20日。', 2018)).not.toHaveProperty('malformed');
  });

  test('is no date that stands in a sentence about something else', () => {
    expect(period('2018年9月3日至2018年2月1日，规划公示。', 2018)).toEqual({
      start: '2018-01-01',
      end: '2018-12-31',
      stated: false,
    });
  });

  test.each(['统计期限为2018年度。', '所列数据统计时间为2018年全年，', '统计期限：2018年。'])(
    'is the year that %s names',
    (text) => {
      expect(period(text)).toMatchObject({ start: '2018-01-01', end: '2018-12-31', stated: true });
    },
  );

  test('with a lost day is read as the whole month, and marked', () => {
    expect(period('统计期限自2018年1月日起至2018年12月31日止。')).toMatchObject({
      start: '2018-01-01',
      end: '2018-12-31',
      malformed: true,
    });
  });

  test('is not the span of a campaign', () => {
    expect(period('2018年3月1日至2018年3月20日开展宣传月活动。', 2018)).toMatchObject({ stated: false });
  });
});

describe('the date of the report', () => {
  const published = (front: string, back: string) => readPublished(prose(front), prose(back))?.on ?? null;

  test.each([
    ['below the title', '（2018年1月12日）', '', '2018-01-12'],
    ['on a line of its own in the sign-off', '', '柳湾镇人民政府\n二○一八年一月十二日', '2018-01-12'],
    ['behind the organ in one line', '', '柳湾镇人民政府  2018年1月12日', '2018-01-12'],
    ['on which the form was filled in', '', '填报人：赵青  填报日期：2018年1月12日', '2018-01-12'],
    ['with points', '2018.01.24', '', '2018-01-24'],
    ['with hyphens', '', '柳湾镇人民政府\n2018-1-7', '2018-01-07'],
    ['with ○ for nought', '（二○一八年三月二十日）', '', '2018-03-20'],
    ['with 廿', '', '柳湾镇人民政府\n二〇一八年一月廿五日', '2018-01-25'],
    ['where it lost its marks', '', '柳湾镇人民政府\n2018210日', '2018-02-10'],
  ])('is read %s', (_, front, back, expected) => {
    expect(published(front, back)).toBe(expected);
  });

  test.each(['2018111日', '（2018年1月）', '2018231日'])('is not guessed from %s', (printed) => {
    expect(published('', `柳湾镇人民政府\n${printed}`)).toBeNull();
  });

  test('is marked where it lost its marks', async () => {
    const text =
      '柳湾镇2017年政府信息公开工作年度报告\n一、概述\n平稳。\n二、打算\n改进。\n柳湾镇人民政府\n2018210日';
    const report = await parseReport(new TextEncoder().encode(text));
    expect(report.publishedOn).toBe('2018-02-10');
    expect(report.notices).toMatchObject([
      {
        code: 'date_restored',
        details: { printed: '2018210日', read: '2018-02-10' },
        span: { start: { line: 7 } },
      },
    ]);
  });

  test('is not the day on which a page was put on a website', () => {
    expect(published('发布时间：2018-03-02 10:20:30 来源：县政府办', '')).toBeNull();
  });
});

describe('the contact', () => {
  const contact = (text: string) => readContact(prose(text));

  test('reads all fields in any order and punctuation', () => {
    expect(
      contact(
        '（电话：0400-1234567；传真:0400-7654321,邮箱：lw@example.cn；邮编：100001,办公地址：柳湾镇中心街1号）',
      ),
    ).toEqual({
      phone: '0400-1234567',
      fax: '0400-7654321',
      email: 'lw@example.cn',
      postcode: '100001',
      address: '柳湾镇中心街1号',
    });
  });

  test('reads a telephone behind a missing colon', () => {
    expect(contact('联系电话0400-1234567。')).toEqual({ phone: '0400-1234567' });
  });

  test('reads an e-mail address behind a missing colon', () => {
    expect(contact('联系电话0400-1234567，电子邮箱lw@example.cn。')).toEqual({
      phone: '0400-1234567',
      email: 'lw@example.cn',
    });
  });

  test.each([
    ['联系地址柳湾镇中心街1号，邮编100001。', '柳湾镇中心街1号'],
    ['地址 青禾县柳湾镇中心街1号 邮编 100001', '青禾县柳湾镇中心街1号'],
    ['（办公地址在青禾县人民路2号院，电话0400-1234567）', '青禾县人民路2号院'],
    ['地址：青禾县人民政府（人民路2号），邮编：100001', '青禾县人民政府（人民路2号）'],
  ])('reads the address behind a missing colon in %s', (text, address) => {
    expect(contact(text).address).toBe(address);
  });

  test.each(['可到网站地址栏查询，也可到地址簿中的2号窗口咨询。', '公开地址变更、公告等信息2条。'])(
    'takes no address out of %s',
    (text) => {
      expect(contact(text)).toEqual({});
    },
  );

  test('reads a telephone behind the name of who answers it', () => {
    expect(contact('联系人：王小明 0400-1234567。')).toEqual({ phone: '0400-1234567' });
    expect(contact('如有疑问，请与王小明联系（0400-1234567）。')).toEqual({ phone: '0400-1234567' });
  });

  test('takes no neighbour’s words for a name that is left blank', () => {
    expect(contact('单位负责人：李大伟　审核人：　　填报人：赵青 联系电话：0400-1234567')).toEqual({
      responsible: '李大伟',
      filler: '赵青',
      phone: '0400-1234567',
    });
  });

  test('reads one number for telephone and fax', () => {
    expect(contact('电话、传真：0400-1234567')).toEqual({ phone: '0400-1234567', fax: '0400-1234567' });
  });

  test.each([
    ['电话(传真)：0400-1234567', '0400-1234567'],
    ['（联系电话：0400-1234567）', '0400-1234567'],
    ['电话：（0400）1234567，', '（0400）1234567'],
    ['电话：1234567*89；', '1234567*89'],
    ['电话：0400—1234567转102。', '0400—1234567转102'],
    ['电话：0400-1234567、0400-7654321。', '0400-1234567、0400-7654321'],
  ])('reads the telephone in %s', (text, phone) => {
    expect(contact(text).phone).toBe(phone);
  });

  test('reads the people who signed the form', () => {
    expect(contact('单位负责人：王小明 审核人：李大海 填报人：赵青')).toEqual({
      responsible: '王小明',
      reviewer: '李大海',
      filler: '赵青',
    });
  });

  test('takes no number out of a sentence about telephones', () => {
    expect(contact('全年接听咨询电话312次。')).toEqual({});
  });
});

describe('passages', () => {
  const passages = (text: string) => passagesOf(paragraphsOf(text));

  test('put lines together that ended at the margin', () => {
    const text =
      '如对本报告有疑问，请与柳湾镇党政综合办公室联系，电话：0400-12\n34567，邮箱：lw@example.cn，地址：柳湾镇中心\n街1号。';
    expect(passages(text)).toHaveLength(1);
    expect(readContact(passages(text))).toEqual({
      phone: '0400-1234567',
      email: 'lw@example.cn',
      address: '柳湾镇中心街1号',
    });
  });

  test('lead back to the characters over the lines', () => {
    const text = '本报告所列数据的统计期限自2018年1月1日起至2018\n年12月31日止。';
    const span = readPeriod(passages(text), null)?.span;
    expect(text.slice(span?.start.offset, span?.end.offset)).toBe('2018年1月1日起至2018\n年12月31日');
    expect(span?.end.line).toBe(2);
  });

  test.each([
    ['a sentence’s end', '第一段文字到这里就已经结束了没有什么要接下去的。\n第二段'],
    ['a short line', '第一段文字\n第二段'],
    ['an indent', '第一段文字到这里还没有结束但是下一行已经缩进了\n　　第二段'],
    ['a heading', '第一段文字到这里还没有结束但是下一行已经是标题了\n一、概述'],
    ['a blank line', '第一段文字到这里还没有结束但是中间隔着一个空行了\n\n第二段'],
  ])('end at %s', (_, text) => {
    expect(passages(text)).toHaveLength(2);
  });
});

describe('the issuer in the header of a page’s text', () => {
  const issuerOf = async (head: string) => {
    const text = `${head}\n一、概述\n我镇2011年政府信息公开工作有序。\n二、主动公开政府信息情况\n平稳。\n三、依申请公开情况\n没有。`;
    const { issuer, issuerSource } = await parseReport(new TextEncoder().encode(text));
    return { issuer, issuerSource };
  };

  test.each([
    '索引号 | 公开方式 | 发布机构 |\n1162/2010-23 | 主动公开 | 青禾县柳湾镇人民政府 |',
    '索引号： | 1162 | 发布机构： | 青禾县柳湾镇人民政府 |',
    '• 索引号：1162\n• 发布机构：青禾县柳湾镇人民政府\n• 发布日期：2012-01-19',
    '索引号 1162 分类 年报\n发布机构 青禾县柳湾镇人民政府 发文日期 2012-01-19',
  ])('is read from %s', async (head) => {
    expect(await issuerOf(head)).toEqual({ issuer: '青禾县柳湾镇人民政府', issuerSource: 'page' });
  });

  test.each(['来源：青禾县人民政府网站', '发布机构对信息进行审核。', '发布机构 | 主动公开 |'])(
    'is not read from %s',
    async (head) => {
      expect((await issuerOf(head)).issuer).toBeNull();
    },
  );
});

describe('the year of a report without title and period', () => {
  const yearOf = async (text: string) => (await parseReport(new TextEncoder().encode(text))).reportYear;
  const REST = '\n二、主动公开政府信息情况\n全年平稳。\n三、收到和处理政府信息公开申请情况\n没有收到。';

  test.each([
    '一、总体情况\n2021年，开发区管委会认真做好信息公开工作。',
    '一、总体情况\n截止2021年12月31日我局发布信息34条。',
    '一、总体情况\n（一）主动公开\n2021年度，我局公开信息40条。\n（二）依申请公开\n2021年，没有收到申请。',
  ])('is the one that its sentences begin with: %s', async (text) => {
    expect(await yearOf(text + REST)).toBe(2021);
  });

  test.each([
    '一、总体情况\n2021年，开发区认真做好信息公开工作。\n2020年，我局公开信息2条。',
    '一、总体情况\n按照（国办发〔2021〕30号）文件，我局公开信息2条。',
    '一、总体情况\n自2021年起，我局公开信息。',
  ])('is not guessed from %s', async (text) => {
    expect(await yearOf(text + REST)).toBeNull();
  });
});

describe('the declared parts', () => {
  const declared = (text: string, titles: string[] = []) => readDeclaredParts(prose(text), titles);

  test('are counted and named', () => {
    expect(declared('本年报由概述、公开情况、存在问题等三部分组成。')).toMatchObject({
      count: 3,
      names: ['概述', '公开情况', '存在问题'],
    });
  });

  test('may have names that contain 、 themselves', () => {
    expect(
      declared('报告由概述、行政复议、诉讼情况、存在问题共三个部分组成。', [
        '概述',
        '行政复议、诉讼情况',
        '存在问题',
      ])?.names,
    ).toEqual(['概述', '行政复议、诉讼情况', '存在问题']);
  });

  test('are parted by commas where 、 stands within names', () => {
    expect(declared('本年报由概述,公开情况,复议、诉讼情况,人员、经费情况四部分组成。')).toMatchObject({
      count: 4,
      names: ['概述', '公开情况', '复议、诉讼情况', '人员、经费情况'],
    });
  });

  test('may only be enumerated, the count at the end', () => {
    expect(declared('全文内容包括概述、公开情况、存在问题三个部分。')).toMatchObject({
      count: 3,
      names: ['概述', '公开情况', '存在问题'],
    });
    expect(declared('本报告包括概述、公开情况、存在问题三个方面内容。')?.count).toBe(3);
  });

  test('keep the names of the form’s sections whole', () => {
    expect(
      declared('本报告由总体情况、政府信息公开行政复议、行政诉讼情况、其他需要报告的事项等三个部分组成。')
        ?.names,
    ).toEqual(['总体情况', '政府信息公开行政复议、行政诉讼情况', '其他需要报告的事项']);
  });

  test('keep an 和 within a name where the pieces are as many as announced', () => {
    expect(declared('本报告由概述，公开情况，复议和诉讼情况、下年打算等四个部分组成。')?.names).toEqual([
      '概述',
      '公开情况',
      '复议和诉讼情况',
      '下年打算',
    ]);
  });

  test('may end in A与B where the names before hold 和 themselves', () => {
    expect(
      declared('全文包括概述、复议和诉讼情况、主要问题和改进措施与其他需要报告的事项等四个部分。')?.names,
    ).toEqual(['概述', '复议和诉讼情况', '主要问题和改进措施', '其他需要报告的事项']);
  });

  test('keep a section’s own name whole where its pieces and the last two names make up the count', () => {
    expect(
      declared(
        '全文包括总体情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况和其他需要报告的事项等四个部分。',
      )?.names,
    ).toEqual([
      '总体情况',
      '政府信息公开行政复议、行政诉讼情况',
      '存在的主要问题及改进情况',
      '其他需要报告的事项',
    ]);
  });

  test('are no titles of laws before the list', () => {
    expect(
      declared(
        '本报告由青禾大学根据《信息公开办法》（以下简称《办法》）编制，内容包括概述、公开情况、存在问题等三个部分。',
      )?.names,
    ).toEqual(['概述', '公开情况', '存在问题']);
  });

  test('may end in A及B', () => {
    expect(declared('全文由概述、公开情况及下年打算三部分组成。')?.names).toEqual([
      '概述',
      '公开情况',
      '下年打算',
    ]);
  });

  test.each(['全文共十三个部分。', '本报告共分为13个部分：概述等。'])('are counted in %s', (text) => {
    expect(declared(text)?.count).toBe(13);
  });

  test('are counted where they stand before the list', () => {
    expect(declared('报告内容分三部分：概述、公开情况、存在问题。')).toMatchObject({
      count: 3,
      names: ['概述', '公开情况', '存在问题'],
    });
  });

  test('are counted where a list ends in 等六个部分', () => {
    expect(
      declared('全文包括概述，公开情况，申请情况，收费情况，复议情况，存在问题等六个部分。')?.count,
    ).toBe(6);
  });

  test('are not the parts of something else', () => {
    expect(declared('工作专班由三部分人员组成。')).toBeNull();
  });
});
