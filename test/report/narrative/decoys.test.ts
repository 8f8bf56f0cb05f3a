import { describe, expect, it } from 'vitest';
import { said } from './prose.js';

describe('numbers that claim nothing', () => {
  it.each([
    ['articles', '根据《条例》第9至12条和第15条公开信息。'],
    ['ordinals in Chinese', '按照第二十条规定主动公开政府信息。'],
    ['document numbers', '按照某政办发〔2017〕81号和国令第711号文件公开信息。'],
    ['periods', '信息公开申请在20个工作日内答复。'],
    ['how to count', '不同渠道公开相同信息计为1条。'],
    ['telephone and house numbers', '信息公开电话：0999-1234567，地址：长兴路12号。'],
    ['reports to superiors', '全年向县政府办报送信息82条。'],
    ['hotline cases', '政务公开热线受理群众诉求130件，办结128件。'],
    ['documents open on application', '公开目录中依申请公开14条。'],
    ['kinds of contents', '公开财政信息12条，公文发布信息9条，通知公告7条。'],
    ['plans', '2018年将举办政务公开培训2次。'],
    ['requirements', '信息公开会议每季度召开1次，培训不少于2次。'],
    ['last year', '2016年我镇主动公开政府信息500条。'],
    ['increments', '主动公开政府信息同比增加29条。'],
    ['half a year', '上半年主动公开政府信息66条。'],
    ['clicks', '网站信息点击量12000次。'],
    ['proposals', '收到人大建议7件、政协提案2件，办结9件。'],
    ['other reconsideration business', '司法局办理行政复议案件45件。'],
    ['telephone complaints', '接到投诉电话32件。'],
    ['columns', '通过审计专栏公开政府信息16条。'],
    ['notice boards', '通过公示栏公开信息71条。'],
    ['portals of disclosure', '在政府信息公开平台公开信息33条。'],
    ['decisions put on a website', '在网站公示行政处罚决定930件。'],
    ['meetings of other kinds', '召开村民代表会议5次。'],
    ['two things counted together', '因信息公开引发行政复议和行政诉讼共3件。'],
    ['an account of which only the name is told', '“青石发布”发布信息459条。'],
    ['one kind of text on a website', '政府网站发布了31条通俗易懂的政策信息。'],
    ['kinds of contents on a website', '通过官方网站发布政务类信息34条，概况类信息150条。'],
    ['what one website carried', '以门户网站为主要平台，共设置多个板块，累计公开政府信息140条。'],
    ['a justice office’s cases', '全年受理行政复议案件56件，其中维持40件；受理行政诉讼案件9件。'],
    ['several months', '7-12月公开政府信息140条。'],
    ['one month', '8月召开政务公开工作会议1次。'],
    ['a torn table’s cells', '依申请公开：申请信息不存在//2件/2件'],
    ['kinds of interpretation', '其中图片解读34条，文字解读12条。'],
  ])('%s', (_what, text) => {
    expect(said(text)).toEqual([]);
  });

  it('keeps this year’s number beside last year’s', () => {
    expect(said('2016年公开政府信息200条，2017年公开政府信息260条。')).toEqual(['disclosure.total=260']);
  });

  it('keeps the whole beside what a part of it had', () => {
    expect(said('共收到政府信息公开申请52件，其中本级收到政府信息公开申请12件。')).toEqual([
      'request.received=52',
    ]);
  });

  it.each(['截至2017年12月，', '截至12月共', '1-12月', '2017年1月至12月共', '自1月1日至12月31日，'])(
    'reads what was counted %s as the year’s',
    (time) => {
      expect(said(`${time}公开政府信息64条。`)).toEqual(['disclosure.total=64']);
    },
  );

  it('keeps the number beside an increment', () => {
    expect(said('比上年增加29条，今年共公开政府信息330条。')).toEqual(['disclosure.total=330']);
  });

  it.each(['存在的主要问题及改进措施', '下一步工作打算', '2018年工作思路'])(
    'reads no results under %s',
    (title) => {
      expect(said(`七、${title}\n召开政府信息公开工作会议2次。`)).toEqual([]);
    },
  );

  it('reads results under measures that were taken', () => {
    expect(said('一、推进信息公开的工作措施\n全年主动公开政府信息88条。')).toEqual(['disclosure.total=88']);
  });

  it('takes no channel’s number for the total', () => {
    expect(said('政务新媒体方面，公众号保持每日更新，共发布信息119条。')).toEqual([]);
  });
});

describe('hostile text', () => {
  it('reads a long line without sentence marks', () => {
    const text =
      '共有计合总累积'.repeat(20_000) + '（（（其中，主动公开政府信息政府信息'.repeat(5_000) + '3条';
    expect(said(text).length).toBeLessThanOrEqual(1);
  });
});
