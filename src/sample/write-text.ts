import { layOutTable } from './lay-out-table.js';
import { printHeading, type Part } from './parts.js';
import type { Plan } from './plan.js';

/** Writes a report as plain text. */
export function writeText(plan: Plan, parts: readonly Part[]): string {
  const random = plan.random('text');
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
    if (part.kind === 'title') say(...part.lines.map((line) => centre + line));
    else if (part.kind === 'heading') say(indent + printHeading(part));
    else if (part.kind === 'paragraph') say(indent + part.text);
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
