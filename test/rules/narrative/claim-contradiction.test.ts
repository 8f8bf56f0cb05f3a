import { describe, expect, test } from 'vitest';
import { read, TITLE_2018 } from '../invented-text.js';
import { at, claimed, counted, enumerated, findingsOf, report } from '../report-builder.js';

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
