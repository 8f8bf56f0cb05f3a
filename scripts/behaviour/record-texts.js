// Records what people read: the help of all commands, and the listings as tables, in both languages.
import { forEach } from './drive.js';

const LANGUAGES = ['zh', 'en'];
/** Reports, findings and items that are looked at one by one. */
const SINGLE = 5;

/** What depends on time, machine or the order of ids, and what stands for it. */
const MEASURED = [
  [/\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?(?: [+-]\d\d:\d\d)?/g, '(time)'],
  [/[\d.]+\/s|每秒 [\d.]+ 份/g, '(rate)'],
  [/(?<= )(?:\d+h)?(?:\d+m)?\d+s(?=$|[ ,，])/g, '(duration)'],
  [/^(Finding|发现) \d+/, '$1 (id)'],
  // Columns are as wide as their widest cell, which one of the above may be.
  [/(?<=\S) {2,}/g, '  '],
];

/**
 * @param nianbao the command line, with a database
 * @param names that know all ids
 * @param recording to add to
 */
export async function recordTexts(nianbao, names, recording) {
  const add = async (kind, key, words, tidy = (lines) => lines) => {
    for (const language of LANGUAGES) {
      const { code, printed } = await nianbao.run(words, { NIANBAO_LANG: language });
      recording.add(`${kind} [${language}]`, key, { code, printed: tidy(printed.map(stable)) });
    }
  };
  const stable = (line) =>
    MEASURED.reduce((text, [pattern, word]) => text.replace(pattern, word), names.text(line));

  await forEach(await commandsOf(nianbao), (words) => add('help', words.join(' '), [...words, '--help']));

  const runs = names.idsOf('run').map(({ id }) => id);
  const listings = [
    [['runs']],
    ...runs.map((id) => [['status', id], withoutExamples]),
    [['status', runs[0], '--sources']],
    [['failed'], withoutIds],
    [['failed', '--by-code']],
    [['findings'], withoutIds],
    [['reports', '--all'], withoutIds],
    [['coverage', '--year', '2024']],
    [['deliveries'], withoutIds],
    [['schedule', 'list']],
    [['schedule', 'preview', 'nightly']],
    [['rules']],
    [['doctor']],
  ];
  await forEach(listings, ([words, tidy]) => add('table', words.join(' '), words, tidy));

  const single = [
    ...some(names.idsOf('report')).map((one) => [['show', one.id], one.name, inOrder]),
    ...some(names.idsOf('finding')).map((one) => [['findings', 'history', one.id], one.name]),
    ...some(names.idsOf('item')).map((one) => [['failed', 'history', one.id], one.name]),
  ];
  await forEach(single, ([words, name, tidy]) => add(words.slice(0, -1).join(' '), name, words, tidy));
}

/** All commands that the help names, with those behind them. */
async function commandsOf(nianbao, before = []) {
  const { printed } = await nianbao.run([...before, '--help'], { NIANBAO_LANG: 'en' });
  const from = printed.indexOf('Commands:');
  const names = [];
  for (const line of from === -1 ? [] : printed.slice(from + 1)) {
    const name = /^ {2}([a-z]\S*) {2,}/.exec(line)?.[1];
    if (name !== undefined && name !== 'help') names.push(name);
    else if (!/^ {3}/.test(line)) break;
  }
  const commands = [before];
  for (const name of names) commands.push(...(await commandsOf(nianbao, [...before, name])));
  return commands;
}

/** Rows come in the order of ids, which differ; some numbers that stand alone in a cell are such ids. */
function withoutIds(lines) {
  return lines.map((line) => line.replace(/^ *\d+(?= {2})|(?<= {2})\d+(?= {2}|$)/g, '(n)')).sort();
}

/** Findings of a report come in the order in which they were stored. */
const inOrder = (lines) => [...lines].sort();

/** Which findings a summary shows depends on their ids. */
const withoutExamples = (lines) => lines.filter((line) => !/ · |^ {4}/.test(line));

function some(list) {
  const step = Math.max(1, Math.floor(list.length / SINGLE));
  return list.filter((_, index) => index % step === 0).slice(0, SINGLE);
}
