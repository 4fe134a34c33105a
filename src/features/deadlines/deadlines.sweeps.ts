import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { waitsUntil } from '../../domain/deadline/deadline-rules.ts';
import { dueWarning, isServiceTime, type WatchedDeadline } from '../../domain/deadline/warnings.ts';
import { type ChangeRequestRow, lockRequest } from '../change-requests/change-requests.repository.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { mailDeadlineWarning } from '../notifications/deadline-mails.ts';
import { isWatched, saveWarned, type WatchedRow, watchedRequests } from './deadlines.repository.ts';

const pageSize = 1000;

/**
 * Warns of deadlines at 50 % and 80 % of their service time and at their breach, within service hours. What was told is written
 * into the request's row with the mails, so that no restart and no second worker tells it again. Returns how many were warned of.
 */
export async function warnOfDeadlines(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  if (!isServiceTime(deps.calendar.current(), now)) return 0;
  let after = '';
  let warned = 0;
  for (;;) {
    const page = await deps.database.transaction(systemActor, (transaction) =>
      watchedRequests(transaction, { after, most: pageSize }),
    );
    const ids = page
      .filter((row) => dueWarning(deps.calendar.current(), deadlineOf(row, now), now))
      .map(({ id }) => id);
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
  const warning = dueWarning(deps.calendar.current(), deadlineOf(request, now), now);
  if (warning === null) return;
  await saveWarned(transaction, id, warning);
  const { nudges, events } = await mailDeadlineWarning(deps, { transaction, request, job, warning, now });
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
        after: { warned: warning, dueBy: request.dueBy.toISOString() },
      },
    ],
    events,
    nudges,
  });
}

function deadlineOf(row: WatchedRow | ChangeRequestRow, now: Date): WatchedDeadline {
  const { receivedAt, extraBusinessDays, dueBy, warned: told } = row;
  return { receivedAt, extraBusinessDays, waits: waitsUntil(row.waits, now), dueBy, told };
}
