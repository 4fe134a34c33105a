import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { isServiceTime } from '../../domain/deadline/warnings.ts';
import { answerBy } from '../../domain/enquiry/enquiry-clock.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { mailLateAnswer } from '../notifications/enquiry-mails.ts';
import { type EnquiryRow, listUntold, lockEnquiry, newestQuestion, updateEnquiry } from './enquiries.repository.ts';

const most = 200;

/**
 * Notifies agents once of each wait for an answer that is late, within service hours like the breach of a promise
 * (docs/rules.md#enquiries). Returns how many.
 */
export async function warnOfAnswers(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const calendar = deps.calendar.current();
  if (!isServiceTime(calendar, now)) return 0;
  const dueOf = ({ waitingSince }: Pick<EnquiryRow, 'waitingSince'>) => answerBy(calendar, waitingSince);
  const untold = await deps.database.transaction(systemActor, (transaction) => listUntold(transaction, most));
  const late = untold.filter((row) => (dueOf(row) ?? now) < now).map(({ id }) => id);
  return await eachInTurn(deps, late, async (transaction, id) => {
    const row = await lockEnquiry(transaction, id);
    const dueBy = row?.status === 'waiting' ? dueOf(row) : null;
    if (!row || dueBy === null || dueBy >= now || row.lateTold?.getTime() === row.waitingSince.getTime()) return;
    const text = await newestQuestion(transaction, id);
    const nudges = await mailLateAnswer(deps, transaction, { enquiry: row, text, now, dueBy });
    // Nobody to notify: asked again by the next sweep.
    if (nudges.length === 0) return;
    await updateEnquiry(transaction, id, { lateTold: row.waitingSince });
    const { organisationId } = row;
    await writeRecords(transaction, deps.outbox, organisationId, {
      ...{ at: now, actor: systemActor, callId: null, nudges },
      audit: [{ organisationId, action: 'enquiry.warned', subjectKind: 'enquiry', subjectId: id }],
      events: [{ type: 'enquiry.changed', subjectId: id, organisationId }],
    });
  });
}
