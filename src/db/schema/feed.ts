import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { feedFaults } from '../../domain/announcement/feed.ts';
import { id, instant } from './columns.ts';

/** The one feed of notices that this installation reads, and how it answers. */
export const feed = pgTable(
  'feed',
  {
    id: id(),
    /** Always 1: there is one feed. */
    place: integer('place').notNull().unique(),
    address: text('address').notNull(),
    /** Since when it is read at this address. */
    since: instant('since').notNull(),
    /** Of the last answer that was read in full. */
    etag: text('etag'),
    lastModified: text('last_modified'),
    /** The entries that it showed then, and those of them that could not be read. */
    entries: integer('entries').notNull().default(0),
    unread: integer('unread').notNull().default(0),
    askedAt: instant('asked_at'),
    answeredAt: instant('answered_at'),
    /** Of the last attempt; null where it succeeded. */
    fault: text('fault', { enum: feedFaults }),
    faultStatus: integer('fault_status'),
    /** Attempts that have failed one after another. */
    failures: integer('failures').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull(),
    /** Of the process that reads it now. After `claimedUntil` another one may. */
    claim: uuid('claim'),
    claimedUntil: instant('claimed_until'),
    /** When somebody was alarmed of its silence; null once it answers again. */
    alarmedAt: instant('alarmed_at'),
  },
  (table) => [
    check('feed_is_one', sql`${table.place} = 1`),
    check(
      'feed_fault_known',
      sql`${table.fault} in ('timed_out','unreachable','certificate_refused','error_status','too_large','refused_document','not_a_feed','entries_unreadable')`,
    ),
  ],
);

/** Entries that the feed has shown: what is known does nothing when it is read again. */
export const feedEntry = pgTable(
  'feed_entry',
  {
    /** Hash of the entry's own identifier. */
    key: text('key').primaryKey(),
    /** Hash of all it says. */
    version: text('version').notNull(),
    /** Of the CAP message; null where it was never read. */
    identifier: text('identifier'),
    firstSeenAt: instant('first_seen_at').notNull(),
    /** When the feed showed it no more. */
    goneAt: instant('gone_at'),
  },
  (table) => [index('feed_entry_gone').on(table.goneAt).where(sql`gone_at is not null`)],
);
