import { FeedError, type NoticeFeed } from '../../../connectors/feed/feed.port.ts';
import type { Transaction } from '../../../db/database.ts';
import { type Deps, systemCaller } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { windowOfNotice } from '../../../domain/announcement/notice-window.ts';
import { AppError } from '../../../shared/app-error.ts';
import { outsideTroubleOf } from '../../../shared/outside-trouble.ts';
import {
  type AnnouncementRow,
  lockAnnouncements,
  sightingsOf,
  standingOfMessages,
} from '../announcements.repository.ts';
import { capOf, readCap } from '../read-cap.ts';
import { noticeOfCap, type ReadNotice } from '../read-notice.ts';
import { invalidCap, largestXml, readXml } from '../read-xml.ts';
import { takeNotice } from '../report-announcement.ts';
import { isOf, sightGone } from '../sight-announcement.ts';
import { takeOwnSteps } from '../step-announcement.ts';
import {
  type ClaimedFeed,
  forgetGone,
  holdsClaim,
  keepEntry,
  knownEntries,
  markGone,
  shownMessages,
} from './feed.repository.ts';
import { entriesOf, type FeedEntry } from './feed-entries.ts';

/** The source of what the feed shows, among the sightings of an announcement. */
const source = 'feed';
const dayMs = 24 * 3_600_000;
/** No notice names a day later than three days ahead: what is older is the feed's archive. */
const newestArchiveMs = 4 * dayMs;
const longestIdentifier = 500;

export interface Reading {
  entries: number;
  unread: number;
  /** Entries that were new, changed or gone. */
  taken: number;
}

interface Taken {
  feed: NoticeFeed;
  row: ClaimedFeed;
  text: string;
  signal: AbortSignal;
}

/**
 * Takes what a feed shows: new and changed entries go the way of a pasted notice, each in a transaction of its own, and notices that it
 * shows no more are disputed while they are valid. Null: another process has taken the feed over.
 * @throws AppError `cap_refused`, `cap_invalid` for a document that is no feed.
 */
export async function takeReading(deps: Deps, { feed, row, text, signal }: Taken): Promise<Reading | null> {
  const { entries, isAlone } = entriesOf(readXml(text));
  const now = deps.clock.now();
  const recent = entries.filter(({ updatedAt }) => updatedAt === null || !isArchive(updatedAt, now));
  const keys = entries.map(({ key }) => key);
  const known = await deps.database.transaction(systemActor, (transaction) => knownEntries(transaction, keys));
  const fresh = recent.filter(({ key, version }) => {
    const before = known.get(key);
    return before === undefined || before.version !== version || before.goneAt !== null;
  });
  const read: ReadEntry[] = [];
  for (const entry of fresh) {
    const notice = await noticeOf(deps, feed, { entry, signal });
    if (notice !== null) read.push({ entry, notice });
  }
  // An Update after what it updates.
  read.sort((one, other) => (one.notice.sentAt?.getTime() ?? 0) - (other.notice.sentAt?.getTime() ?? 0));
  const taken = await takeEach(deps, row, read);
  if (taken === null) return null;
  let gone = 0;
  const isHeld = await held(deps, row, async (transaction) => {
    if (!isAlone) gone = await takeGone(deps, transaction, keys);
  });
  return isHeld ? { entries: entries.length, unread: fresh.length - taken, taken: taken + gone } : null;
}

interface ReadEntry {
  entry: FeedEntry;
  notice: ReadNotice;
}

/**
 * Takes each entry in a transaction of its own: one that cannot be taken counts as unread, and holds up no other. Returns how many were
 * taken. Null: another process has taken the feed over.
 */
async function takeEach(deps: Deps, row: ClaimedFeed, read: readonly ReadEntry[]): Promise<number | null> {
  let taken = 0;
  for (const each of read) {
    try {
      if (!(await held(deps, row, (transaction) => takeEntry(deps, transaction, each)))) return null;
      taken += 1;
    } catch (error) {
      if (outsideTroubleOf(error) !== null) throw error;
      deps.logger.error({ err: error, entry: each.entry.key }, 'an entry of the feed could not be taken');
    }
  }
  return taken;
}

