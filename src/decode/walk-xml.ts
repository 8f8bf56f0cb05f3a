import type * as Saxes from 'saxes';
import { because } from '../errors/reasons.js';
import type { Bilingual } from '../language.js';

/** Attributes of an element by their printed names, prefix included. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** What is told about an XML document in order. Names come without their prefix, except DrawingML's `a:`. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** A reason why XML is not read; the sentence is for people. */
export class XmlRefusal extends Error {
  constructor(readonly reason: Bilingual) {
    super(reason.en);
  }
}

/** Word itself writes fewer than a hundred levels; tables nested in tables take five levels each. */
const DEEPEST = 500;
/** A report's text has some 20,000; a text whose every word is a run of its own some 300,000. */
const MOST_ELEMENTS = 600_000;
/** Pieces in which text is handed to the parser. */
const PIECE = 1 << 16;

let loading: Promise<typeof Saxes> | null = null;

/** The XML parser, loaded when the first document needs it. */
export async function loadXmlParser(): Promise<typeof Saxes> {
  return (loading ??= import('saxes'));
}

/**
 * Walks through an XML document. Document type declarations are refused, and with them entities of the
 * document's own: nothing is expanded and nothing is fetched.
 *
 * @param saxes from {@link loadXmlParser}
 * @param bytes UTF-8, or UTF-16 with a byte order mark
 * @throws XmlRefusal for XML that is not well-formed, declares a document type, is nested too deep, or has
 *   too many elements
 */
export function walkXml(saxes: typeof Saxes, bytes: Uint8Array, handler: XmlHandler): void {
  const parser = new saxes.SaxesParser<{ xmlns: false; position: false }>({ position: false, xmlns: false });
  let depth = 0;
  let elements = 0;
  parser.on('error', (error) => {
    throw new XmlRefusal(because('xml_malformed', { said: error.message }));
  });
  parser.on('doctype', () => {
    throw new XmlRefusal(because('xml_document_type'));
  });
  parser.on('opentag', (tag) => {
    depth++;
    if (++elements > MOST_ELEMENTS) {
      throw new XmlRefusal(because('xml_too_many_elements', { most: MOST_ELEMENTS }));
    }
    if (depth > DEEPEST) throw new XmlRefusal(because('xml_too_deep', { most: DEEPEST }));
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth--;
    handler.close(localName(tag.name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  const text = decodeXml(bytes);
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.close();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 || name.startsWith('a:') ? name : name.slice(colon + 1);
}

function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  return new TextDecoder(wide ?? 'utf-8').decode(bytes);
}

/** An attribute by its name without prefix. */
export function attribute(attributes: XmlAttributes, name: string): string | undefined {
  const usual = attributes[`w:${name}`] ?? attributes[name];
  if (usual !== undefined) return usual;
  for (const key of Object.keys(attributes)) {
    if (key.endsWith(`:${name}`)) return attributes[key];
  }
  return undefined;
}

/** A whole number that an attribute states; undefined for anything else. */
export function numberAttribute(attributes: XmlAttributes, name: string): number | undefined {
  const value = attribute(attributes, name)?.trim();
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Whether an on-off element is on: `<w:b/>` is, `<w:b w:val="0"/>` is not. */
export function isOn(attributes: XmlAttributes): boolean {
  const value = attribute(attributes, 'val');
  return value === undefined || !/^(?:0|false|off|none)$/.test(value);
}
