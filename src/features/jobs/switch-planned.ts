import type { Transaction } from '../../db/database.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { type ChangeRequestDecision, decideChangeRequest } from '../../domain/change-request/decide-change-request.ts';
import {
  type ChangeRequestRow,
  lockRequests,
  type RequestWithJob,
  saveSwitches,
} from '../change-requests/change-requests.repository.ts';
import { dueSwitches } from '../change-requests/due-requests.repository.ts';
import { eventsOf } from '../change-requests/live-events.ts';
import { placeChanges } from '../change-requests/moving/place-changes.ts';
import { stateOf } from '../change-requests/moving/request-state.ts';
import { auditOf } from '../change-requests/moving/save-transition.ts';
import { switchDue } from '../change-requests/moving/switch-due.ts';
import { wantLines } from '../change-requests/moving/want-lines.ts';

/** Of one transaction: each costs a commit, yet the first must not wait for the last of many thousands. */
const together = 500;

/**
 * Starts the planned switches that are due, many in one transaction: their changes are wanted of their lines at once, without a task
 * for each. What cannot be started like this is started one by one. Returns how many were started; those that are left come next.
 */
export async function switchPlanned(deps: Deps): Promise<number> {
  try {
    const started = await deps.database.transaction(systemActor, (transaction) => switchTogether(deps, transaction));
    if (started > 0) return started;
  } catch (error) {
    deps.logger.warn({ err: error }, 'planned switches could not be started together, and are started one by one');
  }
  return await switchDue(deps);
}

interface Switch {
  current: RequestWithJob;
  decision: Extract<ChangeRequestDecision, { ok: true }>;
  jobId: string;
}

async function switchTogether(deps: Deps, transaction: Transaction): Promise<number> {
  const now = deps.clock.now();
  const due = await dueSwitches(transaction, { now, today: taipeiDate(now), most: together });
  const ids = due.filter(({ contractEnded }) => !contractEnded).map(({ id }) => id);
  if (ids.length === 0) return 0;
  // Of two plans for one place the later one counts, however late both are.
  const inTime = new Map(ids.map((id, place) => [id, place]));
  const placeOf = ({ request }: RequestWithJob) => inTime.get(request.id) ?? 0;
  const locked = (await lockRequests(transaction, ids)).sort((first, second) => placeOf(first) - placeOf(second));
  const switches = locked.flatMap((current) => switchOf(current, now));
  if (switches.length === 0) return 0;
  const rows = switches.map(({ current, decision, jobId }) => ({
    id: current.request.id,
    status: decision.next.status,
    jobId,
  }));
  await saveSwitches(transaction, rows, now);
  const touched = new Set(due.filter((each) => each.touched).map(({ id }) => id));
  // Before the lines are wanted: afterwards the newest revision is the plan's own.
  const changes = await placeChanges(
    transaction,
    switches.map(({ current }) => current).filter(({ request }) => touched.has(request.id)),
  );
  await wantLines(
    deps,
    transaction,
    switches.map(({ current }) => current),
  );
  await writeSwitches(deps, transaction, { switches, changes, at: now });
  return switches.length;
}

/** Nothing where it may not switch, or where its step does more than have the change applied. */
function switchOf(current: RequestWithJob, now: Date): Switch[] {
  const { job } = current;
  if (job?.status !== 'done') return [];
  const decision = decideChangeRequest({
    state: stateOf(current),
    command: { action: 'switch' },
    actor: systemActor,
    now,
  });
  if (!decision.ok || decision.intents.some(({ type }) => type !== 'applyChange')) return [];
  return [{ current, decision, jobId: job.id }];
}

/** Audit and events of each organisation, as if each request had been switched by itself. */
async function writeSwitches(
  deps: Deps,
  transaction: Transaction,
  { switches, changes, at }: { switches: readonly Switch[]; changes: readonly AuditEntry[]; at: Date },
): Promise<void> {
  const organisations = new Set(switches.map(({ current }) => current.request.organisationId));
  for (const organisationId of organisations) {
    const own = switches.filter(({ current }) => current.request.organisationId === organisationId);
    const switched = own.map(({ current, decision }) => auditOf({ decision }, current.request));
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at, actor: systemActor, callId: null, nudges: [] },
      audit: [...switched, ...changes.filter((entry) => entry.organisationId === organisationId)],
      events: own.flatMap(({ current, decision }) => eventsOf(afterSwitch(current.request, decision), current.job)),
    });
  }
}

function afterSwitch(request: ChangeRequestRow, { next }: Switch['decision']): ChangeRequestRow {
  return { ...request, status: next.status };
}
