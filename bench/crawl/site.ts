import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { openSample } from '../../src/sample/make-report.js';

/** The year whose reports are wanted. */
const YEAR = 2023;

/** What one request met, as the site saw it. */
export interface SeenRequest {
  host: string;
  path: string;
  status: number;
  /** `performance.now()` when it arrived, and when its answer had been sent or given up. */
  began: number;
  ended: number;
  /** Requests of the same host under way when it arrived, itself included. */
  together: number;
  userAgent: string;
}

/** What must become of an address. */
export type Expected = { outcome: 'report' } | { outcome: 'leads' } | { outcome: 'failed'; code: string };

/** A web of invented sites on one port of 127.0.0.1, told apart by the name that is asked for. */
export interface InventedWeb {
  /** The crawl list, CSV. */
  list: string;
  /** By address, for everything that the list names and leads to. */
  expected: Map<string, Expected>;
  /** Addresses that must never be asked for. */
  forbidden: Set<string>;
  /** Pages that it has. */
  pages: number;
  requests: SeenRequest[];
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse, visit: number) => void;

const FIRST = [...'柳石松桃白云南北东西上下青长新古大小高平'];
const SECOND = [...'桥河坪林湾溪坝岭塘店井沟坡泉庄楼峰寨渡堡'];

/** The text of an invented report, line by line. */
function reportLines(office: string, number: number): string[] {
  return [
    `${office}${YEAR}年政府信息公开工作年度报告`,
    `本报告按照《中华人民共和国政府信息公开条例》编写，所列数据的统计期限为${YEAR}年1月1日至${YEAR}年12月31日。`,
    '一、总体情况',
    `${office}全年主动公开政府信息${number}条，目录按月核对。`,
    '二、主动公开政府信息情况',
    '公开栏在大厅和网站各设一处，内容相同。',
    '三、收到和处理政府信息公开申请情况',
    '全年收到申请3件，都已答复。',
    '四、政府信息公开行政复议、行政诉讼情况',
    '没有发生复议和诉讼。',
    '五、存在的主要问题及改进情况',
    '检索还不方便，下一年补上按主题查找的入口。',
    '六、其他需要报告的事项',
    '没有收取信息处理费。',
  ];
}

const html = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

const reportPage = (office: string, number: number): string => {
  const [title = '', ...lines] = reportLines(office, number);
  return html(title, `<h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}`);
};

