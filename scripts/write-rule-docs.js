// Writes docs/rules: one page per rule and their list, from the rules themselves. Pages of rules that are
// gone are removed. Needs a build (`npm run docs:rules` makes one).
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { URL } from 'node:url';
import { CATALOGUE } from '../dist/src/rules/registry.js';
import { rulePages } from '../dist/src/rules/rule-page.js';

const directory = new URL('../docs/rules/', import.meta.url);
const pages = rulePages(CATALOGUE);
mkdirSync(directory, { recursive: true });
for (const name of readdirSync(directory)) if (!pages.has(name)) rmSync(new URL(name, directory));
for (const [name, text] of pages) writeFileSync(new URL(name, directory), text);
console.log(`${pages.size} pages written to docs/rules.`);
