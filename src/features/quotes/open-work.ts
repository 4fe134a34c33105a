import type { Transaction } from '../../db/database.ts';
import type { LiveEvent } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { dayOfDateKey, taipeiEpochMs } from '../../domain/calendar/taipei-time.ts';
import { defaultDeadlineRules } from '../../domain/deadline/deadline-rules.ts';
import { workDay } from '../../domain/quote/quote-days.ts';
import { AppError } from '../../shared/app-error.ts';
import { openJob } from '../../work/open-job.ts';
import { findVersionDay, insertWork } from './quote-work.repository.ts';
import type { QuoteRow } from './quotes.repository.ts';

/** The service day on which the work of an offer is due if it is accepted now. @throws AppError `outside_calendar` (422). */
export async function dayOfWork(deps: Deps, transaction: Transaction, { row, now }: { row: QuoteRow; now: Date }) {
  const agreedOn = await findVersionDay(transaction, { quoteId: row.id, number: row.offered });
  const day = workDay(deps.calendar.current(), { agreedOn, acceptedAt: now });
  if (day === null) throw new AppError('quote_day_unknown', { status: 422 });
  return day;
}

/** The close of the desk on a day. */
function closeOf(date: string): Date {
  return new Date(taipeiEpochMs(dayOfDateKey(date) ?? 0, defaultDeadlineRules.closesAt));
}

/** Opens the experts' job of an accepted quote, due on the agreed day. */
export async function openWork(
  deps: Deps,
  transaction: Transaction,
  { row, now }: { row: QuoteRow; now: Date },
): Promise<LiveEvent[]> {
  const { organisationId, id: quoteId } = row;
  const agreedOn = await dayOfWork(deps, transaction, { row, now });
  const dueBy = closeOf(agreedOn);
  await insertWork(transaction, { quoteId, organisationId, agreedOn, dueBy });
  const job = await openJob(transaction, { subject: { kind: 'quote', id: quoteId }, organisationId, dueBy, now });
  return [{ type: 'job.changed', subjectId: job.id, organisationId, data: { status: job.status } }];
}
