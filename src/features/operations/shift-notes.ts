import type { ShiftNoteReply } from '../../contract/shift-notes.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { insertNote, listOpenNotes, lockNote, type ShiftNoteRow, tickNote } from './shift-notes.repository.ts';

/** Notes that nobody has ticked off, the oldest first. @throws AppError `forbidden`. */
export async function listShiftNotes(deps: Deps, { actor }: Caller): Promise<{ items: ShiftNoteReply[] }> {
  ensure(actor, 'operations.handOver', { organisationId: null });
  const rows = await deps.database.transaction(actor, listOpenNotes);
  return { items: rows.map(present) };
}

/** @throws AppError `forbidden`. */
export async function writeShiftNote(deps: Deps, caller: Caller, words: string): Promise<ShiftNoteReply> {
  const { actor } = caller;
  ensure(actor, 'operations.handOver', { organisationId: null });
  const at = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const row = { id: newId(), words, authorId: actor.userId, authorName: actor.name, at };
    const note = await insertNote(transaction, row);
    await tell(deps, transaction, { caller, id: note.id, at });
    const reply = present(note);
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}

/** @throws AppError `forbidden`, `not_found`. */
export async function tickShiftNote(deps: Deps, caller: Caller, id: string): Promise<ShiftNoteReply> {
  const { actor } = caller;
  ensure(actor, 'operations.handOver', { organisationId: null });
  const at = deps.clock.now();
  return await deps.database.transaction(actor, async (transaction) => {
    const note = await lockNote(transaction, id);
    if (!note) throw notFound();
    if (note.doneAt !== null) return present(note);
    await tickNote(transaction, id, { doneAt: at, doneByName: actor.name });
    await tell(deps, transaction, { caller, id, at });
    return present(note);
  });
}

/** The pages of the others are brought up to date. The note itself says who wrote it and who ticked it off, and when. */
async function tell(
  deps: Deps,
  transaction: Transaction,
  { caller: { actor, callId }, id, at }: { caller: Caller; id: string; at: Date },
): Promise<void> {
  const events = [{ type: 'shift_note.changed', subjectId: id, organisationId: null }];
  await writeRecords(transaction, deps.outbox, null, { at, actor, callId, audit: [], events, nudges: [] });
}

function present({ id, words, authorName, at }: ShiftNoteRow): ShiftNoteReply {
  return { id, text: words, by: authorName, at: formatTaipei(at) };
}
