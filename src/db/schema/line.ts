import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  pgView,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { LineConfig } from '../../domain/line/line-config.ts';
import type { PhoneSystemSays } from '../../domain/line/phone-system-says.ts';
import { createdAt, id, instant, organisationId, version } from './columns.ts';
import { customer } from './customer.ts';

export const phoneSystem = pgTable('phone_system', {
  id: id(),
  name: text('name').notNull(),
  /** Names that look the same, or are found by the same words, are one name. */
  nameKey: text('name_key').notNull().generatedAlwaysAs(sql`search_key(name)`).unique(),
  kind: text('kind', { enum: ['directory', 'manual'] }).notNull(),
  settings: jsonb('settings').$type<Record<string, unknown>>().notNull(),
  audioProfile: text('audio_profile').notNull().default('telephony-v1'),
  /** Since when an answer to "can it be reached" is waited for; null when none is. */
  testRequestedAt: instant('test_requested_at'),
  /** The last answer, and when it was given; all three or none. */
  testedAt: instant('tested_at'),
  testOk: boolean('test_ok'),
  testSays: jsonb('test_says').$type<PhoneSystemSays>(),
  /** Since when it has not answered within a call's limit; null while it does. */
  unansweredSince: instant('unanswered_since'),
  /** The edition of the national days that was last read back, and when. */
  nationalVersion: text('national_version'),
  nationalSettledAt: instant('national_settled_at'),
  /** By the database's clock: when it was last tried in vain, and what the phone system said. */
  nationalTriedAt: instant('national_tried_at'),
  nationalSays: jsonb('national_says').$type<PhoneSystemSays>(),
  version: version(),
  createdAt: createdAt(),
});

export const line = pgTable(
  'line',
  {
    id: id(),
    organisationId: organisationId().references(() => customer.id),
    number: text('number').notNull(),
    label: text('label').notNull(),
    /** What a search looks into: the label, and the number as it is dialled and with its country. */
    searchText: text('search_text')
      .notNull()
      .generatedAlwaysAs(sql`search_key(label) || chr(10) || phone_search_text(number)`),
    phoneSystemId: uuid('phone_system_id')
      .notNull()
      .references(() => phoneSystem.id),
    county: text('county').notNull(),
    district: text('district'),
    timeZone: text('time_zone').notNull(),
    emergencyConsent: text('emergency_consent', { enum: ['auto', 'ask', 'never'] })
      .notNull()
      .default('ask'),
    /** Who is asked beside the owners, where the line is asked about; both or neither. They need no account. */
    contactName: text('contact_name'),
    contactEmail: text('contact_email'),
    /** Number of the newest revision: the desired state. */
    revision: integer('revision').notNull(),
    /** Newest revision that was read back from the phone system, or signed off. */
    settledRevision: integer('settled_revision'),
    settledAt: instant('settled_at'),
    /** Since when nobody can say what the phone system has: a change failed and it could not be read or restored. */
    unknownSince: instant('unknown_since'),
    /** Since when the line is out of service: it files nothing, and its number is free for another line. */
    retiredAt: instant('retired_at'),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('line_in_organisation').on(table.organisationId, table.id),
    uniqueIndex('line_number_unique').on(table.number).where(sql`retired_at is null`),
    index('line_by_organisation').on(table.organisationId, table.number),
    index('line_by_area').on(table.county, table.district),
    index('line_by_phone_system').on(table.phoneSystemId),
    index('line_unsettled').on(table.phoneSystemId).where(sql`settled_revision is distinct from revision`),
    check('line_contact_whole', sql`(${table.contactName} is null) = (${table.contactEmail} is null)`),
    check('line_number_e164', sql`${table.number} ~ '^\\+[1-9][0-9]{6,14}$'`),
  ],
);

/** Complete and immutable; the application's role may only insert. */
export const lineRevision = pgTable(
  'line_revision',
  {
    organisationId: organisationId(),
    lineId: uuid('line_id').notNull(),
    number: integer('number').notNull(),
    config: jsonb('config').$type<LineConfig>().notNull(),
    /** `edited`: an admin changed the line itself (its time zone). `taken_back`: the phone system did not take a revision. */
    reason: text('reason', {
      enum: ['created', 'change_request', 'rollback', 'revert', 'adopted', 'edited', 'taken_back'],
    }).notNull(),
    changeRequestId: uuid('change_request_id'),
    /** Counts the revisions of one request, line and reason: the next one is made after the last was taken back. */
    attempt: integer('attempt').notNull().default(1),
    /** Number of the revision that this one takes back; it is in force no longer. */
    takesBack: integer('takes_back'),
    authorId: uuid('author_id'),
    authorName: text('author_name').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.lineId, table.number] }),
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    unique('line_revision_once_an_attempt').on(table.changeRequestId, table.lineId, table.reason, table.attempt),
    unique('line_revision_taken_back_once').on(table.lineId, table.takesBack),
    check('line_revision_takes_back', sql`(${table.reason} = 'taken_back') = (${table.takesBack} is not null)`),
  ],
);

export const closure = pgTable(
  'closure',
  {
    id: id(),
    organisationId: organisationId(),
    lineId: uuid('line_id').notNull(),
    source: text('source', { enum: ['line', 'broadcast'] }).notNull(),
    from: instant('from_at').notNull(),
    until: instant('until_at').notNull(),
    approvedAt: instant('approved_at').notNull(),
    promptId: uuid('prompt_id'),
    /** The customer's request that it is of. */
    changeRequestId: uuid('change_request_id'),
    /** It was given up, or called off before it began: as if it were not there. */
    withdrawn: boolean('withdrawn').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    unique('closure_once_a_request').on(table.changeRequestId, table.lineId),
    index('closure_by_line').on(table.lineId, table.until),
    check('closure_window', sql`${table.from} < ${table.until}`),
  ],
);

/** Every closure of a line, its own and those of broadcasts, with the window that holds now. Made by the migration. */
export const lineClosure = pgView('line_closure', {
  organisationId: organisationId(),
  lineId: uuid('line_id').notNull(),
  id: uuid('id').notNull(),
  source: text('source', { enum: ['line', 'broadcast'] }).notNull(),
  from: instant('from_at').notNull(),
  until: instant('until_at').notNull(),
  approvedAt: instant('approved_at').notNull(),
  promptId: uuid('prompt_id'),
}).existing();
