import { expect, test } from 'vitest';
import type { Bilingual, Language } from '../../src/language.js';
import { VARIABLES, WORDS } from '../../src/settings/variables.js';

const HEADS: Readonly<Record<Language, string>> = {
  en: '| variable | meaning | default |',
  zh: '| 变量 | 含义 | 默认 |',
};

/** The table of all variables in one language. */
function tableIn(language: Language): string {
  const rows = Object.entries(VARIABLES.shape).map(([name, schema]) => {
    const words = WORDS.get(schema);
    const cells = [words?.means, words?.otherwise ?? defaultOf(schema)].map((text) => text?.[language] ?? '');
    return `| \`${name}\` | ${cells.join(' | ')} |`;
  });
  return [HEADS[language], '| --- | --- | --- |', ...rows].join('\n');
}

function defaultOf(schema: (typeof VARIABLES.shape)[keyof typeof VARIABLES.shape]): Bilingual | undefined {
  if (schema.def.type !== 'default') return undefined;
  const text = `\`${String(schema.def.defaultValue)}\``;
  return { zh: text, en: text };
}

test('docs/settings.md tells what every variable means, and its default (npm run test:core -- -u writes it)', async () => {
  const page = [
    '<!-- Generated from src/settings/variables.ts by `npm run test:core -- -u`. -->',
    '# Settings',
    'All settings are environment variables. None is needed on one machine.',
    tableIn('en'),
    '## 中文',
    '全部设置都是环境变量。单机使用一个也不用设。',
    tableIn('zh'),
  ].join('\n\n');
  await expect(`${page}\n`).toMatchFileSnapshot('../../docs/settings.md');
});

test.each(Object.entries(VARIABLES.shape))('%s says what it means in both languages', (_, schema) => {
  const words = WORDS.get(schema);
  expect(words?.means.zh).toMatch(/[\u4e00-\u9fff`]/);
  expect(words?.means.en).toMatch(/[a-z`]/);
  expect(words?.otherwise ?? defaultOf(schema)).toBeDefined();
});
