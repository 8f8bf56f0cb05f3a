import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ERROR_CODES } from '../../src/errors/codes.js';
import { ROOT } from './files.js';

/** The documentation page of all error codes, Markdown. */
function errorsPage(): string {
  const rows = Object.entries(ERROR_CODES).map(([code, { retryable, zh, en }]) => {
    const again = retryable ? '是 yes' : '否 no';
    return `| \`${code}\` | ${again} | ${zh}<br>${en} |`;
  });
  return [
    '<!-- Generated from src/errors/codes.ts by `npm run test:core -- -u`. -->',
    '',
    '# 错误码 Error codes',
    '',
    '错误码不会改变，可供脚本使用。“自动重试”指不用任何人处理，稍后再试也许就能成功。',
    '',
    'Codes are stable, and scripts may match them. "Tried again" means that the same work may succeed later without anybody',
    'changing anything.',
    '',
    '| 错误码 code | 自动重试 tried again | 说明 what happened, what to do |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

test('docs/errors.md lists every error code as it is', async () => {
  await expect(errorsPage()).toMatchFileSnapshot(join(ROOT, 'docs/errors.md'));
});
