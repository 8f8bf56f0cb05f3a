import type { Grid, GridCell } from './grid.js';
import { printHeading, type Part } from './parts.js';
import type { Plan, SampleEncoding } from './plan.js';
import type { Random } from './random.js';
import type { SampleTruth } from './truth.js';

/** How a page's markup came to be. */
type Markup = 'plain' | 'word' | 'breaks' | 'headings';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Blanks at a line's start as editors write them, and line ends as `<br>`. */
const withBlanks = (text: string): string =>
  escape(text)
    .replace(/^ +/, (blanks) => '&nbsp;'.repeat(blanks.length))
    .replace(/ {2,}/g, (blanks) => '&nbsp;'.repeat(blanks.length))
    .replaceAll('\n', '<br/>');

interface Editor {
  random: Random;
  markup: Markup;
}

/**
 * A paragraph as Word's export writes it: Latin letters and digits in spans of their own, labels torn apart.
 */
function wordSpans(text: string, random: Random): string {
  const pieces = text.match(/[0-9A-Za-z.@/-]+|[^0-9A-Za-z.@/-]+/g) ?? [text];
  return pieces
    .map((piece) => {
      if (/^[0-9A-Za-z]/.test(piece))
        return `<span lang="EN-US" style="font-family:仿宋_GB2312">${escape(piece)}</span>`;
      const at = piece.length > 3 && random.chance(0.3) ? random.int(1, piece.length - 1) : 0;
      return [piece.slice(0, at), piece.slice(at)]
        .filter((part) => part !== '')
        .map((part) => `<span style="font-size:16.0pt">${withBlanks(part)}</span>`)
        .join('');
    })
    .join('');
}

function paragraph({ random, markup }: Editor, text: string, align = ''): string {
  const style = align === '' ? '' : ` style="text-align:${align}"`;
  if (markup === 'word')
    return `<p class="MsoNormal"${style === '' ? ' style="text-indent:32.0pt;line-height:28.0pt"' : style}>${wordSpans(text, random)}<span lang="EN-US"><o:p></o:p></span></p>`;
  if (markup === 'breaks') return `　　${withBlanks(text)}<br/>`;
  return `<p${style}>${align === '' ? '&nbsp;&nbsp;&nbsp;&nbsp;' : ''}${withBlanks(text)}</p>`;
}

function heading(editor: Editor, part: Extract<Part, { kind: 'heading' }>): string {
  const { random, markup } = editor;
  const { body, ...head } = part;
  const printed = printHeading(head);
  if (markup === 'headings' && body === undefined)
    return `<h${part.level + 1}>${withBlanks(printed)}</h${part.level + 1}>`;
  if (markup === 'word')
    return `<p class="MsoNormal" style="text-indent:32.0pt"><b><span style="font-family:黑体">${escape(part.label)}</span></b><b>${wordSpans(part.title + part.mark, random)}</b>${body === undefined ? '' : wordSpans(body, random)}</p>`;
  if (markup === 'breaks')
    return `　　${random.chance(0.5) ? `<strong>${withBlanks(printed)}</strong>` : withBlanks(printed)}${withBlanks(body ?? '')}<br/>`;
  return `<p>&nbsp;&nbsp;&nbsp;&nbsp;<strong>${withBlanks(printed)}</strong>${withBlanks(body ?? '')}</p>`;
}

function cell({ random, markup }: Editor, { text, rowSpan, colSpan, value }: GridCell): string {
  const spans = `${rowSpan === undefined ? '' : ` rowspan="${rowSpan}"`}${colSpan === undefined ? '' : ` colspan="${colSpan}"`}`;
  const width = value === true && random.chance(0.2) ? ' width="60"' : '';
  if (text === '') return `<td${spans}${width}>${random.pick(['', '&nbsp;', ' ', '<p>&nbsp;</p>'])}</td>`;
  if (markup !== 'word') return `<td${spans}${width}>${withBlanks(text)}</td>`;
  const lines = text
    .split('\n')
    .map((line) => `<p class="MsoNormal" align="center">${wordSpans(line, random)}</p>`);
  return `<td${spans} style="border:solid windowtext 1.0pt">${lines.join('\n')}</td>`;
}

function table(editor: Editor, grid: Grid, cut: boolean): string {
  const { random } = editor;
  const at = cut && grid.table === 'statistics' ? random.int(6, grid.rows.length - 5) : 0;
  const head = grid.rows.slice(0, grid.headRows);
  const pieces =
    at === 0
      ? [grid.rows]
      : [grid.rows.slice(0, at), [...(random.chance(0.5) ? head : []), ...grid.rows.slice(at)]];
  return pieces
    .map((rows) => {
      const lines = rows.map(
        (row) => `<tr>${row.map((one) => cell(editor, one)).join(random.chance(0.5) ? '\n' : '')}</tr>`,
      );
      const body = random.chance(0.6) ? `<tbody>${lines.join('\n')}</tbody>` : lines.join('\n');
      return `<table border="1" cellspacing="0" cellpadding="0">${body}</table>`;
    })
    .join(at === 0 ? '' : `<p>${random.pick(['&nbsp;', '- 4 -', ''])}</p>`);
}

interface Page {
  title: string;
  plan: Plan;
  truth: Omit<SampleTruth, 'file'>;
  random: Random;
}

