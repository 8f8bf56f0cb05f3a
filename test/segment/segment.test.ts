import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/document/block.js';
import type { Section } from '../../src/segment/section.js';
import { segment } from '../../src/segment/segment.js';
import { paragraphsOf } from '../paragraphs-of.js';

function outline(text: string, names: string[] = []): string[] {
  const lines: string[] = [];
  const walk = (section: Section): void => {
    lines.push(`${section.level} ${section.label} ${section.title}`);
    section.children.forEach(walk);
  };
  segment(paragraphsOf(text), names).sections.forEach(walk);
  return lines;
}

function anomalies(text: string): string[] {
  const found: string[] = [];
  const walk = (section: Section): void => {
    for (const one of section.anomalies) found.push(`${one.kind} ${one.expected} ${one.actual}`);
    section.children.forEach(walk);
  };
  segment(paragraphsOf(text)).sections.forEach(walk);
  return found;
}

describe('the heading grammar', () => {
  test('nests 一、 over （一） over 1.', () => {
    expect(
      outline(
        '一、概述\n柳湾镇全年工作平稳。\n二、公开情况\n（一）主动公开\n1.平台建设\n网站改版完成。\n2.栏目更新\n新设两个栏目。\n（二）依申请公开\n没有收到。\n三、下一步打算\n继续努力。',
      ),
    ).toEqual([
      '1 一、 概述',
      '1 二、 公开情况',
      '2 （一） 主动公开',
      '3 1. 平台建设',
      '3 2. 栏目更新',
      '2 （二） 依申请公开',
      '1 三、 下一步打算',
    ]);
  });

  test.each([
    ['half-width brackets', '(一)组织领导\n成立小组。', '2 (一) 组织领导'],
    ['full-width stop behind the number', '（一）．组织领导\n成立小组。', '2 （一） 组织领导'],
    ['blanks in number and title', '（ 一 ） 组 织 领 导\n成立小组。', '2 （一） 组织领导'],
  ])('reads %s', (_, heading, expected) => {
    expect(outline(`一、概述\n二、做法\n${heading}\n三、打算\n再接再厉。`)).toContain(expected);
  });

  test.each([
    ['一、概述\n甲。\n二、问题\n乙。', ['1 一、 概述', '1 二、 问题']],
    ['一. 概述\n甲。\n二. 问题\n乙。', ['1 一. 概述', '1 二. 问题']],
    ['一 概 述\n甲。\n二 问 题\n乙。', ['1 一 概述', '1 二 问题']],
    ['第一部分 概述\n甲。\n第二部分 问题\n乙。', ['1 第一部分 概述', '1 第二部分 问题']],
    ['第一部分、概述\n甲。\n第二部分、问题\n乙。', ['1 第一部分、 概述', '1 第二部分、 问题']],
    ['## 一、概述\n甲。\n## 二、问题\n乙。', ['1 一、 概述', '1 二、 问题']],
    ['**一、概述**\n甲。\n**二、问题**\n乙。', ['1 一、 概述', '1 二、 问题']],
  ])('reads level 1 printed as %j', (text, expected) => {
    expect(outline(text)).toEqual(expected);
  });

  test('keeps the first part of a text that ends before the second above its sections', () => {
    expect(outline('一、总体情况\n（一）主动公开\n发布了八条。\n（二）依申请公开\n没有收到。')).toEqual([
      '1 一、 总体情况',
      '2 （一） 主动公开',
      '2 （二） 依申请公开',
    ]);
  });

  test('cuts a report on one line at parts whose titles a blank ends, however few they are', () => {
    expect(
      outline(
        '现将云岭镇的公开工作报告如下。 一、工作的基本情况 2016年,全镇安排了一名专职人员,把公开工作列入考核,每季度检查一次,并向村民通报了检查的结果和整改的时限。 二、主动公开情况 （一）公开数量 2016年,公开信息九十条。 （二）公开渠道 我镇以网站为主。',
      ),
    ).toEqual(['1 一、 工作的基本情况', '1 二、 主动公开情况', '2 （一） 公开数量', '2 （二） 公开渠道']);
  });

  test('leaves an enumeration within a sentence alone', () => {
    expect(
      outline(
        '存在的问题还有不少:一、人员少。二、更新慢。\n以上各点都将在明年上半年整改到位,并由办公室逐项检查整改的结果。',
      ),
    ).toEqual([]);
  });

  test('takes no line for a heading that lost its number where the number stands elsewhere', () => {
    expect(
      outline(
        '一、概述\n平稳。\n三、申请情况\n没有。\n二、复议情况\n行政诉讼\n没有。\n四、下一步打算\n努力。',
      ),
    ).not.toContain('1  行政诉讼');
  });

  test('maps a report that numbers its parts 1、 and （1） by how they are nested', () => {
    expect(
      outline(
        '1、基本情况\n（1）机构\n设专人一名。\n（2）制度\n修订制度。\n2、存在问题\n人手不足。\n3、改进措施\n增加人手。',
      ),
    ).toEqual(['1 1、 基本情况', '2 （1） 机构', '2 （2） 制度', '1 2、 存在问题', '1 3、 改进措施']);
  });

  test('nests 1、 under 1、 where the numbers start again in each part', () => {
    expect(
      outline(
        '1、概述\n1、组织领导。成立了小组，由镇长任组长。\n2、制度建设。完善了制度。\n2、主动公开情况\n1、公开内容。全年公开各类信息。\n2、公开形式。通过网站公开。\n3、依申请公开情况\n没有收到。',
      ),
    ).toEqual([
      '1 1、 概述',
      '2 1、 组织领导',
      '2 2、 制度建设',
      '1 2、 主动公开情况',
      '2 1、 公开内容',
      '2 2、 公开形式',
      '1 3、 依申请公开情况',
    ]);
  });

  test.each([
    ['四、信息公开的组织管理 党政办负责全镇的公开工作，设有专人。', '信息公开的组织管理'],
    ['四、公开渠道 党政办负责网站，由村干部负责公开栏。', '公开渠道'],
    ['四、存在问题及改进 主要是公开不够及时，下一步将加强培训，提高水平。', '存在问题及改进'],
  ])('ends a title at the blank before its text: %s', (line, title) => {
    expect(
      outline(`一、概述\n平稳。\n二、主动公开\n有序。\n三、申请\n没有。\n${line}\n五、打算\n改进。`),
    ).toContain(`1 四、 ${title}`);
  });

  test('leaves blanks within a title alone', () => {
    expect(
      outline('一、概 述\n平稳。\n二、加强领导 落实责任\n有序。\n三、主动 公开 情况。全年有序，没有延误。'),
    ).toEqual(['1 一、 概述', '1 二、 加强领导落实责任', '1 三、 主动公开情况']);
  });

  test('finds a heading behind question marks that lost blanks left', () => {
    expect(outline('一、概述\n平稳。\n二、公开\n（一）内容\n有序。\n? ?（二）形式\n多样。')).toEqual([
      '1 一、 概述',
      '1 二、 公开',
      '2 （一） 内容',
      '2 （二） 形式',
    ]);
  });

  test('ends the title of a glued heading at the first full stop, and keeps the rest as text', () => {
    const { sections } = segment(
      paragraphsOf(
        '一、概述\n一切正常。\n二、问题\n（一）人手不足。我镇仅有一名专职人员。\n（二）培训偏少。全年只办一期。',
      ),
    );
    const child = sections[1]?.children[0];
    expect(child?.title).toBe('人手不足');
    expect(child?.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual([
      '我镇仅有一名专职人员。',
    ]);
    expect(child?.blocks[0]?.span.start).toEqual({ line: 4, column: 9, offset: 24 });
  });

  test('leaves the next line alone where a number without a title has text of its own', () => {
    const { sections } = segment(
      paragraphsOf('一、概述\n平稳。\n二 。  2019年3月19日\n存在的问题\n不多。\n三、打算\n无。'),
    );
    expect(sections[1]?.blocks.map((block) => (block.kind === 'paragraph' ? block.text.trim() : ''))).toEqual(
      ['2019年3月19日', '存在的问题', '不多。'],
    );
  });

  test.each([
    ['二、主动公开政府信息\n的情况', '主动公开政府信息的情况'],
    ['二、依申请公开和不予公开政府\n信息的情况', '依申请公开和不予公开政府信息的情况'],
    ['二、存在的问题和\n改进措施', '存在的问题和改进措施'],
    ['二、因政府信息公开申请行政复\n议、提起行政诉讼情况', '因政府信息公开申请行政复议、提起行政诉讼情况'],
  ])('takes the rest of a title that is broken in mid-phrase: %s', (heading, title) => {
    expect(outline(`一、概述\n平稳。\n${heading}\n全年没有。\n三、打算\n改进。`)).toEqual([
      '1 一、 概述',
      `1 二、 ${title}`,
      '1 三、 打算',
    ]);
  });

  test.each(['网站建设情况', '的确有效。', '信息的发布有序，内容真实。', '和谐柳湾工作'])(
    'leaves %s under a whole title alone',
    (text) => {
      expect(outline(`一、概述\n平稳。\n二、公开渠道\n${text}\n三、打算\n改进。`)).toEqual([
        '1 一、 概述',
        '1 二、 公开渠道',
        '1 三、 打算',
      ]);
    },
  );

  test('takes the next line as the title of a number that stands alone', () => {
    expect(outline('一、\n总体情况\n平稳。\n二、\n存在问题\n不多。')).toEqual([
      '1 一、 总体情况',
      '1 二、 存在问题',
    ]);
  });
});

describe('headings without numbers', () => {
  test('reports two headings that changed places once, where the number goes down', () => {
    expect(
      anomalies('一、概述\n甲。\n二、公开\n乙。\n四、申请\n丙。\n三、诉讼\n丁。\n五、问题\n戊。'),
    ).toEqual(['order 五、 三、']);
  });

  test('behind bullets are level 1', () => {
    const text =
      '- 总体情况\n平稳。\n- 主动公开情况\n（一）数量\n9条。\n（二）渠道\n网站。\n- 存在问题\n不多。';
    expect(outline(text)).toEqual([
      '1  总体情况',
      '1  主动公开情况',
      '2 （一） 数量',
      '2 （二） 渠道',
      '1  存在问题',
    ]);
    expect(anomalies(text)).toEqual([]);
  });

  test('that the markup calls headings are level 1', () => {
    const blocks = paragraphsOf('公开概览\n平稳。\n数字一览\n9条。\n来年安排\n改进。').map((paragraph, at) =>
      at % 2 === 0 ? { ...paragraph, hints: { headingLevel: 2 } } : paragraph,
    );
    expect(segment(blocks).sections.map(({ title }) => title)).toEqual(['公开概览', '数字一览', '来年安排']);
  });

  test('bold print is no bullet', () => {
    expect(outline('**1、概述**\n平稳。\n**2、存在问题**\n不多。\n**3、工作打算**\n改进。')).toEqual([
      '1 1、 概述',
      '1 2、 存在问题',
      '1 3、 工作打算',
    ]);
  });

  test('an introduction before 一 is a heading that never had a number', () => {
    const text = '某报告\n引言\n本报告依法编制。\n一、概述\n平稳。\n二、问题\n不多。';
    expect(outline(text)).toEqual(['1  引言', '1 一、 概述', '1 二、 问题']);
    expect(anomalies(text)).toEqual([]);
  });

  test('of known names come before the numbers of lists', () => {
    const names = ['总体情况', '主动公开政府信息情况', '其他需要报告的事项'];
    const text =
      '总体情况\n（一）数量\n9条。\n（二）渠道\n网站。\n主动公开政府信息情况\n略。\n其他需要报告的事项\n无。';
    expect(outline(text, names)).toEqual([
      '1  总体情况',
      '2 （一） 数量',
      '2 （二） 渠道',
      '1  主动公开政府信息情况',
      '1  其他需要报告的事项',
    ]);
  });
});

describe('headings run together in one line', () => {
  test('a heading and the first one below it', () => {
    expect(
      outline(
        '一、概述\n平稳。\n二、公开情况（一）公开数量\n12条。\n（二）公开渠道\n网站。\n三、打算\n改进。',
      ),
    ).toEqual(['1 一、 概述', '1 二、 公开情况', '2 （一） 公开数量', '2 （二） 公开渠道', '1 三、 打算']);
  });

  test('a heading, its full stop, and the first one below it', () => {
    expect(
      outline(
        '一、概述\n平稳。\n二、问题。（一）人手不足。仅一人。\n（二）经费偏紧。仅一万元。\n三、打算\n改进。',
      ),
    ).toEqual(['1 一、 概述', '1 二、 问题', '2 （一） 人手不足', '2 （二） 经费偏紧', '1 三、 打算']);
  });
});

describe('a report run together on one line', () => {
  const filler =
    '全镇各村各站所按照统一部署开展登记审核发布归档等日常工作，群众查阅办事较上年更加便利，运行总体平稳有序，未发生差错。'.repeat(
      2,
    );

  test('is cut at its parts', () => {
    expect(
      outline(
        `柳湾镇2017年政府信息公开年报 一、概述2017年，${filler}二、主动公开情况。${filler}（一）公开数量。${filler}（二）公开渠道。${filler}三、存在问题：${filler}`,
      ),
    ).toEqual([
      '1 一、 概述',
      '1 二、 主动公开情况',
      '2 （一） 公开数量',
      '2 （二） 公开渠道',
      '1 三、 存在问题',
    ]);
  });

  test('is not what an enumeration within a sentence is', () => {
    expect(outline('存在的问题。一、人手少。二、经费少。三、培训少。')).toEqual([]);
  });
});

describe('what is no heading', () => {
  test('a list whose items end in semicolons', () => {
    expect(
      outline(
        '一、概述\n平稳。\n二、问题\n（一）更新偏慢；\n（二）人手偏紧；\n（三）经费不足。\n三、打算\n改进。',
      ),
    ).toEqual(['1 一、 概述', '1 二、 问题', '1 三、 打算']);
  });

  test('a list of two items', () => {
    expect(
      outline('一、概述\n平稳。\n二、问题\n（一）更新偏慢；\n（二）人手偏紧。\n三、打算\n改进。'),
    ).toEqual(['1 一、 概述', '1 二、 问题', '1 三、 打算']);
  });

  test('a numbered paragraph of prose', () => {
    const prose =
      '加强队伍建设，选派骨干参加县里组织的业务学习，并把学到的办法带回来用在日常的登记、审核、发布和归档工作之中，力求每个环节都有人负责、有据可查';
    expect(outline(`一、概述\n1、${prose}。\n2、${prose}。\n二、问题\n不多。`)).toEqual([
      '1 一、 概述',
      '1 二、 问题',
    ]);
  });

  test('numbers that restart within a section', () => {
    expect(
      outline(
        '一、概述\n平稳。\n二、做法\n一、学习先行\n二、督查跟上\n三、考核收尾\n三、问题\n不多。\n四、打算\n改进。',
      ),
    ).toEqual(['1 一、 概述', '1 二、 做法', '1 三、 问题', '1 四、 打算']);
  });

  test('a table of contents', () => {
    const { front } = segment(
      paragraphsOf(
        '目录\n一、概述\n二、问题\n三、打算\n一、概述\n平稳。\n二、问题\n不多。\n三、打算\n改进。',
      ),
    );
    expect(front).toHaveLength(4);
  });

  test('figures and dates at the start of a line', () => {
    expect(outline('一、概述\n2019.5万元\n3.5公里\n2019年成立。\n二、问题\n不多。')).toEqual([
      '1 一、 概述',
      '1 二、 问题',
    ]);
  });
});

describe('anomalies of numbering', () => {
  test('a skipped number names the label that is missing', () => {
    expect(anomalies('一、甲情况\n文。\n二、乙情况\n文。\n四、丁情况\n文。')).toEqual(['gap 三、 四、']);
  });

  test('a heading that lost its number is recovered and counted as the missing one', () => {
    const text = '一、概述\n文。\n二、公开情况\n文。\n存在的主要问题\n文。\n四、改进措施\n文。';
    expect(outline(text)).toContain('1  存在的主要问题');
    expect(anomalies(text)).toEqual(['gap 三、 ']);
  });

  test('a section of the form that stands behind the last number lost its own', () => {
    const text = '一、总体情况\n文。\n二、存在的主要问题及改进情况\n文。\n其他需要报告的事项\n无。';
    const { sections } = segment(paragraphsOf(text), ['其他需要报告的事项']);
    expect(sections[2]).toMatchObject({
      label: '',
      title: '其他需要报告的事项',
      anomalies: [{ expected: '三、' }],
    });
  });

  test('a number twice', () => {
    expect(anomalies('一、甲情况\n文。\n二、乙情况\n文。\n二、丙情况\n文。\n三、丁情况\n文。')).toEqual([
      'duplicate 三、 二、',
    ]);
  });

  test('a number that goes down', () => {
    expect(anomalies('一、甲情况\n文。\n三、乙情况\n文。\n二、丙情况\n文。\n四、丁情况\n文。')).toContain(
      'order 四、 二、',
    );
  });

  test('（1） among （二）（三） has its siblings’ level and differs in style', () => {
    const text =
      '一、概述\n文。\n二、情况\n（1）甲类\n文。\n（二）乙类\n文。\n（三）丙类\n文。\n三、打算\n文。';
    expect(outline(text)).toContain('2 （1） 甲类');
    expect(anomalies(text)).toEqual(['style （一） （1）']);
  });

  test('（3） behind （二） goes on where it stopped', () => {
    const text =
      '一、概述\n文。\n二、情况\n（一）甲类\n文。\n（二）乙类\n文。\n（3）丙类\n文。\n三、打算\n文。';
    expect(outline(text)).toContain('2 （3） 丙类');
    expect(anomalies(text)).toEqual(['style （三） （3）']);
  });

  test('a list that starts at 1 does not fill the gap before it', () => {
    const text =
      '一、概述\n文。\n二、情况\n（一）甲类\n1.子项\n文。\n2.子项\n文。\n（三）丙类\n文。\n三、打算\n文。';
    expect(anomalies(text)).toEqual(['gap （二） （三）']);
  });
});

describe('front and back', () => {
  test('the sign-off starts where the organ and the date stand alone', () => {
    const { back } = segment(paragraphsOf('一、概述\n文。\n二、打算\n文。\n柳湾镇人民政府\n2019年3月1日'));
    expect(back.map((block) => (block.kind === 'paragraph' ? block.text : ''))).toEqual([
      '柳湾镇人民政府',
      '2019年3月1日',
    ]);
  });

  test('the sign-off may stand in one line', () => {
    const { back } = segment(
      paragraphsOf('一、概述\n文。\n二、打算\n文。\n    柳湾镇人民政府  二○一九年三月一日'),
    );
    expect(back).toHaveLength(1);
  });

  test('the sign-off without a date stands before the attachments', () => {
    const { back } = segment(paragraphsOf('一、概述\n文。\n二、打算\n文。\n柳湾镇人民政府\n附件：统计表'));
    expect(back).toHaveLength(2);
  });

  test('a sentence about 审核 is no signature', () => {
    const { back } = segment(
      paragraphsOf('一、概述\n文。\n二、打算\n审核的人各管一段，互相补位。\n柳湾镇人民政府\n2019年3月1日'),
    );
    expect(back).toHaveLength(2);
  });

  test('an attachment line ends the last section', () => {
    const { back } = segment(paragraphsOf('一、概述\n文。\n二、打算\n文。\n附件：统计表\n某表'));
    expect(back).toHaveLength(2);
  });

  test('sections without numbers are found by their known names', () => {
    expect(
      outline('总体情况\n文。\n主动公开政府信息情况\n文。\n其他需要报告的事项\n文。', [
        '总体情况',
        '主动公开政府信息情况',
        '其他需要报告的事项',
      ]),
    ).toEqual(['1  总体情况', '1  主动公开政府信息情况', '1  其他需要报告的事项']);
  });
});

describe('for any text', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '一、',
      '二、',
      '三、',
      '（一）',
      '（二）',
      '1.',
      '（1）',
      '①',
      '附件：',
      '概述',
      '甲。乙。',
      '；',
    ),
    fc.string({ maxLength: 12 }),
  );
  const text = fc
    .array(
      fc.array(line, { maxLength: 3 }).map((parts) => parts.join('')),
      { maxLength: 30 },
    )
    .map((lines) => lines.join('\n'));

  test('every character of the source is in a heading or in exactly one block', () => {
    fc.assert(
      fc.property(text, (source) => {
        const covered = new Uint8Array(source.length);
        const cover = (start: number, end: number): void => {
          for (let i = start; i < end; i++) covered[i] = (covered[i] ?? 0) + 1;
        };
        const blocks = (list: Block[]): void =>
          list.forEach(({ span }) => cover(span.start.offset, span.end.offset));
        const walk = (section: Section): void => {
          cover(section.span.start.offset, section.span.end.offset);
          blocks(section.blocks);
          section.children.forEach(walk);
        };
        const { front, sections, back } = segment(paragraphsOf(source));
        blocks(front);
        sections.forEach(walk);
        blocks(back);
        for (let i = 0; i < source.length; i++) {
          if (/[\s\u0085#*_>]/u.test(source.charAt(i))) continue;
          expect(covered[i], `${JSON.stringify(source)} at ${i}`).toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
