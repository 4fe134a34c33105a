import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { JobResult } from '../../domain/job/job-result.ts';
import { jobOutcomes, jobStatuses } from '../../domain/job/job-state.ts';
import { jobSubjectKinds } from '../../domain/job/job-subject.ts';
import { changeRequest } from './change-request.ts';
import { createdAt, id, instant, organisationId, version } from './columns.ts';

/** A technician's unit of work, for any subject that needs one. Opened, closed and handed over by `src/work`. */
export const job = pgTable(
  'job',
  {
    id: id(),
    organisationId: organisationId(),
    subjectKind: text('subject_kind', { enum: jobSubjectKinds }).notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** The subject where it is a request, for the foreign key. */
    changeRequestId: uuid('change_request_id')
      .generatedAlwaysAs(sql`case when subject_kind = 'request' then subject_id end`)
      .unique(),
    status: text('status', { enum: jobStatuses }).notNull().default('open'),
    /** Its request is held: nobody may take the job, and the lease is suspended. */
    paused: boolean('paused').notNull().default(false),
    outcome: text('outcome', { enum: jobOutcomes }),
    emergency: boolean('emergency').notNull().default(false),
    dueBy: instant('due_by').notNull(),
    takenBy: uuid('taken_by'),
    takenByName: text('taken_by_name'),
    takenAt: instant('taken_at'),
    leaseUntil: instant('lease_until'),
    /** Set when a technician presses Apply; cleared when the connector has finished, with or without success. */
    applyRequestedAt: instant('apply_requested_at'),
    applyRequestedBy: uuid('apply_requested_by'),
    attempts: integer('attempts').notNull().default(0),
    /** The phone system's last answer: differences read back, or the fault. */
    result: jsonb('result').$type<JobResult>(),
    reason: text('reason'),
    version: version(),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
  },
  (table) => [
    foreignKey({
      columns: [table.organisationId, table.changeRequestId],
      foreignColumns: [changeRequest.organisationId, changeRequest.id],
    }),
    uniqueIndex('job_one_open_per_subject')
      .on(table.subjectKind, table.subjectId)
      .where(sql`status in ('open', 'taken')`),
    index('job_queue_order')
      .on(table.emergency.desc().nullsFirst(), table.dueBy, table.createdAt, table.id)
      .where(sql`status = 'open'`),
    index('job_taken').on(table.takenBy, table.leaseUntil).where(sql`status = 'taken'`),
    index('job_failed')
      .on(table.finishedAt.desc().nullsFirst(), table.id.desc().nullsFirst())
      .where(sql`status = 'failed'`),
    index('job_applying').on(table.applyRequestedAt).where(sql`apply_requested_at is not null`),
    check('job_subject_kind', sql`${table.subjectKind} in ('request', 'broadcast_line', 'quote', 'drift')`),
    check(
      'job_holder',
      sql`(${table.status} <> 'taken') or (${table.takenBy} is not null and ${table.leaseUntil} is not null)`,
    ),
  ],
);
