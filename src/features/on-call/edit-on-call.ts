import type { OnCallInput, OnCallReply, RotaFindingsReply } from '../../contract/on-call.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { type FieldError, invalidInput } from '../../shared/app-error.ts';
import { assertEdited } from '../edit-conflict.ts';
import { ensure } from '../ensure.ts';
import { presentFindings, presentRota } from './on-call.presenter.ts';
import { keepDeskWebhooks, type Rota, readRota, replaceShifts, updateSetting } from './on-call.repository.ts';

interface Written {
  reply: OnCallReply;
  version: number;
}

/** Who is on duty now and later. @throws AppError `forbidden`. */
export async function readOnCall(deps: Deps, { actor }: Caller): Promise<Written> {
  ensure(actor, 'onCall.read', { organisationId: null });
  const now = deps.clock.now();
  const rota = await deps.database.transaction(actor, (transaction) => readRota(transaction, now));
  return { reply: presentRota(rota, { calendar: deps.calendar.current(), now }), version: rota.version };
}

/** Names what a list would leave open or hold twice; nothing is stored. @throws AppError `forbidden`; `invalid_input` as saving does. */
export async function checkOnCall(
  deps: Deps,
  { actor }: Caller,
  { shifts }: Pick<OnCallInput, 'shifts'>,
): Promise<RotaFindingsReply> {
  ensure(actor, 'onCall.read', { organisationId: null });
  const now = deps.clock.now();
  const rota = await deps.database.transaction(actor, (transaction) => readRota(transaction, now));
  assertCallable(shifts, rota, now);
  const names = new Map(rota.people.map(({ userId, name }) => [userId, name]));
  const calendar = deps.calendar.current();
  return presentFindings(shifts, { calendar, now, nameOf: (userId) => names.get(userId) ?? '' });
}

/**
 * Replaces the shifts that have not ended. @throws AppError `forbidden`; `precondition_failed`; `invalid_input` for a shift that is
 * over, of somebody who cannot be notified, or with a webhook that is not the desk's.
 */
export async function saveOnCall(
  deps: Deps,
  caller: Caller,
  { expectedVersion, input }: { expectedVersion: number; input: OnCallInput },
): Promise<Written> {
  ensure(caller.actor, 'onCall.write', { organisationId: null });
  const now = deps.clock.now();
  const { shifts, escalateAfterMinutes } = input;
  return await deps.database.transaction(caller.actor, async (transaction) => {
    await keepDeskWebhooks(transaction);
    const before = await readRota(transaction, now);
    const { version } = assertEdited(
      await updateSetting(transaction, { version: expectedVersion, escalateAfterMinutes }),
    );
    assertCallable(shifts, before, now);
    await replaceShifts(transaction, { shifts, now });
    await writeRecords(transaction, deps.outbox, null, {
      ...{ at: now, actor: caller.actor, callId: caller.callId, nudges: [] },
      audit: [
        {
          ...{ organisationId: null, action: 'on_call.edited', subjectKind: 'onCall', subjectId: 'on-call' },
          before: { shifts: before.shifts.length, escalateAfterMinutes: before.escalateAfterMinutes },
          after: { shifts: shifts.length, escalateAfterMinutes },
        },
      ],
      events: [{ type: 'on_call.changed', subjectId: 'on-call', organisationId: null }],
    });
    const after = await readRota(transaction, now);
    return { reply: presentRota(after, { calendar: deps.calendar.current(), now }), version };
  });
}

function assertCallable(shifts: OnCallInput['shifts'], { people, webhooks }: Rota, now: Date): void {
  const able = new Set(people.map(({ userId }) => userId));
  const known = new Set<string | null>([null, ...webhooks.map(({ id }) => id)]);
  const faults = shifts.flatMap(({ userId, until, webhookId }, index): FieldError[] => [
    ...(able.has(userId) ? [] : [{ path: `shifts.${index}.userId`, code: 'not_callable', message: '' }]),
    ...(until > now ? [] : [{ path: `shifts.${index}.until`, code: 'shift_over', message: '' }]),
    ...(known.has(webhookId) ? [] : [{ path: `shifts.${index}.webhookId`, code: 'not_desk_webhook', message: '' }]),
  ]);
  if (faults.length > 0) throw invalidInput(faults);
}
