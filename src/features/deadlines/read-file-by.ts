import type { FileByInput, FileByReply } from '../../contract/deadlines.contract.ts';
import { sayFileBy, sayTooSoon } from '../../contract/words/file-by.ts';
import type { Caller, Deps } from '../../deps.ts';
import { dayMs, dayOfDateKey, formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { computeDeadline, type DeadlineRefusal } from '../../domain/deadline/compute-deadline.ts';
import { fileBy } from '../../domain/deadline/file-by.ts';
import { zoneInstantOf } from '../../domain/line/zone-time.ts';
import { AppError, invalidInput, notFound } from '../../shared/app-error.ts';
import { presentReceiptRow } from '../deadline-presenter.ts';
import { ensure } from '../ensure.ts';
import { findLinesClock, type LinesClock } from './deadlines.repository.ts';

/**
 * The last moment of filing that promises a wish; nothing is stored. A date means its 00:00 in the lines' zone.
 * @throws AppError `outside_calendar` (422); `not_found` for another customer's line; `invalid_input` for lines of two customers.
 */
export async function readFileBy(deps: Deps, caller: Caller, input: FileByInput): Promise<FileByReply> {
  ensure(caller.actor, 'deadline.compute', { organisationId: caller.actor.organisationId });
  const { language } = caller;
  const clock = input.lineIds ? await clockOf(deps, caller, input.lineIds) : null;
  const wishedAt = input.wishedAt ?? midnightOf(input.date ?? '', clock?.timeZones);
  const of = {
    environment: clock?.environment ?? input.environment,
    extraBusinessDays: clock?.extraBusinessDays ?? undefined,
  };
  const calendar = deps.calendar.current();
  const now = deps.clock.now();
  const found = fileBy(calendar, { ...of, wishedAt });
  if (!found.ok) throw outside(found.refusal);
  const ifNow = computeDeadline(calendar, { ...of, receivedAt: now });
  if (!ifNow.ok) throw outside(ifNow.refusal);
  const { dueBy } = ifNow.deadline;
  const past = dueBy > wishedAt;
  const wish = input.date === undefined ? { wishedAt } : { date: input.date };
  return {
    wishedAt: formatTaipei(wishedAt),
    fileBy: formatTaipei(found.fileBy),
    past,
    dueBy: formatTaipei(found.deadline.dueBy),
    receipt: found.deadline.receipt.map((row) => presentReceiptRow(row, language)),
    provisional: found.deadline.provisional,
    dueByNow: formatTaipei(dueBy),
    message: past ? sayTooSoon(dueBy, language) : sayFileBy(wish, found.fileBy, language),
  };
}

async function clockOf(deps: Deps, { actor }: Caller, lineIds: readonly string[]): Promise<LinesClock> {
  const clock = await deps.database.transaction(actor, (transaction) => findLinesClock(transaction, lineIds));
  if (clock === null) throw notFound();
  if (clock === 'two_customers') throw invalidInput([{ path: 'lineIds', code: 'two_customers', message: '' }]);
  ensure(actor, 'line.read', { organisationId: clock.organisationId });
  return clock;
}

/** Of several zones the earliest: only then is the date promised on every line. */
function midnightOf(date: string, timeZones: readonly string[] = ['Asia/Taipei']): Date {
  const wall = (dayOfDateKey(date) ?? 0) * dayMs;
  return new Date(Math.min(...timeZones.map((timeZone) => zoneInstantOf(timeZone, wall))));
}

function outside({ code, params }: DeadlineRefusal): AppError {
  return new AppError(code, { status: 422, params });
}
