// Records every answer to GET that the console's HTTP API describes in its document.
import { fetch } from 'undici';
import { forEach } from './drive.js';
import { sorted } from './record-province.js';

const API = '/api/v1';
const LANGUAGES = ['zh', 'en'];

/** Of what the `id` of an answer is, by the last word of its address. */
const KINDS = { runs: 'run', items: 'item', failed: 'item', reports: 'report', findings: 'finding' };

/**
 * @param address of the console
 * @param names that know all ids
 * @param recording to add to
 * @param years that are asked for where an address takes a year
 */
export async function recordApi(address, names, recording, years) {
  const ask = async (path, language) => {
    const response = await fetch(address + API + path, { headers: { 'accept-language': language } });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: await response.json(),
    };
  };
  /** All pages of a list as one, or the one answer. */
  const askAll = async (path, language) => {
    const first = await ask(path, language);
    const items = first.body.items;
    let next = first.body.next;
    while (typeof next === 'string') {
      const more = `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(next)}`;
      const { body } = await ask(more, language);
      items.push(...body.items);
      next = body.next;
    }
    return first;
  };
  /** Records what is the same in both languages once. */
  const add = (kind, key, answers) => {
    const [zh, en] = answers;
    if (JSON.stringify(zh) === JSON.stringify(en)) recording.add(kind, key, zh);
    else
      for (const [index, answer] of answers.entries())
        recording.add(kind, `${key} [${LANGUAGES[index]}]`, answer);
  };
  const both = (path) => Promise.all(LANGUAGES.map((language) => askAll(path, language)));

  const { body: document } = await ask('/openapi.json', 'zh');
  for (const [path, operations] of Object.entries(document.paths)) {
    recording.add('document', path, operations);
  }
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    recording.add('document', `schema ${name}`, schema);
  }

  for (const [described, { get }] of Object.entries(document.paths)) {
    if (get === undefined) continue;
    const template = described.slice(API.length);
    const words = template.split('/').filter((word) => word !== '' && !word.startsWith('{'));
    const kind = KINDS[words.at(-1)] ?? 'other';
    const kindOfId = KINDS[words[0]];
    const parameters = (get.parameters ?? []).filter(({ in: place }) => place === 'query');
    const one = template.endsWith('}');
    const ids = template.includes('{') ? names.idsOf(kindOfId) : [{ id: '', name: '' }];
    const at = (id) => template.replace(/\{\w+\}/, id);
    const tell = (answer) => ({ ...answer, body: sorted(names.of(answer.body, kind)) });

    await forEach(ids, async ({ id, name }) => {
      const needed = parameters.filter(({ required }) => required).map(({ name: field }) => field);
      const basis = needed.includes('year') ? years.map((year) => `?year=${year}`) : [''];
      for (const query of basis) {
        const answers = await both(at(id) + query);
        const key = [name, query].filter((part) => part !== '').join(' ');
        if (one || !Array.isArray(answers[0].body.items)) {
          add(`GET ${template}`, key, answers.map(tell));
          continue;
        }
        addRows(`GET ${template}`, key, answers);
      }
      // What a filter lets through is told by name.
      for (const query of filtersOf(parameters, names, years, needed)) {
        const answers = await both(at(id) + query.asked);
        const told = answers.map(({ status, body }) =>
          Array.isArray(body.items)
            ? { status, rows: body.items.map((row) => nameOf(row)).sort() }
            : { status, body: names.of(body, kind) },
        );
        add(`GET ${template} filtered`, [name, query.told].join(' ').trim(), told);
      }
    });
    if (one) add(`GET ${template}`, '(unknown)', (await both(at('999999999'))).map(tell));
    add(`GET ${template} refused`, '', (await both(`${at(ids[0]?.id ?? '1')}?nothing=1`)).map(tell));

    function addRows(name, key, answers) {
      const [{ status, type, body }] = answers;
      recording.add(name, `${key} (list)`, {
        status,
        type,
        rows: body.items.length,
        others: Object.keys(body),
      });
      for (const [index, row] of body.items.entries()) {
        const pair = answers.map((answer) => names.of(answer.body.items[index], kind));
        const ordered = kind === 'other' || kind === 'run';
        const place = ordered ? `row ${String(index + 1).padStart(5, '0')}` : nameOf(row);
        add(name, [key, place].filter((part) => part !== '').join(' '), pair);
      }
    }
    function nameOf(row) {
      if (row.id === undefined && row.item === undefined) return JSON.stringify(names.of(row, kind));
      return kind === 'other' ? String(row.id) : names.nameOf(kind, row.item ?? row.id);
    }
  }
}

/** One query for each value of each filter: `asked` as it is sent, `told` without ids. */
function filtersOf(parameters, names, years, needed) {
  const values = {
    year: years,
    division: ['15', '990123', '7'],
    q: ['民政', '呼和', '%', '2023'],
    host: ['127.0.0.1'],
    code: ['file_empty', 'malformed_file', 'nothing_like_it'],
    rule: ['published-late', 'missing-report', 'part-sum', 'nothing-like-it'],
    run: names.idsOf('run').map(({ id }) => id),
  };
  return parameters.flatMap(({ name, schema }) => {
    if (name === 'limit') return needed.length > 0 ? [] : [{ asked: '?limit=7', told: 'limit=7' }];
    if (name === 'cursor' || needed.includes(name)) return [];
    const base = needed.includes('year') ? `year=${years[1]}&` : '';
    return (values[name] ?? schema?.enum ?? []).map((value) => ({
      asked: `?${base}${name}=${encodeURIComponent(value)}`,
      told: `${base}${name}=${name === 'run' ? names.nameOf('run', value) : value}`,
    }));
  });
}
