import { describe, expect, it } from 'vitest';
import { read } from './prose.js';

function lists(text: string): string[] {
  return read(text).enumerations.map(
    ({ total, parts, exhaustive }) =>
      `${total.value}=${parts.map(({ label, value }) => `${label}${value}`).join('+')}${exhaustive ? ' complete' : ''}`,
  );
}

describe('totals and their parts', () => {
  it('其中 need not be complete', () => {
    expect(lists('公开信息30条，其中政策类12条，财政类10条。')).toEqual(['30=政策类12+财政类10']);
  });

  it('分别为 is complete', () => {
    expect(lists('收到申请5件，分别为网络申请3件，信函申请2件。')).toEqual([
      '5=网络申请3+信函申请2 complete',
    ]);
  });

  it('the number of kinds makes a list complete', () => {
    expect(lists('公开信息三类共30条：政策类12条，财政类10条，其他类8条。')).toEqual([
      '30=政策类12+财政类10+其他类8 complete',
    ]);
  });

  it('等 leaves the list open', () => {
    expect(lists('公开信息30条，分别为政策类12条，财政类10条等。')).toEqual(['30=政策类12+财政类10']);
  });

  it('channels overlap', () => {
    expect(lists('公开信息30条，分别为网站30条，微信公众号22条。')).toEqual(['30=网站30+微信公众号22']);
  });

  it('reads parts in brackets, and lists within lists apart', () => {
    expect(lists('公开信息30条，其中工作信息20条（动态15条，计划5条），财政类10条。')).toEqual([
      '30=工作信息20+财政类10',
      '20=动态15+计划5',
    ]);
  });

  it('the total may follow', () => {
    expect(lists('政策类12条，财政类10条，合计22条。')).toEqual(['22=政策类12+财政类10 complete']);
  });

  it('another unit leaves the list open', () => {
    expect(lists('公开信息30条，分别为政策类12条，文件3件，财政类10条。')).toEqual(['30=政策类12+财政类10']);
  });

  it('the parts of two totals told together are those of neither', () => {
    expect(lists('行政复议5件、行政诉讼3件，分别为维持4件、撤销1件。')).toEqual(['3=维持4+撤销1']);
  });

  it('分别 with a verb of its own need not be complete', () => {
    expect(lists('收到申请9件，分别由规划科答复3件，土地科答复4件。')).toEqual([
      '9=由规划科答复3+土地科答复4',
    ]);
  });

  it('a total that is told twice is no part of itself', () => {
    expect(lists('制发文件30件，公开12件，不予公开18件，共计30件。')).toEqual(['30=公开12+不予公开18']);
  });

  it('the number of kinds may stand behind the verb', () => {
    expect(lists('公开信息25条，具体包括2类：政策类15条，动态类10条。')).toEqual([
      '25=政策类15+动态类10 complete',
    ]);
  });

  it('a semicolon ends the list', () => {
    expect(lists('收到申请5件，其中网络申请3件，信函申请2件；办结5件。')).toEqual(['5=网络申请3+信函申请2']);
  });

  it('an approximate total is no total to check', () => {
    expect(lists('公开信息30余条，分别为政策类12条，财政类10条。')).toEqual(['30=政策类12+财政类10']);
  });
});

describe('shares', () => {
  const shares = (text: string): string[] =>
    read(text).shares.map(
      ({ part, whole, percent, decimals }) => `${part.value}/${whole.value}=${percent}%(${decimals})`,
    );

  it('of the total in the same sentence', () => {
    expect(shares('公开信息40条，其中规范性文件10条，占25.0%。')).toEqual(['10/40=25%(1)']);
  });

  it('of the total in the sentence before', () => {
    expect(shares('公开信息40条。其中财政类10条，占总数的25%；政策类8条，占20%。')).toEqual([
      '10/40=25%(0)',
      '8/40=20%(0)',
    ]);
  });

  it('in brackets', () => {
    expect(shares('公开信息80条，其中动态类20条（占25%）。')).toEqual(['20/80=25%(0)']);
  });

  it.each([
    ['of several parts together', '公开信息共60条，其中财政类20条、人事类15条，占总数的58%。'],
    ['beside another part', '通过网站公开信息100条，微信50条，占33.3%。'],
    ['of a part', '公开信息900条，县级600条，占66.7%，其中办公室300条，占50%。'],
    ['of a number that is not tied to it', '收到申请40件，答复36件，同意公开18件，占50%。'],
    [
      'of the sentence before, where a number in its own is nearer',
      '收到申请40件。答复36件，同意公开18件，占50%。',
    ],
  ])('none %s', (_what, text) => {
    expect(shares(text)).toEqual([]);
  });

  it('a rate is no share', () => {
    expect(shares('公开信息40条，答复率100%，公开率达100%。')).toEqual([]);
  });

  it('a growth is no share', () => {
    expect(shares('公开信息40条，比上年增长25%。')).toEqual([]);
  });

  it('claims nothing where the whole is not clear', () => {
    expect(shares('收到申请20件，其中办结12件，其中同意公开6件，占50%。')).toEqual([]);
  });

  it('claims nothing where the whole is not told', () => {
    expect(shares('财政类信息6条，占全省的5%。')).toEqual([]);
  });
});