function isArchive(at: Date, now: Date): boolean {
  return now.getTime() - at.getTime() > newestArchiveMs;
}

/** Works in a transaction of the product, while the feed is still this process's to read; false: it is not any more. */
async function held(
  deps: Deps,
  { claim }: ClaimedFeed,
  work: (transaction: Transaction) => Promise<void>,
): Promise<boolean> {
  return await deps.database.transaction(systemActor, async (transaction) => {
    if (!(await holdsClaim(transaction, claim))) return false;
    await work(transaction);
    return true;
  });
}

/** Reads an entry's message; null where it cannot be read, which is tried again the next time. */
async function noticeOf(
  deps: Deps,
  feed: NoticeFeed,
  { entry, signal }: { entry: FeedEntry; signal: AbortSignal },
): Promise<ReadNotice | null> {
  const { key, message, link } = entry;
  try {
    if (message === null && link === null) throw invalidCap('alert');
    const cap = message === null ? readCap(await behind(feed, link ?? '', signal)) : capOf(message);
    if (cap.identifier.length > longestIdentifier) throw invalidCap('identifier');
    return noticeOfCap(cap, deps.clock.now());
  } catch (error) {
    const isTheirs = error instanceof AppError || error instanceof FeedError;
    deps.logger[isTheirs ? 'warn' : 'error']({ err: error, entry: key }, 'an entry of the feed could not be read');
    return null;
  }
}

async function behind(feed: NoticeFeed, link: string, signal: AbortSignal): Promise<string> {
  const answer = await feed.read({ link, mostBytes: largestXml, signal });
  return answer.changed ? answer.text : '';
}

async function takeEntry(deps: Deps, transaction: Transaction, { entry, notice }: ReadEntry): Promise<void> {
  const now = deps.clock.now();
  await keepEntry(transaction, { ...entry, identifier: notice.identifier }, now);
  if (await isOver(transaction, notice, now)) return;
  try {
    await takeNotice(deps, transaction, systemCaller(systemActor), { ...notice, source });
  } catch (error) {
    // A Cancel of what this installation never heard of.
    if (!(error instanceof AppError && error.code === 'cancel_of_nothing')) throw error;
  }
}

/** Whether a notice is the feed's archive: too old, or its time is over and it is about nothing that stands. */
async function isOver(
  transaction: Transaction,
  { items, sentAt, references }: ReadNotice,
  now: Date,
): Promise<boolean> {
  if (sentAt !== null && isArchive(sentAt, now)) return true;
  if (items.length === 0 || !items.every(({ item }) => item.why.includes('stale'))) return false;
  return (await standingOfMessages(transaction, references)).length === 0;
}

/** What the feed shows no more is disputed while it is valid, unless another entry shows the same. Returns how many entries went. */
async function takeGone(deps: Deps, transaction: Transaction, present: readonly string[]): Promise<number> {
  const now = deps.clock.now();
  await lockAnnouncements(transaction);
  await forgetGone(transaction, new Date(now.getTime() - 30 * dayMs));
  const gone = await markGone(transaction, present, now);
  const shown = gone.length === 0 ? [] : await shownMessages(transaction);
  for (const row of await standingOfMessages(transaction, gone)) {
    const said = (await sightingsOf(transaction, [row.id])).filter((each) => isOf(each, source) && !each.withdrawn);
    const isShown = said.some(({ identifier }) => identifier !== null && shown.includes(identifier));
    if (isShown || said.length === 0 || isPast(row, now)) continue;
    await sightGone({ deps, transaction, caller: systemCaller(systemActor), now }, row, source);
    await takeOwnSteps(deps, transaction, row.id);
  }
  return gone.length;
}

function isPast(row: AnnouncementRow, now: Date): boolean {
  const window = windowOfNotice(row);
  return window !== null && window.until <= now;
}
