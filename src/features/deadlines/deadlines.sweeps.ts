import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { closureTarget } from '../../domain/deadline/closure-target.ts';
import { waitsUntil } from '../../domain/deadline/deadline-rules.ts';
import {
  type DeadlineWarning,
  dueWarning,
  isServiceTime,
  type WatchedDeadline,
} from '../../domain/deadline/warnings.ts';
import { lockRequest } from '../change-requests/change-requests.repository.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { mailDeadlineWarning } from '../notifications/deadline-mails.ts';
import { isWatched, saveWarned, type WatchedRow, watchedRequests } from './deadlines.repository.ts';

const pageSize = 1000;

/**
 * Warns of deadlines at 50 % and 80 % of their service time and at their breach, within service hours; of emergency closures at the breach of
 * their own target, at any hour. What was told is written
 * into the request's row with the mails, so that no restart and no second worker tells it again. Returns how many were warned of.
 */
export async function warnOfDeadlines(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const closures = !isServiceTime(deps.calendar.current(), now);
  let after = '';
  let warned = 0;
  for (;;) {
    const page = await deps.database.transaction(systemActor, (transaction) =>
      watchedRequests(transaction, { after, most: pageSize, closures }),
    );
    const ids = page.filter((row) => warningOf(deps, row, now).warning !== null).map(({ id }) => id);
    warned += await eachInTurn(deps, ids, (transaction, id) => warn(deps, transaction, { id, now }));
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return warned;
    after = last.id;
  }
}

/** Judged again under the lock: it may be done, moved or told by now. */
async function warn(deps: Deps, transaction: Transaction, { id, now }: { id: string; now: Date }): Promise<void> {
  const current = await lockRequest(transaction, id);
  if (!current || !isWatched(current.request)) return;
  const { request, job } = current;
  const { warning, dueBy } = warningOf(deps, { ...request, sentAt: job?.createdAt ?? null }, now);
  if (warning === null) return;
  await saveWarned(transaction, id, warning);
  const { nudges, events } = await mailDeadlineWarning(deps, {
    transaction,
    request: { ...request, dueBy },
    job,
    warning,
    now,
  });
  const { organisationId } = request;
  await writeRecords(transaction, deps.outbox, organisationId, {
    at: now,
    actor: systemActor,
    callId: null,
    audit: [
      {
        organisationId,
        action: 'change_request.warned',
        subjectKind: 'change_request',
        subjectId: id,
        changeRequestId: id,
        before: { warned: request.warned },
        after: { warned: warning, dueBy: dueBy.toISOString() },
      },
    ],
    events,
    nudges,
  });
}

/** The warning that is due now, and the promise that it is about. Of a closure nothing is promised before it went past the queue. */
function warningOf(deps: Deps, row: WatchedRow, now: Date): { warning: DeadlineWarning | null; dueBy: Date } {
  const { kind, sentAt, dueBy } = row;
  if (kind !== 'emergency_closure')
    return { warning: dueWarning(deps.calendar.current(), deadlineOf(row, now), now), dueBy };
  if (sentAt === null) return { warning: null, dueBy };
  const target = closureTarget(sentAt);
  return { warning: row.warned !== 'breach' && target <= now ? 'breach' : null, dueBy: target };
}

function deadlineOf(row: WatchedRow, now: Date): WatchedDeadline {
  const { receivedAt, extraBusinessDays, dueBy, warned: told } = row;
  return { receivedAt, extraBusinessDays, waits: waitsUntil(row.waits, now), dueBy, told };
}
