import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { formerStretch, holidayStretches } from '../../domain/calendar/holiday-stretches.ts';
import { dateKeyOfDay, dayOfDateKey, taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { isServiceTime } from '../../domain/deadline/warnings.ts';
import { dueSeasonNotice, openLines, seasonLeadDays } from '../../domain/season/season-sweep.ts';
import { newId } from '../../shared/ids.ts';
import { mailSeason } from '../notifications/season-mails.ts';
import { type Counted, countCustomers } from './read-season.ts';
import { listSweeps, lockNotice, type SeasonSweepRow, saveNotice, saveSweep } from './season.repository.ts';

/**
 * Begins the sweep of every stretch of days off that is three weeks away, and tells its customers within service hours, each once a
 * notice. Returns how many customers were told.
 */
export async function sweepSeasons(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const today = taipeiDate(now);
  const until = dateKeyOfDay((dayOfDateKey(today) ?? 0) + seasonLeadDays);
  const sweeps = await deps.database.transaction(systemActor, async (transaction) => {
    await beginSweeps(deps, transaction, { today, until, now });
    return await listSweeps(transaction, { endingFrom: today });
  });
  if (!isServiceTime(deps.calendar.current(), now)) return 0;
  let told = 0;
  for (const sweep of sweeps) {
    const counted = await deps.database.transaction(systemActor, (transaction) =>
      countCustomers(deps, transaction, sweep, null),
    );
    for (const each of counted) {
      if (noticeOf(deps, each, now) === null) continue;
      told += await deps.database.transaction(systemActor, (transaction) =>
        tell(deps, transaction, { sweep, each, now }),
      );
    }
  }
  return told;
}

async function beginSweeps(
  deps: Deps,
  transaction: Transaction,
  { today, until, now }: { today: string; until: string; now: Date },
): Promise<void> {
  const calendar = deps.calendar.current();
  for (const stretch of holidayStretches(calendar, { from: today, to: until })) {
    const former = formerStretch(calendar, stretch);
    await saveSweep(transaction, {
      id: newId(),
      name: stretch.names.join('、'),
      fromDate: stretch.from,
      toDate: stretch.to,
      formerFrom: former?.from ?? null,
      formerTo: former?.to ?? null,
      createdAt: now,
    });
  }
}

function noticeOf(deps: Deps, { customer, counts, by }: Counted, now: Date) {
  if (openLines(counts) === 0 || by === null) return null;
  return dueSeasonNotice(deps.calendar.current(), { now, fileBy: by, told: customer.told });
}

/** What was told is written with the mails, so that no restart and no second worker tells it again. */
async function tell(
  deps: Deps,
  transaction: Transaction,
  { sweep, each, now }: { sweep: SeasonSweepRow; each: Counted; now: Date },
): Promise<number> {
  const { organisationId } = each.customer;
  const told = await lockNotice(transaction, { sweepId: sweep.id, organisationId });
  const notice = noticeOf(deps, { ...each, customer: { ...each.customer, told } }, now);
  if (notice === null || each.by === null) return 0;
  await saveNotice(transaction, { organisationId, seasonSweepId: sweep.id, told: notice, at: now });
  const lines = openLines(each.counts);
  const about = { id: sweep.id, name: sweep.name, from: sweep.fromDate, to: sweep.toDate };
  const nudges = await mailSeason(deps, transaction, { organisationId, sweep: about, lines, fileBy: each.by, now });
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: now, actor: systemActor, callId: null, audit: [], events: [] },
    nudges,
  });
  return 1;
}
