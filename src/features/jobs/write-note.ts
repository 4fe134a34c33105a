import type { JobNoteReply } from '../../contract/job-shapes.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { insertJobNote } from './job-notes.repository.ts';
import { findJobView } from './job-views.repository.ts';
import { presentNote } from './jobs.presenter.ts';

/**
 * Leaves a note for whoever works on the job next. Its author and instant stand in the note itself, which is written once.
 * @throws AppError `not_found`, `forbidden`.
 */
export async function writeJobNote(
  deps: Deps,
  { actor, callId, remember }: Caller,
  { jobId, text }: { jobId: string; text: string },
): Promise<JobNoteReply> {
  return await deps.database.transaction(actor, async (transaction) => {
    const view = await findJobView(transaction, jobId);
    if (!view) throw notFound();
    const { organisationId, status, changeRequestId } = view.job;
    ensure(actor, 'job.note', { organisationId });
    const at = deps.clock.now();
    const note = {
      id: newId(),
      organisationId,
      jobId,
      authorId: actor.userId,
      authorName: actor.name,
      words: text,
      at,
    };
    await insertJobNote(transaction, note);
    const changed = { type: 'job.changed', subjectId: jobId, organisationId, data: { status, changeRequestId } };
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at, actor, callId, audit: [], nudges: [] },
      events: [changed],
    });
    const reply = presentNote(note);
    await remember(transaction, { status: 201, body: reply });
    return reply;
  });
}
