import { describe, expect, it } from 'vitest';
import { said } from './prose.js';

describe('what was disclosed, in words less usual', () => {
  it.each([
    ['通过微信公众号公开工作动态、通知公告等信息共30条。', 'disclosure.by_channel.wechat=30'],
    ['在县政府网站发布了机构职能、人事任免、财政资金等方面信息423条。', 'disclosure.by_channel.website=423'],
    ['在镇政府网站公开上传信息61条。', 'disclosure.by_channel.website=61'],
    ['全年上传公开信息85条。', 'disclosure.total=85'],
    ['全年公开发布政府信息85条。', 'disclosure.total=85'],
    ['主动公开机构职能、财政预决算等信息共计73条。', 'disclosure.total=73'],
    ['通过政府网站、公开栏，累计主动公开政府信息92条。', 'disclosure.total=92'],
    ['通过政府网站、报纸、微信等电子纸质载体，主动公开政府信息2100多条。', 'disclosure.total=2100'],
    ['通过各类政务公开渠道主动公开海关政府信息634条。', 'disclosure.total=634'],
    ['我公司主动公开政府信息?10条。', 'disclosure.total=10'],
  ])('%s', (text, claim) => {
    expect(said(text)).toEqual([claim]);
  });

  it.each([
    '主动公开征地、扶贫等重点领域信息12条。',
    '主动公开人事任免、工作动态等信息12条。',
    '公开政策文件、规划计划等信息共12条。',
    '在政府网站专栏公开信息，应主动公开文件、公告等信息共12条。',
    '通过政府网站、公开栏公开信息92条。',
    '公开信息情况良好，其中通过政府网站、公开栏累计主动公开政府信息92条。',
    '在政府网站公开留言答复、办件结果等信息12条。',
  ])('is not told by %s', (text) => {
    expect(said(text)).toEqual([]);
  });

  it('one kind on a website stays a part of it', () => {
    expect(said('主动公开政府信息80条，其中在政府网站公开公告、任免等信息共35条。')).toEqual([
      'disclosure.total=80',
      'disclosure.by_channel.website=35',
    ]);
  });
});
