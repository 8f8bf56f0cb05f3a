import type { Field } from './page-fields.js';
import { attributeOf, isElement, textOf, type PageElement } from './parse-page.js';
import { isReportTitle } from './report-title.js';

/** Fields that the standard for government websites puts into meta elements; spelled in any case. */
const META = ['SiteName', 'ColumnName', 'ArticleTitle', 'PubDate', 'ContentSource', 'Author'];
const LONGEST = 300;
/** Between a page's title and the names of its column and site; hyphens within a year range part nothing. */
const SEPARATOR = /[_|｜＿»]+|>{1,3}|\s[-–—－]+\s|[—－–]{1,2}|-{1,2}(?!\d)/;

/**
 * Reads what the page's head says about it: its meta elements by their names, and `title` without the names
 * of site and column.
 *
 * @param head the page's head element
 */
export function readHeadFields(head: PageElement): Field[] {
  const fields: Field[] = [];
  let title = '';
  for (const node of head.childNodes) {
    if (!isElement(node)) continue;
    if (node.tagName === 'title' && title === '') title = node.childNodes.map(textOf).join('');
    if (node.tagName !== 'meta') continue;
    const name = attributeOf(node, 'name').toLowerCase();
    const known = META.find((one) => one.toLowerCase() === name);
    const value = tidyValue(attributeOf(node, 'content'));
    if (known !== undefined && value !== '') fields.push([known, value]);
  }
  const article = fields.find(([name]) => name === 'ArticleTitle')?.[1] ?? '';
  const own = reportTitleIn(tidyValue(title));
  const chosen = isReportTitle(article) || own === '' ? article : own;
  return chosen === '' ? fields : [['title', chosen], ...fields];
}

function reportTitleIn(title: string): string {
  const parts = title
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (isReportTitle(title) && parts.length === 1) return title;
  return parts.find(isReportTitle) ?? parts[0] ?? '';
}

function tidyValue(value: string): string {
  return value.slice(0, LONGEST).replace(/\s+/g, ' ').trim();
}
