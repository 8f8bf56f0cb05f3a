import { expect, test } from 'vitest';
import { at, findingsOf, report, section } from '../report-builder.js';

const SIX = ['一、概述', '二、主动公开', '三、依申请公开', '四、复议诉讼', '五、问题', '六、打算'];

function declaring(count: number, names: string[] = [], headings: string[] = SIX) {
  return report({
    declaredParts: { count, names, raw: '', span: at(3) },
    sections: headings.map((heading, index) => section(10 + index, heading)),
  });
}

test('reports another number of parts than the preamble declares', () => {
  expect(findingsOf('declared-parts', declaring(7))).toMatchObject([
    { severity: 'warning', subject: 'declaredParts', expected: 7, actual: 6 },
  ]);
});

test('points to the declaration first and to the headings after it', () => {
  expect(findingsOf('declared-parts', declaring(7))[0]?.evidence.map(({ start }) => start.line)).toEqual([
    3, 10, 11, 12, 13, 14, 15,
  ]);
});

test('is content with the right number', () => {
  expect(findingsOf('declared-parts', declaring(6))).toEqual([]);
});

test('counts an attachment that the declaration names', () => {
  expect(findingsOf('declared-parts', declaring(7, ['概述', '打算', '附表']))).toEqual([]);
});

test('does not count an attachment that it does not name', () => {
  expect(findingsOf('declared-parts', declaring(7, ['概述', '打算']))).toHaveLength(1);
});

test('lets an unnumbered introduction count or not', () => {
  expect(findingsOf('declared-parts', declaring(6, [], ['引言', ...SIX]))).toEqual([]);
  expect(findingsOf('declared-parts', declaring(7, [], ['引言', ...SIX]))).toEqual([]);
});

test('says nothing where no heading was found at all', () => {
  expect(findingsOf('declared-parts', declaring(6, [], []))).toEqual([]);
});

test('says nothing where nothing is declared', () => {
  expect(findingsOf('declared-parts', report({ sections: [section(9, '一、概述')] }))).toEqual([]);
});
