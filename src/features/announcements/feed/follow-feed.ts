import { FeedError, type NoticeFeed } from '../../../connectors/feed/feed.port.ts';
import type { Transaction } from '../../../db/database.ts';
import { type LiveEvent, type OutboxNudge, writeRecords } from '../../../db/records.ts';
import type { Deps } from '../../../deps.ts';
import { systemActor } from '../../../domain/access/actor.ts';
import { type FeedFault, nextFeedAttempt, silentAt } from '../../../domain/announcement/feed.ts';
import { AppError } from '../../../shared/app-error.ts';
import { alarmAbout } from '../../notifications/subject-alarms.ts';
import { largestXml } from '../read-xml.ts';
import { type ClaimedFeed, claimFeed, findFeed, holdsClaim, updateFeed } from './feed.repository.ts';
import { type Reading, takeReading } from './take-reading.ts';

/** How long one reading may take, with the documents that the feed links to, ms. */
const readMs = 30_000;
/** After this long without an end another process takes over, ms: the one that read it is gone. */
const claimMs = 60_000;

/**
 * Reads the feed of notices when it is due, and alarms somebody once it has given no full answer for too long
 * (docs/emergency.md#the-feed). Returns how many entries were taken.
 */
export async function followFeed(deps: Deps): Promise<number> {
  const { noticeFeed: feed, config } = deps;
  if (feed === null || config.feed === null) return await endSilence(deps);
  const now = deps.clock.now();
  const asked = { address: feed.address, now, claimedUntil: new Date(now.getTime() + claimMs) };
  const row = await deps.database.transaction(systemActor, (transaction) => claimFeed(transaction, asked));
  try {
    return row === null ? 0 : await readOnce(deps, { feed, row, settings: config.feed });
  } finally {
    // Whatever keeps us from reading is a silence, too.
    await noteSilence(deps, config.feed);
  }
}

/** When the feed is read next, or its silence becomes an alarm; null where none is configured. */
export async function nextFeedTurn(deps: Deps): Promise<Date | null> {
  const { noticeFeed: feed, config, clock } = deps;
  const row = await deps.database.transaction(systemActor, findFeed);
  if (feed === null || config.feed === null) return row?.alarmedAt ? clock.now() : null;
  if (row === null || row.address !== feed.address) return clock.now();
  const { claim, claimedUntil, nextAttemptAt, alarmedAt } = row;
  const turn = claim !== null && claimedUntil !== null ? claimedUntil : nextAttemptAt;
  const silence = alarmedAt === null ? silentAt(row, config.feed.silentMs) : turn;
  return new Date(Math.min(silence.getTime(), turn.getTime()));
}

type FeedSettings = NonNullable<Deps['config']['feed']>;

interface Asked {
  feed: NoticeFeed;
  row: ClaimedFeed;
  settings: FeedSettings;
}

type Outcome = { etag: string | null; lastModified: string | null; reading: Reading | 'unchanged' } | FeedError;

async function readOnce(deps: Deps, { feed, row, settings }: Asked): Promise<number> {
  const outcome = await outcomeOf(deps, { feed, row });
  if (outcome === null) return 0;
  const now = deps.clock.now();
  const values = valuesAfter(row, outcome, { now, pollMs: settings.pollMs });
  await deps.database.transaction(systemActor, async (transaction) => {
    if (!(await holdsClaim(transaction, row.claim))) return;
    await updateFeed(transaction, row.id, { ...values, claim: null, claimedUntil: null });
    const isNews =
      row.answeredAt === null || row.fault !== values.fault || row.alarmedAt !== null || 'entries' in values;
    if (isNews) await tellPages(deps, transaction, row.id);
  });
  return outcome instanceof FeedError || outcome.reading === 'unchanged' ? 0 : outcome.reading.taken;
}

/** Reads without a transaction. Null: another process has taken the feed over meanwhile. */
async function outcomeOf(deps: Deps, { feed, row }: Omit<Asked, 'settings'>): Promise<Outcome | null> {
  const { etag, lastModified } = row;
  const signal = AbortSignal.timeout(readMs);
  try {
    const answer = await feed.read({ etag, lastModified, mostBytes: largestXml, signal });
    if (!answer.changed) return { etag, lastModified, reading: 'unchanged' };
    const reading = await takeReading(deps, { feed, row, text: answer.text, signal });
    return reading && { etag: answer.etag, lastModified: answer.lastModified, reading };
  } catch (error) {
    if (error instanceof FeedError) return error;
    if (!(error instanceof AppError)) throw error;
    return new FeedError(error.code === 'cap_refused' ? 'refused_document' : 'not_a_feed', { cause: error });
  }
}

/** A reading with entries that could not be read is no full answer: the next one begins anew, and the silence goes on. */
function valuesAfter(row: ClaimedFeed, outcome: Outcome, { now, pollMs }: { now: Date; pollMs: number }) {
  const isFailed = outcome instanceof FeedError;
  const failures = isFailed ? row.failures + 1 : 0;
  const retryAfterMs = isFailed ? outcome.retryAfterMs : null;
  const nextAttemptAt = nextFeedAttempt({ now, failures, pollMs, retryAfterMs, chance: Math.random() });
  if (isFailed) return { failures, nextAttemptAt, fault: outcome.fault, faultStatus: outcome.status };
  const { reading, etag, lastModified } = outcome;
  const isFull = reading === 'unchanged' || reading.unread === 0;
  const fault: FeedFault | null = isFull ? null : 'entries_unreadable';
  return {
    ...{ failures, nextAttemptAt, fault, faultStatus: null },
    ...(isFull ? { etag, lastModified, answeredAt: now, alarmedAt: null } : { etag: null, lastModified: null }),
    ...(reading === 'unchanged' ? {} : { entries: reading.entries, unread: reading.unread }),
  };
}

async function noteSilence(deps: Deps, { silentMs }: FeedSettings): Promise<void> {
  await deps.database.transaction(systemActor, async (transaction) => {
    const row = await findFeed(transaction);
    const now = deps.clock.now();
    if (row === null || row.alarmedAt !== null || silentAt(row, silentMs) > now) return;
    await updateFeed(transaction, row.id, { alarmedAt: now });
    const subject = { kind: 'feed', id: row.id } as const;
    const told = await alarmAbout(deps, transaction, { kind: 'feed_silent', subject, now });
    await tellPages(deps, transaction, row.id, told);
  });
}

/** A feed that is not read any more is not silent either. */
async function endSilence(deps: Deps): Promise<number> {
  await deps.database.transaction(systemActor, async (transaction) => {
    const row = await findFeed(transaction);
    if (!row?.alarmedAt) return;
    await updateFeed(transaction, row.id, { alarmedAt: null });
    await tellPages(deps, transaction, row.id);
  });
  return 0;
}

async function tellPages(
  deps: Deps,
  transaction: Transaction,
  id: string,
  told: { nudges: OutboxNudge[]; events: LiveEvent[] } = { nudges: [], events: [] },
): Promise<void> {
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: deps.clock.now(), actor: systemActor, callId: null, audit: [], nudges: told.nudges },
    events: [{ type: 'feed.changed', subjectId: id, organisationId: null }, ...told.events],
  });
}
