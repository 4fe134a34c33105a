import { sql } from 'drizzle-orm';
import { check, date, foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { seasonAnswers, seasonNotices } from '../../domain/season/season-sweep.ts';
import { createdAt, id, instant, organisationId } from './columns.ts';
import { line } from './line.ts';

/** A stretch of days off for which customers are asked what their lines shall do. */
export const seasonSweep = pgTable(
  'season_sweep',
  {
    id: id(),
    /** The holidays, as the national calendar names them. */
    name: text('name').notNull(),
    fromDate: date('from_date', { mode: 'string' }).notNull(),
    toDate: date('to_date', { mode: 'string' }).notNull(),
    /** The same holiday's stretch of the year before; both or none. */
    formerFrom: date('former_from', { mode: 'string' }),
    formerTo: date('former_to', { mode: 'string' }),
    createdAt: createdAt(),
  },
  (table) => [unique('season_sweep_one_a_stretch').on(table.fromDate)],
);

/** What a customer has answered for a line; the newest answer counts. */
export const seasonAnswer = pgTable(
  'season_answer',
  {
    organisationId: organisationId(),
    seasonSweepId: uuid('season_sweep_id')
      .notNull()
      .references(() => seasonSweep.id),
    lineId: uuid('line_id').notNull(),
    answer: text('answer', { enum: seasonAnswers }).notNull(),
    changeRequestId: uuid('change_request_id'),
    answeredBy: uuid('answered_by'),
    answeredByName: text('answered_by_name').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.seasonSweepId, table.lineId] }),
    foreignKey({ columns: [table.organisationId, table.lineId], foreignColumns: [line.organisationId, line.id] }),
    check('season_answer_known', sql`${table.answer} in ('propose','none','own')`),
  ],
);

/** The last notice that a customer was told of a sweep. */
export const seasonNotice = pgTable(
  'season_notice',
  {
    organisationId: organisationId(),
    seasonSweepId: uuid('season_sweep_id')
      .notNull()
      .references(() => seasonSweep.id),
    told: text('told', { enum: seasonNotices }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.seasonSweepId, table.organisationId] }),
    check('season_notice_known', sql`${table.told} in ('first','week','last')`),
  ],
);
