import type { FeedReply } from '../../../contract/feed.contract.ts';
import { feedFaultNames } from '../../../contract/words/feed.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { feedStateOf } from '../../../domain/announcement/feed.ts';
import { formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import { ensure } from '../../ensure.ts';
import { findFeed } from './feed.repository.ts';

const nothing: FeedReply = {
  ...{ state: 'off', address: null, answeredAt: null, askedAt: null, fault: null, entries: 0, unread: 0 },
  ...{ nextAttemptAt: null, everySeconds: null, silentAfterMinutes: null },
};

/** How the feed answers. @throws AppError `forbidden`, `not_found`. */
export async function getFeed(deps: Deps, { actor, language }: Caller): Promise<FeedReply> {
  ensure(actor, 'announcement.read', { organisationId: null, staffOnly: true });
  const { noticeFeed: feed, config } = deps;
  if (feed === null || config.feed === null) return nothing;
  const { pollMs, silentMs } = config.feed;
  const every = { everySeconds: pollMs / 1_000, silentAfterMinutes: silentMs / 60_000 };
  const row = await deps.database.transaction(actor, findFeed);
  if (row === null || row.address !== feed.address)
    return { ...nothing, ...every, state: 'waiting', address: feed.address };
  const { address, fault, faultStatus, entries, unread } = row;
  const instant = (value: Date | null) => value && formatTaipei(value);
  return {
    ...{ state: feedStateOf(row, { now: deps.clock.now(), silentMs }), address, entries, unread, ...every },
    ...{ answeredAt: instant(row.answeredAt), askedAt: instant(row.askedAt) },
    fault: fault && { code: fault, text: feedFaultNames[fault][language], status: faultStatus },
    nextAttemptAt: formatTaipei(row.nextAttemptAt),
  };
}