/** Sends a page with a validator, 304 where it is unchanged. */
function fixed(body: Buffer, headers: Record<string, string>, byDate: boolean): Answer {
  const etag = `"${createHash('sha1').update(body).digest('hex').slice(0, 16)}"`;
  const date = 'Wed, 17 Jan 2024 08:00:00 GMT';
  return (request, response) => {
    const same = byDate
      ? request.headers['if-modified-since'] === date
      : request.headers['if-none-match'] === etag;
    response.writeHead(
      same ? 304 : 200,
      byDate ? { ...headers, 'last-modified': date } : { ...headers, etag },
    );
    response.end(same ? undefined : body);
  };
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const plain = (text: string, byDate = false): Answer => fixed(Buffer.from(text), HTML, byDate);
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end(`<p>${code}</p>`);
const after =
  (times: number, first: Answer, then: Answer): Answer =>
  (request, response, visit) =>
    (visit <= times ? first : then)(request, response, visit);

/**
 * Opens the sites.
 *
 * @param hosts number of host names, `site-01.test` …
 * @param pagesPerHost addresses of each; at least 50
 * @param port that hosts which refuse connections are named with: one where nothing listens
 */
export async function openInventedWeb(hosts: number, pagesPerHost: number): Promise<InventedWeb> {
  const pages = new Map<string, Answer>();
  const visits = new Map<string, number>();
  const expected = new Map<string, Expected>();
  const forbidden = new Set<string>();
  const rows: string[] = ['url,issuer,year,kind'];
  const requests: SeenRequest[] = [];
  const under = new Map<string, number>();

  const server = createServer((request, response) => {
    const host = request.headers.host ?? '';
    const path = request.url ?? '';
    const key = `http://${host}${path}`;
    const together = (under.get(host) ?? 0) + 1;
    under.set(host, together);
    const userAgent = request.headers['user-agent'] ?? '';
    const seen: SeenRequest = {
      host,
      path,
      status: 0,
      began: performance.now(),
      ended: 0,
      together,
      userAgent,
    };
    requests.push(seen);
    const over = (): void => {
      if (seen.ended !== 0) return;
      seen.ended = performance.now();
      seen.status = response.statusCode;
      under.set(host, (under.get(host) ?? 1) - 1);
    };
    response.on('finish', over);
    response.on('close', over);
    const visit = (visits.get(key) ?? 0) + 1;
    visits.set(key, visit);
    (pages.get(key) ?? status(404))(request, response, visit);
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const sample = openSample({
    seed: 5,
    years: [YEAR],
    formats: ['docx', 'pdf', 'xlsx', 'doc'].slice(0, 1) as ['docx'],
    defects: 0,
  });
  const attachments = await Promise.all(
    Array.from({ length: Math.min(hosts, 20) }, async (_, index) =>
      Buffer.from((await sample.report(index)).bytes),
    ),
  );

  let offices = 0;
  const office = (): string => {
    const name = `青禾县${FIRST[Math.floor(offices / SECOND.length) % FIRST.length]}${SECOND[offices % SECOND.length]}镇人民政府`;
    offices += 1;
    return offices > FIRST.length * SECOND.length
      ? name.replace('青禾', `青禾${'东南西北中'[offices % 5]}`)
      : name;
  };

  for (let h = 1; h <= hosts; h += 1) {
    const site = `http://site-${String(h).padStart(2, '0')}.test:${port}`;
    const before = pages.size;
    const at = (path: string, answer: Answer): string => {
      pages.set(site + path, answer);
      return site + path;
    };
    const report = (path: string, become: (page: string) => Answer): string => {
      const url = at(path, become(reportPage(office(), 10 + offices)));
      expected.set(url, { outcome: 'report' });
      return url;
    };
    const listed = (url: string, kind = 'report', what?: Expected): void => {
      rows.push(`${url},,${YEAR},${kind}`);
      if (what !== undefined) expected.set(url, what);
    };
    const fails = (path: string, code: string, answer: Answer): void =>
      listed(at(path, answer), 'report', { outcome: 'failed', code });
    const byDate = h % 2 === 0;
    const sound = (page: string): Answer => plain(page, byDate);

    // robots.txt: rules, none, one behind a redirect.
    if (h % 3 !== 0) {
      at('/robots.txt', h % 3 === 1 ? robots : status(301, { location: `${site}/rules.txt` }));
      if (h % 3 === 2) at('/rules.txt', robots);
      for (const path of ['/closed/1.html', '/closed/2.html']) {
        fails(path, 'robots_denied', plain(reportPage(office(), 1)));
        forbidden.add(site + path);
      }
    }

    // What fails, each in its way.
    fails('/fail/gone.html', 'http_4xx', status(404));
    fails('/fail/forbidden.html', 'http_4xx', status(403));
    fails('/fail/broken.html', 'http_5xx', status(500));
    fails('/fail/silent.html', 'timeout', () => undefined);
    fails('/fail/endless.html', 'timeout', drip);
    fails('/fail/huge.html', 'too_large', flood);
    fails('/fail/loop.html', 'redirect_loop', status(302, { location: '/fail/loop2.html' }));
    at('/fail/loop2.html', status(302, { location: '/fail/loop.html' }));
    fails(
      '/fail/inside.html',
      'blocked_address',
      status(302, { location: 'http://169.254.169.254/latest/' }),
    );
    fails('/fail/cut.html', 'connect', (_, response) => response.destroy());
    fails('/fail/garbage.html', 'http_malformed', (_, response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end('this is not gzip');
    });
    fails(
      '/fail/shell.html',
      'spa_shell',
      plain(html('', '<div id="app"></div><script src="/app.js"></script>')),
    );
    fails(
      '/fail/notice.html',
      'not_a_report',
      plain(html('通知', `<p>${'会议改到周三下午。'.repeat(40)}</p>`)),
    );
    const other = [2020, 2021, 2022, 2023]
      .map((year) => `<li><a href="/x/${year}.html">${year}年政府信息公开工作年度报告</a></li>`)
      .join('');
    fails('/fail/list.html', 'list_page', plain(html('年报', `<ul>${other}</ul>`)));

    // What succeeds in the end, or in another form.
    const once = (first: Answer) => (page: string) => after(1, first, sound(page));
    const busy = status(429, { 'retry-after': '1' });
    listed(report('/odd/wait.html', once(busy)));
    listed(report('/odd/wait2.html', once(status(503, { 'retry-after': '1' }))));
    listed(report('/odd/hiccup.html', once(status(502))));
    listed(
      report('/odd/gbk.html', (page) =>
        fixed(
          iconv.encode(page.replace('utf-8', 'gbk'), 'gbk'),
          { 'content-type': 'text/html; charset=gbk' },
          byDate,
        ),
      ),
    );
    // The header and the page both declare what is wrong.
    listed(report('/odd/charset.html', (page) => fixed(iconv.encode(page, 'gbk'), HTML, byDate)));
    listed(
      report('/odd/gzip.html', (page) =>
        fixed(gzipSync(page), { ...HTML, 'content-encoding': 'gzip' }, byDate),
      ),
    );
    listed(
      report('/odd/brotli.html', (page) =>
        fixed(brotliCompressSync(page), { ...HTML, 'content-encoding': 'br' }, byDate),
      ),
    );
    const moved = at('/odd/moved.html', status(301, { location: '/odd/moved2.html' }));
    at('/odd/moved2.html', status(302, { location: `${site}/odd/there.html` }));
    at('/odd/there.html', sound(reportPage(office(), 30)));
    listed(moved, 'report', { outcome: 'report' });
    const guarded = reportPage(office(), 31);
    listed(
      at('/odd/cookie.html', (request, response, visit) => {
        if ((request.headers.cookie ?? '').includes('seen=yes'))
          return sound(guarded)(request, response, visit);
        response
          .writeHead(302, { location: '/odd/cookie.html', 'set-cookie': 'seen=yes; Path=/; HttpOnly' })
          .end();
      }),
      'report',
      { outcome: 'report' },
    );

    // A page that only holds an attachment.
    const document = attachments[(h - 1) % attachments.length] ?? Buffer.alloc(0);
    const file = at(
      `/files/annual-${YEAR}.docx`,
      fixed(document, { 'content-type': 'application/octet-stream' }, byDate),
    );
    const anchor = `<a href="/files/annual-${YEAR}.docx">${YEAR}年政府信息公开年报.docx</a>`;
    const holder = html('附件', `<h1>${YEAR}年政府信息公开工作年度报告</h1>${anchor}`);
    listed(at('/files/page.html', plain(holder, byDate)), 'report', { outcome: 'leads' });
    expected.set(file, { outcome: 'report' });

    // A list in pages, in one of four styles.
    const left = pagesPerHost - (pages.size - before);
    const inList = Math.max(6, Math.floor(left * 0.5));
    const perPage = 10;
    const pageCount = Math.ceil(inList / perPage);
    const style = STYLES[h % STYLES.length] ?? scriptFromZero;
    const links = Array.from({ length: inList }, (_, index) => {
      const url = report(`/list/art-${index}.html`, sound);
      const office = /<h1>(.*?)<\/h1>/.exec('')?.[1] ?? '';
      return `<li>${office}<a href="${url}">第${index + 1}号单位${YEAR}年政府信息公开年度报告</a></li>`;
    });
    for (let page = 0; page < pageCount; page += 1) {
      const own = links.slice(page * perPage, (page + 1) * perPage).join('');
      const decoys = [
        `<li><a href="/list/old-${page}.html">${YEAR - 1}年政府信息公开年度报告</a></li>`,
        `<li><a href="/list/notice-${page}.html">关于报送${YEAR}年政府信息公开年度报告的通知</a></li>`,
        `<li><a href="http://elsewhere.test:${port}/${page}.html">${YEAR}年政府信息公开年度报告</a></li>`,
      ];
      forbidden.add(`${site}/list/old-${page}.html`).add(`http://elsewhere.test:${port}/${page}.html`);
      const url = at(
        style.path(page),
        plain(html('年报', `<ul>${own}${decoys.join('')}</ul>${style.links(page, pageCount)}`), byDate),
      );
      expected.set(url, { outcome: 'leads' });
      if (page === 0) listed(url, 'index');
    }

    // Plain reports for the rest.
    for (let index = 0; pages.size - before < pagesPerHost; index += 1) {
      listed(report(`/own/${index}.html`, sound));
    }
  }

  // Names that lead nowhere.
  for (const name of ['nowhere-1.test', 'nowhere-2.test']) {
    const url = `http://${name}/report.html`;
    rows.push(`${url},,${YEAR},report`);
    expected.set(url, { outcome: 'failed', code: 'dns' });
  }

  return {
    list: `${rows.join('\n')}\n`,
    expected,
    forbidden,
    pages: pages.size,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

const robots: Answer = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/plain' });
  response.end('User-agent: *\nDisallow: /closed/\n\nUser-agent: other\nDisallow: /\n');
};

/** Never ends, a few bytes at a time. */
const drip: Answer = (_, response) => {
  response.writeHead(200, HTML);
  const timer = setInterval(() => response.write('<p>…</p>'), 50);
  response.on('close', () => clearInterval(timer));
};

/** Never ends, as fast as it can. */
const flood: Answer = (_, response) => {
  response.writeHead(200, HTML);
  const piece = Buffer.alloc(64 * 1024, 32);
  const write = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', write);
  write();
};

/** How a list comes in pages. */
interface PagingStyle {
  path(page: number): string;
  links(page: number, count: number): string;
}

const scriptFromZero: PagingStyle = {
  path: (page) => (page === 0 ? '/list/index.html' : `/list/index_${page}.html`),
  links: (page, count) => `<script>createPageHTML(${count}, ${page}, "index", "html");</script>`,
};

const STYLES: PagingStyle[] = [
  scriptFromZero,
  {
    path: (page) => (page === 0 ? '/list/index.shtml' : `/list/index_${page + 1}.shtml`),
    links: (page, count) =>
      `<script>createPageHTML('pages', ${count}, ${page + 1}, 'index', 'shtml', 99);</script>`,
  },
  {
    path: (page) => (page === 0 ? '/list/?id=7' : `/list/?id=7&page=${page + 1}`),
    links: (page, count) => (page + 1 < count ? `<a href="/list/?id=7&page=${page + 2}">下一页</a>` : ''),
  },
  {
    path: (page) => (page === 0 ? '/list/a.jhtml' : `/list/a_${page + 1}.jhtml`),
    links: (_, count) =>
      Array.from(
        { length: count },
        (_, n) => `<a href="/list/a${n === 0 ? '' : `_${n + 1}`}.jhtml">${n + 1}</a>`,
      ).join(' '),
  },
];
