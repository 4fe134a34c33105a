import { SaxesParser, type SaxesTagNS } from 'saxes';
import { AppError } from '../../shared/app-error.ts';

/** An element of an XML document, without its attributes' prefixes. */
export interface Element {
  name: string;
  /** Its namespace. */
  uri: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  /** Its own text, trimmed. */
  text: string;
}

/** Bytes of a document that is read at most. */
export const largestXml = 256 * 1024;
const deepest = 32;

function refused(): AppError {
  return new AppError('cap_refused', { status: 422 });
}

export function invalidCap(part: string): AppError {
  return new AppError('cap_invalid', { status: 422, params: { part } });
}

/** Refuses before anything is parsed: what is too large, and what could name files or grow while it is read. */
function admit(xml: string): string {
  if (Buffer.byteLength(xml, 'utf8') > largestXml || /<!\s*(?:DOCTYPE|ENTITY)/i.test(xml)) throw refused();
  return xml.replace(/^\uFEFF/, '').trimStart();
}

function elementOf({ local, uri, attributes }: SaxesTagNS): Element {
  const given = Object.values(attributes).map(({ local: name, value }) => [name, value] as const);
  return { name: local, uri, attributes: Object.fromEntries(given), children: [], text: '' };
}

/**
 * Reads a well-formed XML document with namespaces into its root element. Comments and instructions are left out.
 * @throws AppError `cap_refused` (422) for a DOCTYPE, an entity or more than 256 KiB; `cap_invalid` (422) for what is not well-formed.
 */
export function readXml(xml: string): Element {
  const text = admit(xml);
  const open: Element[] = [];
  let root: Element | null = null;
  const parser = new SaxesParser({ xmlns: true });
  const add = (piece: string) => {
    const current = open.at(-1);
    if (current) current.text += piece;
  };
  parser.on('error', () => {
    throw invalidCap('XML');
  });
  parser.on('opentag', (tag) => {
    const element = elementOf(tag);
    if (open.length >= deepest) throw invalidCap('XML');
    if (open.length === 0) root = element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed) closed.text = closed.text.trim();
  });
  parser.write(text).close();
  if (root === null) throw invalidCap('XML');
  return root;
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first such child; empty where there is none. */
export function textOf(element: Element, name: string): string {
  return childrenOf(element, name)[0]?.text ?? '';
}
