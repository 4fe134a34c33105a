import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { announcementStates } from '../../domain/announcement/announcement-lifecycle.ts';
import {
  type Mark,
  type NoticeDoubt,
  noticeLevels,
  noticeParts,
  noticeStatuses,
  noticeTypes,
  openStates,
} from '../../domain/announcement/notice-item.ts';
import { createdAt, id, instant } from './columns.ts';

/** What a government notice says of one area, day and part of day. It belongs to no organisation. */
export const announcement = pgTable(
  'announcement',
  {
    id: id(),
    state: text('state', { enum: announcementStates }).notNull(),
    /** Of the CAP message; a notice without one is `Actual`. */
    status: text('status', { enum: noticeStatuses }).notNull(),
    msgType: text('msg_type', { enum: noticeTypes }).notNull(),
    /** Of the CAP message, with the sender: what later messages refer to. */
    identifier: text('identifier'),
    textHash: text('text_hash').notNull(),
    /** The area, day and part that sightings belong together by; null where one is not certain. */
    topic: text('topic'),
    /** As `line.county` and `line.district` name them. */
    county: text('county'),
    district: text('district'),
    level: text('level', { enum: noticeLevels }).notNull(),
    date: date('date', { mode: 'string' }),
    part: text('part', { enum: noticeParts }).notNull(),
    /** `HH:MM` in Taipei. */
    fromTime: text('from_time'),
    untilTime: text('until_time'),
    work: text('work', { enum: openStates }).notNull(),
    school: text('school', { enum: openStates }).notNull(),
    /** What kept it from being sent when it was read; what only time decides is judged again. */
    doubts: jsonb('doubts').$type<NoticeDoubt[]>().notNull(),
    text: text('text').notNull(),
    marks: jsonb('marks').$type<Mark[]>().notNull(),
    sentAt: instant('sent_at'),
    standsSince: instant('stands_since').notNull(),
    settledAt: instant('settled_at'),
    disputedAt: instant('disputed_at'),
    activatedAt: instant('activated_at'),
    activatedBy: uuid('activated_by'),
    activatedByName: text('activated_by_name'),
    waitOverridden: boolean('wait_overridden').notNull().default(false),
    endedAt: instant('ended_at'),
    replacedBy: uuid('replaced_by').references((): AnyPgColumn => announcement.id),
    createdAt: createdAt(),
  },
  (table) => [
    index('announcement_waiting').on(table.standsSince).where(sql`state in ('settling','disputed')`),
    index('announcement_by_identifier').on(table.identifier),
    index('announcement_by_hash').on(table.textHash),
    uniqueIndex('announcement_one_standing_a_topic')
      .on(table.topic)
      .where(sql`state in ('settling','proposed','disputed','active')`),
    check(
      'announcement_state_known',
      sql`${table.state} in ('settling','proposed','disputed','active','rejected','superseded','revoked','expired')`,
    ),
    check(
      'announcement_active_is_actual',
      sql`${table.activatedAt} is null or (${table.status} = 'Actual' and ${table.work} = 'closed' and ${table.county} is not null and ${table.date} is not null)`,
    ),
  ],
);

/** Each time that someone saw a notice of its area and day, the first included. */
export const announcementSighting = pgTable(
  'announcement_sighting',
  {
    id: id(),
    announcementId: uuid('announcement_id')
      .notNull()
      .references(() => announcement.id),
    /** Who showed it. */
    source: text('source').notNull(),
    identifier: text('identifier'),
    textHash: text('text_hash').notNull(),
    text: text('text').notNull(),
    status: text('status', { enum: noticeStatuses }).notNull(),
    work: text('work', { enum: openStates }).notNull(),
    school: text('school', { enum: openStates }).notNull(),
    /** Its hours, doubts and deciding words, as it was read: it may take the announcement's place. */
    fromTime: text('from_time'),
    untilTime: text('until_time'),
    doubts: jsonb('doubts').$type<NoticeDoubt[]>().notNull(),
    marks: jsonb('marks').$type<Mark[]>().notNull(),
    sentAt: instant('sent_at'),
    seenAt: instant('seen_at').notNull(),
    /** It has gone from its feed, or was taken back. */
    withdrawn: boolean('withdrawn').notNull().default(false),
    byId: uuid('by_id'),
    byName: text('by_name').notNull(),
  },
  (table) => [index('announcement_sighting_by_announcement').on(table.announcementId)],
);
