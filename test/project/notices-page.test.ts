import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NOTICE_CODES } from '../../src/errors/notices.js';
import { ROOT } from './files.js';

/** The documentation page of all notices, Markdown. */
function noticesPage(): string {
  const rows = Object.entries(NOTICE_CODES).map(([code, { zh, en }]) => `| \`${code}\` | ${zh}<br>${en} |`);
  return [
    '<!-- Generated from src/errors/notices.ts by `npm run test:core -- -u`. -->',
    '',
    '# 读取提醒 Notices',
    '',
    '读取一份年报时，没有读取或不能确定的，以提醒说明；提醒不是错误，也不是校验发现。代码不会改变，可供脚本使用。',
    '`nianbao parse --json`、`nianbao show --json` 和接口的 `notices` 列出代码、数据、位置和所用语言的句子。',
    '',
    'A notice tells what of a report was not read, or not with certainty; it is neither an error nor a finding. Codes are',
    'stable, and scripts may match them. `notices` in `nianbao parse --json`, `nianbao show --json` and the API gives code,',
    "details, place and the sentence in the reader's language; `{place}` is the page or line.",
    '',
    '| 代码 code | 说明 what it says |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

test('docs/notices.md lists every notice as it is', async () => {
  await expect(noticesPage()).toMatchFileSnapshot(join(ROOT, 'docs/notices.md'));
});
