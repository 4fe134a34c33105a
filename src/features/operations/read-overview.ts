import type { OverviewReply } from '../../contract/operations.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { dateKeyOfDay, formatTaipei, taipeiDayOf } from '../../domain/calendar/taipei-time.ts';
import { ensure, may } from '../ensure.ts';
import {
  countAges,
  countJobs,
  countLines,
  countRequests,
  listEnding,
  listSilent,
  listWithoutOwner,
} from './operations.repository.ts';

/** Where the bars of the queue's age begin, hours. */
const ageSteps = [0, 4, 24, 48, 96];
/** How early the end of a contract is said, days. */
const contractNoticeDays = 60;

/** What needs somebody now. Each number stands for itself: they are not of one moment. @throws AppError `forbidden`. */
export async function readOverview(deps: Deps, caller: Caller): Promise<OverviewReply> {
  ensure(caller.actor, 'job.list', { organisationId: null });
  const now = deps.clock.now();
  return await deps.database.read(caller.actor, async (reader) => {
    const [jobs, requests, lines, silent, ages, customers] = await Promise.all([
      countJobs(reader, now),
      countRequests(reader),
      countLines(reader),
      listSilent(reader),
      countAges(reader, now, ageSteps),
      customersToNote(reader, caller, now),
    ]);
    return {
      jobs,
      requests,
      lines,
      silentPhoneSystems: silent.map((system) => ({ ...system, since: formatTaipei(system.since) })),
      queueAge: ageSteps.map((fromHours, index) => ({ fromHours, count: ages[index] ?? 0 })),
      customers,
    };
  });
}

async function customersToNote(
  reader: Parameters<typeof listWithoutOwner>[0],
  { actor }: Caller,
  now: Date,
): Promise<OverviewReply['customers']> {
  if (!may(actor, 'customer.write', { organisationId: null })) return null;
  const until = dateKeyOfDay(taipeiDayOf(now.getTime()) + contractNoticeDays);
  const [withoutOwner, contractEnding] = await Promise.all([listWithoutOwner(reader), listEnding(reader, until)]);
  return { withoutOwner, contractEnding };
}
