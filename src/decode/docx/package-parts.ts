import { openZip, type ZipEntry, type ZipLimits } from '../../archive/zip.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { because } from '../../errors/reasons.js';
import { attribute, loadXmlParser, walkXml, XmlRefusal, type XmlHandler } from '../walk-xml.js';

/** A real report's largest part has a few megabytes; pictures, which have more, are not read. */
const LIMITS: ZipLimits = {
  entries: 10_000,
  entryBytes: 32 << 20,
  totalBytes: 64 << 20,
  ratio: 500,
};

/** The parts of a Word package that hold text; null where the package has none. */
export interface WordPackage {
  document: ZipEntry;
  styles: ZipEntry | null;
  numbering: ZipEntry | null;
  /** Walks through a part; no entry, no walk. */
  walk(part: ZipEntry | null, handler: XmlHandler): void;
}

/**
 * Opens a Word package and finds its parts by their relationships, since not every program names them as Word
 * does.
 *
 * @throws NianbaoError `malformed_file`, `encrypted`, `unpacked_too_large`
 */
export async function openWordPackage(bytes: Uint8Array, path: string): Promise<WordPackage> {
  const file = { path, format: 'DOCX' };
  const saxes = await loadXmlParser();
  const entries = new Map<string, ZipEntry>();
  for (const entry of await openZip(bytes, file, LIMITS)) {
    const name = partName(entry.name);
    if (!entries.has(name)) entries.set(name, entry);
  }
  const part = (name: string | undefined): ZipEntry | null =>
    name === undefined ? null : (entries.get(name) ?? null);
  const walk = (entry: ZipEntry | null, handler: XmlHandler): void => {
    if (entry === null) return;
    const content = entry.read();
    try {
      walkXml(saxes, content, handler);
    } catch (error) {
      if (!(error instanceof XmlRefusal)) throw error;
      const reason = because('xml_in_part', { part: entry.name, why: error.reason });
      throw new NianbaoError('malformed_file', { ...file, reason }, { cause: error });
    }
  };
  const relationsOf = (name: string): Map<string, string> => {
    const slash = name.lastIndexOf('/') + 1;
    const folder = name.slice(0, slash);
    const targets = new Map<string, string>();
    walk(part(`${folder}_rels/${name.slice(slash)}.rels`), {
      open(element, attributes) {
        if (element !== 'relationship' && element !== 'Relationship') return;
        const type = attribute(attributes, 'Type')?.split('/').at(-1) ?? '';
        const target = attribute(attributes, 'Target');
        if (target !== undefined && !targets.has(type)) targets.set(type, resolvePart(folder, target));
      },
      close() {},
      text() {},
    });
    return targets;
  };
  const main = relationsOf('').get('officeDocument') ?? 'word/document.xml';
  const name = entries.has(main) ? main : 'word/document.xml';
  const document = part(name);
  if (document === null) {
    throw new NianbaoError('malformed_file', { ...file, reason: because('no_word_document') });
  }
  const relations = relationsOf(name);
  return {
    document,
    styles: part(relations.get('styles')) ?? part('word/styles.xml'),
    numbering: part(relations.get('numbering')) ?? part('word/numbering.xml'),
    walk,
  };
}

/** Part names are compared without regard to case, and some programs write backslashes. */
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function resolvePart(folder: string, target: string): string {
  if (target.startsWith('/')) return partName(target);
  const steps: string[] = [];
  for (const step of partName(folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
