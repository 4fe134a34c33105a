import type { Transaction } from '../../db/database.ts';
import type { LiveEvent, OutboxNudge } from '../../db/records.ts';
import type { changeRequest } from '../../db/schema/change-request.ts';
import type { job } from '../../db/schema/job.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { Awaited } from '../../domain/change-request/change-request-state.ts';
import type { RequestLineState } from '../../domain/change-request/request-line.ts';

export type ToldRequest = typeof changeRequest.$inferSelect;

/** One of the request's lines. */
export interface ToldLine {
  number: string;
  state: RequestLineState;
}

/** A saved step of a change request, as far as its notifications read it. */
export interface ToldStep {
  transaction: Transaction;
  step: { actor: Actor; now: Date; decision: { next: { awaited: Awaited | null } } };
  request: ToldRequest;
  lines: ToldLine[];
  job: typeof job.$inferSelect | null;
}

/** Goes into the outbox, so that it is carried out after the commit. */
export interface Notifications {
  nudges: OutboxNudge[];
  events: LiveEvent[];
}
