import type { Transaction } from '../../db/database.ts';
import type { LiveEvent, OutboxNudge } from '../../db/records.ts';
import type { changeRequest } from '../../db/schema/change-request.ts';
import type { job } from '../../db/schema/job.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { Awaited } from '../../domain/change-request/change-request-state.ts';

export type ToldRequest = typeof changeRequest.$inferSelect;

/** The parts of a saved step of a change request that its notifications read. */
export interface ToldStep {
  transaction: Transaction;
  step: { actor: Actor; now: Date; decision: { next: { awaited: Awaited | null } } };
  request: ToldRequest;
  job: typeof job.$inferSelect | null;
}

/** Goes into the outbox, so that it is carried out after the commit. */
export interface Notifications {
  nudges: OutboxNudge[];
  events: LiveEvent[];
}
