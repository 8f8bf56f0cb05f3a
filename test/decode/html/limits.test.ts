import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHtml } from '../../../src/decode/html.js';
import { NianbaoError } from '../../../src/errors/nianbao-error.js';
import { linesOf, page, read, SENTENCE, tables } from './read.js';

describe('hostile pages', { timeout: 60_000 }, () => {
  it.each(['<div>', '<span>', '<b>', '<ul><li>', '<table><tr><td>', '<font color=red><p>', '<blockquote>'])(
    'nest 100,000 deep: %s',
    async (tag) => {
      const lines = await linesOf(`<p>一、概述</p>${tag.repeat(100_000)}二、公开`);
      expect(lines.join('')).toContain('二、公开');
    },
  );

  it('are refused when they make the parser copy elements without end', async () => {
    const fonts = Array.from({ length: 5000 }, (_, i) => `<font color=${i}>`).join('');
    const markup = page(`<p>${fonts}</p>${'<p>x'.repeat(5000)}`);
    await expect(read(markup)).rejects.toMatchObject({ code: 'content_too_large' });
  });

  it('are read at five megabytes', async () => {
    const body = `<p class="MsoNormal"><span>一</span><span>、</span>${SENTENCE}</p>\n`;
    const count = Math.ceil(5_000_000 / Buffer.byteLength(body));
    expect((await read(page(body.repeat(count)))).blocks).toHaveLength(count);
  });

  it('may have any attributes', async () => {
    const style = 'font:'.repeat(50_000);
    const names = Array.from({ length: 20_000 }, (_, i) => `a${i}`).join(' ');
    expect(await linesOf(`<p style="${style}" ${names} class="${'x '.repeat(50_000)}">一、概述</p>`)).toEqual(
      ['一、概述'],
    );
  });

  it('give text and spans that agree, or a NianbaoError, whatever their markup', async () => {
    const tag = fc.constantFrom(
      ...[
        '<table>',
        '</table>',
        '<tr>',
        '<td colspan=3>',
        '<td rowspan=0>',
        '</td>',
        '<div>',
        '</div>',
        '<p>',
        '</p>',
        '<br>',
      ],
      ...[
        '<b>',
        '</b>',
        '<ol start=5>',
        '<li>',
        '</ol>',
        '<h2>',
        '</h2>',
        '<pre>',
        '</pre>',
        '<a href=x>',
        '</a>',
        '<!--',
        '-->',
      ],
      ...[
        '一、概述',
        '公开12条。',
        '&nbsp;',
        '\n',
        '  ',
        '来源：',
        '2018-01-15',
        '<span style="display:none">',
        '</span>',
        '<script>',
      ],
      ...[
        '<select>',
        '<template>',
        '<svg>',
        '<frameset>',
        '<caption>',
        '</body>',
        '<plaintext>',
        '\u2028',
        '\0',
        '&#x110000;',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(tag, { maxLength: 60 }), async (tags) => {
        const document = await decodeHtml(new TextEncoder().encode(`<html>${tags.join('')}`), {}).catch(
          (error: unknown) => {
            expect(error).toBeInstanceOf(NianbaoError);
            return null;
          },
        );
        for (const block of document?.blocks ?? []) {
          const own = document?.text.slice(block.span.start.offset, block.span.end.offset);
          if (block.kind === 'paragraph') expect(block.text).toBe(own);
        }
        for (const cell of document === null ? [] : tables(document).flatMap(({ rows }) => rows.flat())) {
          expect(document?.text.slice(cell.span.start.offset, cell.span.end.offset)).toBe(cell.text);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('without any text have no blocks', async () => {
    expect((await read(page('<frameset><frame src="a.html"></frameset>'))).blocks).toEqual([]);
  });
});
