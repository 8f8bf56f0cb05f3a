import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readCrawlList, type CrawlList } from '../../src/sources/crawl-list.js';

const read = (text: string): CrawlList => readCrawlList(Buffer.from(text), 'list.csv');

describe('a crawl list', () => {
  test('names address, issuer, division, year and kind', () => {
    const { entries, problems } = read(
      'url,issuer,division,year,kind\nhttps://www.example.cn/a.html,柳湾镇人民政府,370102001,2023,report\n',
    );
    expect(problems).toEqual([]);
    expect(entries).toEqual([
      {
        line: 2,
        url: 'https://www.example.cn/a.html',
        kind: 'report',
        issuer: '柳湾镇人民政府',
        division: '370102001',
        year: 2023,
        robotsOverride: null,
      },
    ]);
  });

  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['GBK', (text: string) => iconv.encode(text, 'gbk')],
  ])('may have a Chinese header, in %s', (_, encode) => {
    const text = '机关,网址,年度,类型,区划\n青禾县档案馆,http://www.example.cn/list/,2022年,目录,370100\n';
    expect(readCrawlList(encode(text), 'list.csv').entries).toMatchObject([
      {
        url: 'http://www.example.cn/list/',
        issuer: '青禾县档案馆',
        year: 2022,
        kind: 'index',
        division: '370100',
      },
    ]);
  });

  test.each([
    ['tabs', 'url\tyear\nhttp://a.example/\t2020\n'],
    ['semicolons', 'url;year\nhttp://a.example/;2020\n'],
    ['quoted cells', '"url","year"\n"http://a.example/","2020"\n'],
    ['line ends of Windows', 'url,year\r\nhttp://a.example/,2020\r\n'],
    ['full-width digits', 'url,year\nhttp://a.example/,２０２０\n'],
  ])('may be written with %s', (_, text) => {
    expect(read(text)).toMatchObject({ entries: [{ url: 'http://a.example/', year: 2020 }], problems: [] });
  });

  test('may be one address a line, with empty lines and comments', () => {
    const { entries, problems } = read(
      '# 市直部门\nhttp://a.example/1\n\n  http://a.example/2  \nnonsense\n',
    );
    expect(entries.map(({ line, url, kind }) => [line, url, kind])).toEqual([
      [2, 'http://a.example/1', 'report'],
      [4, 'http://a.example/2', 'report'],
    ]);
    expect(problems.map(({ line }) => line)).toEqual([5]);
  });

  test('loses nothing but its bad lines, and says which they are', () => {
    const { entries, problems } = read(
      [
        'url,year,kind,issuer,robots_override',
        'http://a.example/1,2020,,,',
        ',2020,,某镇,',
        'a.example/2,2020,,,',
        'ftp://a.example/3,2020,,,',
        'http://a.example/4,去年,,,',
        'http://a.example/5,1999,,,',
        'http://a.example/6,2020,video,,',
        'http://a.example/7,2020,,,yes',
        '"http://a.example/8,2020,,,',
        'http://a.example/9,2020,,"某镇\n人民政府",',
        'http://a.example/10,2020',
        '',
      ].join('\n'),
    );
    expect(entries.map(({ line, url }) => `${line} ${url}`)).toEqual([
      '2 http://a.example/1',
      '11 http://a.example/9',
      '13 http://a.example/10',
    ]);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('gives the reason for which a robots.txt is not followed', () => {
    const text = 'url,robots_override\nhttp://a.example/,站方 2024 年 3 月来函同意\n';
    expect(read(text).entries[0]?.robotsOverride).toBe('站方 2024 年 3 月来函同意');
  });

  test.each([
    ['nothing', ''],
    ['no column for the address', 'issuer,year\n某镇,2020\n'],
    ['bytes that are no text', '\0\x01\x02\x03\0\0\0\0'],
  ])('cannot be %s', (_, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'list_invalid' }) as Error);
  });
});
