import type { BroadcastReply } from '../../contract/broadcasts.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { AskedLines, BroadcastCommand } from '../../domain/broadcast/broadcast-state.ts';
import { decideBroadcast } from '../../domain/broadcast/decide-broadcast.ts';
import { AppError, conflict, notFound } from '../../shared/app-error.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import { ensure } from '../ensure.ts';
import { organisationsOf } from './broadcast-lines.repository.ts';
import { placeOf, stateOf, termsOf, type WholeBroadcast, wholeBroadcast } from './broadcast-terms.ts';
import { type BroadcastRow, lockBroadcast, noteHeard, updateBroadcast } from './broadcasts.repository.ts';
import { carryBroadcast } from './carry-broadcast.ts';
import { lockArea } from './draft-lines.repository.ts';
import { holdNotice } from './notices.repository.ts';
import { presentBroadcast } from './read-broadcasts.ts';

/**
 * Locks a broadcast, decides, carries out and saves: every step of a broadcast goes through here.
 * @throws AppError `not_found`, or the domain's refusal.
 */
export async function transitionBroadcast(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Pick<Caller, 'actor' | 'callId'>,
  {
    id,
    command,
    values = {},
  }: { id: string; command: BroadcastCommand; values?: Parameters<typeof updateBroadcast>[2] },
): Promise<BroadcastRow> {
  const row = await lockBroadcast(transaction, id);
  if (!row) throw notFound();
  if (command.action === 'approve' || command.action === 'approveAlone')
    await lockArea(transaction, termsOf(deps, row));
  await holdNotice(transaction, row.announcementId);
  const whole = await wholeBroadcast(deps, transaction, row);
  const now = deps.clock.now();
  const decision = decideBroadcast({ state: stateOf(whole), command, actor, now });
  if (!decision.ok) throw refusalError(decision.refusal);
  const { next, audit, intents } = decision;
  const carried = await carryBroadcast(transaction, { deps, whole, command, actor, now }, intents);
  const { status, from, until, provisionalUntil, endedAt } = next;
  const saved = await updateBroadcast(transaction, id, {
    ...{ status, from, until, provisionalUntil, endedAt },
    ...values,
    ...carried.values,
  });
  const entry = { action: audit.action, before: audit.before, after: audit.after, reason: audit.reason } as const;
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor, callId, nudges: carried.nudges },
    audit: await auditOf(transaction, { id, intents, entry }),
    events: [{ type: 'broadcast.changed', subjectId: id, organisationId: null, data: { status } }, ...carried.events],
  });
  return saved;
}

type Entry = Pick<AuditEntry, 'action' | 'before' | 'after' | 'reason'>;

const customersConcern = new Set(['send', 'addApprover', 'approveChange', 'restore']);

/** A step that closes or opens lines stands in the audit of each customer, not of each line. */
async function auditOf(
  transaction: Transaction,
  { id, intents, entry }: { id: string; intents: readonly { type: string; asked?: AskedLines }[]; entry: Entry },
): Promise<AuditEntry[]> {
  const subject = { subjectKind: 'broadcast', subjectId: id } as const;
  const ours = { organisationId: null, ...subject, ...entry };
  const asked = intents.find(({ type }) => type === 'closeAsked' || type === 'openAsked')?.asked;
  if (asked) return [ours, { ...ours, organisationId: asked.organisationId }];
  if (!intents.some(({ type }) => customersConcern.has(type))) return [ours];
  const theirs = (await organisationsOf(transaction, id)).map(({ organisationId, lines }) => ({
    ...{ organisationId, ...subject, action: entry.action },
    after: { ...entry.after, lines },
  }));
  return [ours, ...theirs];
}

/** Takes a step as the caller. @throws AppError `forbidden`, `not_found`, or the domain's refusal. */
export async function stepBroadcast(
  deps: Deps,
  caller: Caller,
  step: { id: string; command: BroadcastCommand },
): Promise<BroadcastReply> {
  ensure(caller.actor, 'broadcast.write', { organisationId: null, staffOnly: true });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await transitionBroadcast(deps, transaction, caller, step);
    return await presentBroadcast(deps, transaction, caller, row);
  });
}

/**
 * Notes that the caller has listened to the sound to its end. Another sound than the present one counts for nothing.
 * @throws AppError `forbidden`, `not_found`, `sound_changed` (409).
 */
export async function hearBroadcast(
  deps: Deps,
  caller: Caller,
  { id, promptSha256 }: { id: string; promptSha256: string },
): Promise<BroadcastReply> {
  const { actor } = caller;
  ensure(actor, 'broadcast.write', { organisationId: null, staffOnly: true });
  return await deps.database.transaction(actor, async (transaction) => {
    const row = await lockBroadcast(transaction, id);
    if (!row) throw notFound();
    const whole: WholeBroadcast = await wholeBroadcast(deps, transaction, row);
    if (whole.soundSha256 !== promptSha256) throw conflict('sound_changed', { place: placeOf(id) });
    const heard = { broadcastId: id, userId: actor.userId ?? '', sha256: promptSha256, at: deps.clock.now() };
    await noteHeard(transaction, heard);
    return await presentBroadcast(deps, transaction, caller, row);
  });
}

/**
 * Approves a draft as the second person, or sends it alone with a reason and the number of lines typed.
 * @throws AppError `second_person_required` (403), `typed_confirmation_wrong` (422), and as `stepBroadcast`.
 */
export async function approveBroadcast(
  deps: Deps,
  caller: Caller,
  { id, draftHash, override }: { id: string; draftHash: string; override?: { reason: string; typed: string } },
): Promise<BroadcastReply> {
  if (!override) return await stepBroadcast(deps, caller, { id, command: { action: 'approve', draftHash } });
  ensure(caller.actor, 'broadcast.write', { organisationId: null, staffOnly: true });
  const { reason, typed } = override;
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await lockBroadcast(transaction, id);
    if (!row) throw notFound();
    const { draft } = await wholeBroadcast(deps, transaction, row);
    const lines = draft ? draft.counts.close - draft.byHand : 0;
    if (draft && typed.trim() !== String(lines))
      throw new AppError('typed_confirmation_wrong', { status: 422, params: { lines } });
    const command = { action: 'approveAlone', draftHash, reason } as const;
    const sent = await transitionBroadcast(deps, transaction, caller, { id, command });
    return await presentBroadcast(deps, transaction, caller, sent);
  });
}
