import { describe, expect, test } from 'vitest';
import { at, findingsOf, report, section } from '../report-builder.js';

describe('heading-gap', () => {
  test('reports a skipped number with the label that is missing', () => {
    const next = section(40, '五、存在的问题', [{ kind: 'gap', expected: '四、', actual: '五、' }]);
    const [finding, ...rest] = findingsOf(
      'heading-gap',
      report({ sections: [section(30, '三、监督'), next] }),
    );
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      subject: '四、',
      expected: '四、',
      actual: '五、',
      message: { zh: '标题序号缺「四、」：下一个标题已是「五、存在的问题」。' },
      evidence: [at(40)],
    });
  });

  test('reports a heading that lost its number', () => {
    const bare = section(40, '机构建设', [{ kind: 'gap', expected: '九、', actual: '' }]);
    expect(findingsOf('heading-gap', report({ sections: [bare] }))).toMatchObject([
      { subject: '九、', actual: '', message: { zh: '标题「机构建设」没有序号，按次序应为「九、」。' } },
    ]);
  });

  test('says under which heading a number of the second level is missing', () => {
    const child = section(12, '（三）培训', [{ kind: 'gap', expected: '（二）', actual: '（三）' }]);
    const sections = [section(10, '一、组织领导', [], [section(11, '（一）机构'), child])];
    expect(findingsOf('heading-gap', report({ sections }))).toMatchObject([
      { subject: '（二）', message: { zh: expect.stringContaining('「一、组织领导」之下') as string } },
    ]);
  });

  test('keeps equal numbers that are missing under different headings apart', () => {
    const under = (line: number, title: string) =>
      section(
        line,
        title,
        [],
        [section(line + 1, '（二）', [{ kind: 'gap', expected: '（一）', actual: '（二）' }])],
      );
    const sections = [under(10, '一、甲'), under(20, '二、乙')];
    expect(findingsOf('heading-gap', report({ sections })).map(({ subject }) => subject)).toEqual([
      '（一）',
      '（一） #2',
    ]);
  });

  test('says nothing of lists below the second level', () => {
    const item = section(12, '3.加强培训', [{ kind: 'gap', expected: '2.', actual: '3.' }]);
    const sections = [section(10, '一、打算', [], [section(11, '（一）措施', [], [item])])];
    expect(findingsOf('heading-gap', report({ sections }))).toEqual([]);
  });

  test('cuts a heading that is glued to its paragraph', () => {
    const long = section(9, `二、${'很'.repeat(300)}`, [{ kind: 'gap', expected: '一、', actual: '二、' }]);
    expect(findingsOf('heading-gap', report({ sections: [long] }))[0]?.message.zh.length).toBeLessThan(80);
  });
});

describe('heading-duplicate', () => {
  test('reports the second heading of one number', () => {
    const second = section(50, '五、其他', [{ kind: 'duplicate', expected: '六、', actual: '五、' }]);
    expect(
      findingsOf('heading-duplicate', report({ sections: [section(40, '五、问题'), second] })),
    ).toMatchObject([{ severity: 'warning', subject: '五、', expected: '六、', evidence: [at(50)] }]);
  });
});

describe('heading-order', () => {
  test('reports a number that goes down', () => {
    const low = section(50, '二、主动公开', [{ kind: 'order', expected: '四、', actual: '二、' }]);
    expect(findingsOf('heading-order', report({ sections: [low] }))).toMatchObject([
      { severity: 'warning', subject: '二、', expected: '四、', evidence: [at(50)] },
    ]);
  });
});

describe('heading-number-style', () => {
  const styled = (printed: string, actual: string) =>
    report({
      sections: [
        section(
          20,
          '二、公开情况',
          [],
          [
            section(21, printed, [{ kind: 'style', expected: '（一）', actual }]),
            section(22, '（二）依申请公开'),
          ],
        ),
      ],
    });

  test('reports the label that differs from its siblings', () => {
    expect(findingsOf('heading-number-style', styled('（1）主动公开', '（1）'))).toMatchObject([
      { severity: 'info', subject: '（1）', expected: '（一）', actual: '（1）', evidence: [at(21)] },
    ]);
  });

  test('takes half-width brackets for no other style', () => {
    expect(findingsOf('heading-number-style', styled('(一)主动公开', '(一)'))).toEqual([]);
  });
});
