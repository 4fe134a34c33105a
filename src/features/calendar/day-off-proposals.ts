import type { DayOffProposalReply } from '../../contract/day-off-proposals.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { closesServiceDay, whyNotSendable } from '../../domain/announcement/standing.ts';
import { describeDate } from '../../domain/calendar/service-calendar.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { AppError } from '../../shared/app-error.ts';
import { refusalError } from '../change-requests/refusal-error.ts';
import { ensure } from '../ensure.ts';
import { listExceptions } from './calendar.repository.ts';
import { daysWithoutNotice, holdNotice, type NoticeRow, noticesOf } from './day-off-proposals.repository.ts';

/**
 * Days off that notices propose for our own office, and recorded ones whose notice holds no more. Nothing follows by itself: a person
 * records a day and takes it back (docs/emergency.md#our-own-office). @throws AppError `forbidden`.
 */
export async function readDayOffProposals(
  deps: Deps,
  { actor }: Caller,
): Promise<{ officeCounty: string | null; items: DayOffProposalReply[] }> {
  ensure(actor, 'calendar.write', { organisationId: null });
  const { officeCounty } = deps.config;
  const now = deps.clock.now();
  const calendar = deps.calendar.current();
  return await deps.database.transaction(actor, async (transaction) => {
    const ours = await listExceptions(transaction);
    const from = taipeiDate(now);
    const notices = officeCounty === null ? [] : await noticesOf(transaction, { county: officeCounty, from });
    const closing = notices.filter((row) => {
      const isWorking = row.date !== null && describeDate(calendar, row.date)?.serviceDay === true;
      const isOurs = ours.some(({ date }) => date === row.date);
      return isWorking && !isOurs && closesServiceDay({ ...row, status: row.state }, now);
    });
    const lost = await daysWithoutNotice(transaction);
    const items = [
      ...closing.map((row) => proposal(row, { kind: 'closed', exceptionId: null })),
      ...lost.map(({ notice, exceptionId }) => proposal(notice, { kind: 'open', exceptionId })),
    ];
    return { officeCounty, items };
  });
}

function proposal(
  { id: announcementId, state, county, date, part, text }: NoticeRow,
  { kind, exceptionId }: Pick<DayOffProposalReply, 'kind' | 'exceptionId'>,
): DayOffProposalReply {
  const ready = kind === 'open' || state === 'active';
  return { announcementId, state, county: county ?? '', date: date ?? '', part, text, kind, ready, exceptionId };
}

/**
 * Checks that a notice gives our office a day off: active, of our county, for that day. A wrong one would move every promise.
 * @throws AppError `announcement_unknown`, `notice_of_other_day` (422), `announcement_not_sendable` (409).
 */
export async function assertDayOff(
  deps: Deps,
  transaction: Transaction,
  { announcementId, date, kind }: { announcementId: string; date: string; kind: 'closed' | 'open' },
): Promise<void> {
  const row = await holdNotice(transaction, announcementId);
  if (row === null) throw new AppError('announcement_unknown', { status: 422 });
  const notice = { ...row, status: row.state };
  const now = deps.clock.now();
  const isOurs = row.county !== null && row.county === deps.config.officeCounty && row.date === date;
  if (kind !== 'closed' || !isOurs) throw new AppError('notice_of_other_day', { status: 422, params: { date } });
  if (row.state === 'active' && closesServiceDay(notice, now)) return;
  const reasons = whyNotSendable(notice, now).map((code) => ({ code, params: {} }));
  throw refusalError({ code: 'announcement_not_sendable', params: {}, reasons });
}
