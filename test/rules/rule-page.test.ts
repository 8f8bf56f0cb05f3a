import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/rules/registry.js';
import { rulePages } from '../../src/rules/rule-page.js';

describe('docs/rules', () => {
  const directory = new URL('../../docs/rules/', import.meta.url);
  const pages = rulePages(CATALOGUE);

  test('holds the generated pages and no others (npm run docs:rules writes them)', () => {
    expect(readdirSync(directory).sort()).toEqual([...pages.keys()].sort());
  });

  test.each([...pages])('%s is what the rules say now (npm run docs:rules writes it)', (name, text) => {
    expect(readFileSync(new URL(name, directory), 'utf8')).toBe(text);
  });
});