/** The page's own table of fields; the organ that it names is only printed where it is the report's. */
function fieldsOf({ title, plan, truth, random }: Page): string {
  const { unit, year } = plan;
  const uploaded = `${year + 2}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`;
  const fields: [string, string][] = [
    ['索引号', `${random.int(100, 999)}00/${year + 1}-${random.int(10000, 99999)}`],
    ['主题分类', '政府信息公开年报'],
    ...(truth.issuer === unit.name
      ? [[random.pick(['发布机构', '发文机关', '公开机构']), unit.name] as [string, string]]
      : []),
    [random.pick(['发布日期', '公开日期']), uploaded],
    ['文号', ''],
    ...(title !== '' && random.chance(0.5) ? [['名称', title] as [string, string]] : []),
  ];
  const rows = fields.map(([name, value]) => `<tr><td>${name}：</td><td>${escape(value)}</td></tr>`);
  return `<table class="xxgk_head"><tbody>${rows.join('\n')}</tbody></table>`;
}

const line = ({ plan, random }: Page): string => {
  const { year } = plan;
  return random.pick([
    `<div class="info">来源：${plan.unit.county}人民政府网&nbsp;&nbsp;发布时间：${year + 1}-${random.int(1, 9)}-${random.int(10, 28)} 1${random.int(0, 9)}:${random.int(10, 59)}&nbsp;&nbsp;点击数：<span id="hits">${random.int(10, 999)}</span>&nbsp;&nbsp;字号：【<a>大</a> <a>中</a> <a>小</a>】</div>`,
    `<div class="pages-date">${year + 1}-0${random.int(1, 9)}-${random.int(10, 28)} 09:${random.int(10, 59)} 来源： 本站 【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】 <a>打印</a> 分享到：</div>`,
    '',
  ]);
};

const NAVIGATION = ['首页', '政务公开', '办事服务', '互动交流', '走进本地', '数据开放'];

/** Writes a report as a page of a government's website, for the encoding that it will have. */
export function writeHtml(
  plan: Plan,
  parts: readonly Part[],
  truth: Omit<SampleTruth, 'file'>,
  encoding: SampleEncoding,
): string {
  const random = plan.random('page');
  const editor: Editor = {
    random,
    markup: random.weighted([
      ['plain', 4],
      ['word', 4],
      ['breaks', 2],
      ['headings', 1],
    ] as const),
  };
  const title = (truth.title ?? '').replace(/\s+/g, '');
  const page: Page = { title, plan, truth, random };
  const where = random.weighted([
    ['both', 4],
    ['content', 3],
    ['page', 3],
  ] as const);
  const content = contentOf(editor, parts, plan, where === 'page');
  const meta = charsetTag(random, encoding);
  const site = `${plan.unit.county}人民政府门户网站`;
  const crumbs = `<div class="position">当前位置：${['首页', '政务公开', '政府信息公开年报'].map((name) => `<a href="/">${name}</a>`).join(' &gt; ')}</div>`;
  const container = random.pick([
    '<div id="zoom">',
    '<div class="TRS_Editor">',
    '<div class="article-content">',
    '<div id="vsb_content">',
    '<td class="content">',
  ]);
  const inCell = container.startsWith('<td');
  const body = `${container}\n${content.join('\n')}\n${inCell ? '</td>' : '</div>'}`;
  return [
    random.pick([
      '<!DOCTYPE html>',
      '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
      '',
    ]),
    `<html><head>${meta}<title>${title === '' ? site : escape(title)}${random.pick(['', `-${site}`, `_${site}`])}</title>`,
    '<style>body{font-size:14px}</style><script>var a = "一、不是标题";</script></head><body>',
    `<div class="header"><ul class="nav">${NAVIGATION.map((name) => `<li><a href="/">${name}</a></li>`).join('')}</ul></div>`,
    random.chance(0.7) ? crumbs : '',
    random.chance(0.35) ? fieldsOf(page) : '',
    where === 'content' || title === '' ? '' : `<h1>${escape(title)}</h1>`,
    line(page),
    inCell ? `<table width="100%"><tr>${body}</tr></table>` : body,
    '<div class="share">分享到：<a>微信</a> <a>微博</a> 【打印本页】 【关闭窗口】</div>',
    `<div class="footer">主办：${plan.unit.county}人民政府办公室　网站标识码：${random.int(1000000000, 4000000000)}　备案号：ICP备${random.int(10000000, 20000000)}号　网站地图　联系我们</div>`,
    '</body></html>',
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** The report itself; without its title where only the page around it has that. */
function contentOf(editor: Editor, parts: readonly Part[], plan: Plan, untitled: boolean): string[] {
  const content: string[] = [];
  for (const part of parts) {
    if (part.kind === 'title') {
      if (untitled) continue;
      content.push(...part.lines.map((text) => paragraph(editor, text.trim(), 'center')));
    } else if (part.kind === 'heading') content.push(heading(editor, part));
    else if (part.kind === 'table') content.push(table(editor, part.grid, plan.cut));
    else if (part.kind === 'centred') content.push(paragraph(editor, part.text, 'center'));
    else if (part.kind === 'signature') content.push(paragraph(editor, part.text, 'right'));
    else content.push(paragraph(editor, part.text));
  }
  return content;
}

/** The page's declaration of its encoding: right, wrong or none. */
function charsetTag(random: Random, encoding: SampleEncoding): string {
  const chinese = encoding === 'gb18030' || encoding === 'gbk';
  const declared = random.weighted([
    [chinese ? random.pick(['gb2312', 'gbk', 'GB18030']) : 'utf-8', 88],
    [chinese ? 'utf-8' : 'gb2312', 7],
    ['', 5],
  ] as const);
  return declared === ''
    ? ''
    : random.pick([
        `<meta charset="${declared}">`,
        `<meta http-equiv="Content-Type" content="text/html; charset=${declared}" />`,
      ]);
}
