// Takes out of answers what differs between two runs of the same program: ids become the names of what they
// stand for; times, durations, ports and directories become words.
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d))$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PORT = /\b(127\.0\.0\.1|localhost):\d+/g;
/** Numbers that tell how long something took or when it came. */
const MEASURED = new Set(['seconds', 'rate', 'sequence']);

/** Fields that hold an id, and of what. */
const ID_FIELDS = { report: 'report', report_id: 'report', run: 'run', item: 'item', finding: 'finding' };
/** Of what an `id` is, by the field that its object stands in. */
const ID_OWNERS = { report: 'report', finding: 'finding', findings: 'finding' };

/**
 * @param directory the temporary directory of the recording, which is in paths and messages
 */
export function stableNames(directory) {
  const names = { report: new Map(), run: new Map(), item: new Map(), finding: new Map() };
  const textOf = (text) => text.replaceAll(directory, '{dir}').replace(PORT, '$1:(port)');

  function idOf(kind, id) {
    if (id === null || id === undefined) return id;
    return names[kind]?.get(String(id)) ?? (kind in names ? `(unknown ${kind})` : '(id)');
  }

  function walk(value, field, owner, kind) {
    if (value === null) return null;
    if (Array.isArray(value)) return value.map((entry) => walk(entry, null, field ?? owner, kind));
    if (typeof value === 'object') {
      const entries = Object.entries(value).map(([name, held]) => [
        textOf(name),
        walk(held, name, field ?? owner, kind),
      ]);
      return Object.fromEntries(entries);
    }
    if (field === 'id') return idOf(owner === null ? kind : (ID_OWNERS[owner] ?? 'other'), value);
    if (field in ID_FIELDS && isId(value)) return idOf(ID_FIELDS[field], value);
    if (typeof value === 'number') return MEASURED.has(field) ? '(measured)' : value;
    if (typeof value !== 'string') return value;
    if (TIME.test(value)) return '(time)';
    if (UUID.test(value)) return '(uuid)';
    const held = jsonIn(value);
    return held === null ? textOf(value) : JSON.stringify(walk(held, field, owner, kind));
  }

  return {
    text: textOf,
    /**
     * The value with stable names.
     *
     * @param kind of what its own `id` is: report, run, item or finding
     */
    of: (value, kind = 'other') => walk(value, null, null, kind),
    /** The name of what an id stands for. */
    nameOf: idOf,
    /** All ids of a kind that are known, in the order of their names. */
    idsOf: (kind) =>
      [...names[kind]].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id, name]) => ({ id, name })),

    /** Runs are made one after the other, so the first is the first in any database. */
    learnRuns(runs) {
      const byTime = [...runs].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
      for (const [index, { id, label }] of byTime.entries()) {
        names.run.set(String(id), `run ${index + 1}${label === null ? '' : ` (${label})`}`);
      }
    },
    learnReports(reports) {
      learn(names.report, reports, ({ source, version }) => `report ${textOf(source)} v${version}`);
    },
    learnFindings(findings) {
      learn(names.finding, findings, ({ rule, issuer, reportYear, subject, source }) =>
        ['finding', rule, issuer, reportYear, subject, textOf(source ?? '')].map(String).join(' | '),
      );
    },
    /** @param run id of the run that they belong to */
    learnItems(items, run) {
      learn(names.item, items, ({ source }) => `item ${textOf(source)} of ${idOf('run', run)}`);
    },
  };
}

/** Things that would have the same name get a number, in the order of their ids. */
function learn(known, things, nameOf) {
  const used = new Map();
  for (const thing of things) {
    const name = nameOf(thing);
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    known.set(String(thing.id), count === 1 ? name : `${name} #${count}`);
  }
}

const isId = (value) =>
  (typeof value === 'number' && Number.isInteger(value)) ||
  (typeof value === 'string' && (/^\d+$/.test(value) || UUID.test(value)));

/** The list or object that a text holds as JSON, as some columns of an export do. */
function jsonIn(text) {
  if (!/^[[{]/.test(text)) return null;
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
