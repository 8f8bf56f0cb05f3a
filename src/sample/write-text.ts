import { layOutTable } from './lay-out-table.js';
import { printHeading, type Part } from './parts.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';

/** What copying from a page leaves around the title: words of the site, its date, the title of the page. */
function furniture(plan: Plan, random: Random, title: string): { above: string[]; below: string[] } {
  if (!random.chance(0.07)) return { above: [], below: [] };
  const uploaded = `${plan.year + 1}-0${random.int(1, 9)}-${random.int(10, 28)} 1${random.int(0, 9)}:${random.int(10, 59)}:${random.int(10, 59)}`;
  const above = random.pick([
    ['当前位置：首页 > 政务公开 > 政府信息公开年报'],
    ['您现在的位置：首页>>信息公开>>年度报告', title],
    [title],
    [],
  ]);
  const below = random.pick([
    [
      `来源：${plan.unit.county}人民政府网　时间：${uploaded}　点击数：${random.int(9, 999)}　字号：[大 中 小]`,
    ],
    [`发布时间：${uploaded}  浏览次数：${random.int(9, 999)}`, '分享到：'],
    [],
  ]);
  return { above, below };
}

/** Lines of a fixed length, as copying from a paged document leaves them. */
function hardWrapped(text: string, length: number): string[] {
  return text.match(new RegExp(`.{1,${length}}[，。；：、）]?`, 'gu')) ?? [text];
}

/** Writes a report as plain text. */
export function writeText(plan: Plan, parts: readonly Part[]): string {
  const random = plan.random('text');
  const wrapped = random.chance(0.04) ? random.int(28, 44) : null;
  const paged = plan.cut && random.chance(0.5);
  let page = 1;
  const indent = random.weighted([
    ['', 5],
    ['　　', 3],
    ['    ', 2],
  ] as const);
  const gap = random.chance(0.5);
  const centre = random.chance(0.3) ? ' '.repeat(random.int(4, 20)) : '';
  const right = random.chance(0.5) ? ' '.repeat(random.int(10, 30)) : '';
  const lines: string[] = [];
  const say = (...more: string[]): void => {
    lines.push(...more);
    if (gap) lines.push('');
  };
  for (const part of parts) {
    if (paged && part.kind === 'paragraph' && random.chance(0.15))
      lines.push('', random.pick([`- ${page++} -`, `— ${page++} —`]), '');
    if (part.kind === 'title') {
      const { above, below } = furniture(plan, random, part.lines.join('').trim());
      say(...above);
      say(...part.lines.map((line) => centre + line));
      say(...below);
    } else if (part.kind === 'heading') say(indent + printHeading(part));
    else if (part.kind === 'paragraph')
      say(...(wrapped === null ? [indent + part.text] : hardWrapped(indent + part.text, wrapped)));
    else if (part.kind === 'centred') say(centre + part.text);
    else if (part.kind === 'signature') say(right + part.text);
    else lines.push('', ...layOutTable(part.grid, { layout: plan.layout, cut: plan.cut, random }), '');
  }
  return `${lines.join(random.chance(0.4) ? '\r\n' : '\n')}\n`;
}

/** Writes a report as Markdown. */
export function writeMarkdown(plan: Plan, parts: readonly Part[]): string {
  const random = plan.random('text');
  const style = random.weighted([
    ['hash', 6],
    ['bold', 2],
    ['plain', 2],
  ] as const);
  const lines: string[] = [];
  for (const part of parts) {
    if (part.kind === 'title')
      lines.push(...part.lines.map((line) => (style === 'plain' ? line : `# ${line.trim()}`)));
    else if (part.kind === 'heading') {
      const { body, ...head } = part;
      const printed = printHeading(head).trimEnd();
      if (style === 'bold') lines.push(`**${printed}**${body ?? ''}`);
      else if (style === 'hash' && body === undefined) lines.push(`${'#'.repeat(part.level + 1)} ${printed}`);
      else lines.push(printed + (body ?? ''));
    } else if (part.kind === 'table')
      lines.push(layOutTable(part.grid, { layout: 'pipes', cut: plan.cut, random }).join('\n'));
    else lines.push(part.text);
    lines.push('');
  }
  return `${lines.join('\n')}`;
}
