import type { Transaction } from '../../../db/database.ts';
import type { AuditEntry, LiveEvent, OutboxNudge } from '../../../db/records.ts';
import type { Actor } from '../../../domain/access/actor.ts';
import type { ChangeRequestCommand } from '../../../domain/change-request/change-request-state.ts';
import type { ChangeRequestDecision } from '../../../domain/change-request/decide-change-request.ts';
import type { JobRow } from '../../../work/job-row.ts';
import type { ChangeRequestRow, RequestWithJob } from '../change-requests.repository.ts';
import type { RequestLine } from '../request-lines.repository.ts';

type Decided = Extract<ChangeRequestDecision, { ok: true }>;

/** Values of some lines of the request. */
export interface LineValues {
  lineIds: string[];
  values: Partial<Pick<RequestLine, 'patch' | 'state' | 'attempt' | 'revision' | 'proof' | 'result'>>;
}

export interface Transition {
  current: RequestWithJob;
  command: ChangeRequestCommand;
  decision: Decided;
  actor: Actor;
  callId: string | null;
  now: Date;
  /** Further values of the rows, which the decision does not depend on. */
  request?: Partial<ChangeRequestRow>;
  job?: Partial<JobRow>;
  /** Values of single lines that the step sets. */
  lines?: LineValues[];
  /** Further audit rows and events of the same step. */
  audit?: AuditEntry[];
  events?: LiveEvent[];
}

/** A step whose rows are saved. */
export interface SavedStep {
  transaction: Transaction;
  step: Transition;
  request: ChangeRequestRow;
  lines: RequestLine[];
  job: JobRow | null;
}

/** Goes into the outbox. */
export interface Following {
  nudges: OutboxNudge[];
  events: LiveEvent[];
}
