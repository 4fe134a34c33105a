import { createHash } from 'node:crypto';
import { childrenOf, type Element, invalidCap, textOf } from '../read-xml.ts';

const atom = 'http://www.w3.org/2005/Atom';

/** One entry of a feed, before its message is read. */
export interface FeedEntry {
  /** Hash of its identifier. */
  key: string;
  /** Hash of all it says: another one means that the entry was changed. */
  version: string;
  /** The CAP message within it; null where it stands behind the link. */
  message: Element | null;
  link: string | null;
  updatedAt: Date | null;
}

export interface FeedDocument {
  entries: FeedEntry[];
  /** The document is one message, which the next one takes the place of: what it shows no more has not gone. */
  isAlone: boolean;
}

/** The entries of an Atom feed, or a CAP message that stands alone. @throws AppError `cap_invalid` (422) for anything else. */
export function entriesOf(root: Element): FeedDocument {
  if (root.name === 'alert') {
    const alone = { message: root, link: null, updatedAt: null };
    return { entries: [{ ...alone, ...marksOf(root, textOf(root, 'identifier')) }], isAlone: true };
  }
  if (root.name !== 'feed' || root.uri !== atom) throw invalidCap('feed');
  const entries = new Map(
    childrenOf(root, 'entry')
      .map(entryOf)
      .map((entry) => [entry.key, entry]),
  );
  return { entries: [...entries.values()], isAlone: false };
}

function entryOf(entry: Element): FeedEntry {
  const updated = new Date(textOf(entry, 'updated'));
  return {
    ...marksOf(entry, textOf(entry, 'id')),
    message: childrenOf(entry, 'content').flatMap((content) => childrenOf(content, 'alert'))[0] ?? null,
    link: linkOf(entry),
    updatedAt: Number.isNaN(updated.getTime()) ? null : updated,
  };
}

/** The link that says it leads to CAP, else the entry's first. */
function linkOf(entry: Element): string | null {
  const links = childrenOf(entry, 'link').map(({ attributes: { href = '', type = '' } }) => ({ href, type }));
  const isCap = ({ href, type }: { href: string; type: string }) => /cap/i.test(type) || /\.cap$/i.test(href);
  return (links.find(isCap) ?? links[0])?.href || null;
}

function marksOf(element: Element, id: string): { key: string; version: string } {
  const version = hash(JSON.stringify(element));
  return { key: id === '' ? version : hash(id), version };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
