import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { newestChange, readStoredCalendar } from './calendar.repository.ts';

/** Puts the calendar in force in this process that the newest change has made. False where it is so already. */
export async function followCalendar(deps: Pick<Deps, 'calendar' | 'database'>): Promise<boolean> {
  const { calendar } = deps;
  const read = await deps.database.transaction(systemActor, async (transaction) => {
    const number = await newestChange(transaction);
    return number === calendar.number() ? null : { number, stored: await readStoredCalendar(transaction) };
  });
  if (read === null) return false;
  calendar.use({ number: read.number, calendar: calendar.build(read.stored) });
  return true;
}

/** How often each process looks, ms. A promise made in between is brought to the new calendar by the sweep. */
const everyMs = 5_000;

/** Follows at once and then again and again; returns the function that stops it. */
export async function keepFollowing(
  deps: Pick<Deps, 'calendar' | 'database' | 'logger'>,
): Promise<() => Promise<void>> {
  await followCalendar(deps);
  const timer = setInterval(() => {
    followCalendar(deps).catch((error: unknown) =>
      deps.logger.warn({ err: error }, 'the service calendar could not be read'),
    );
  }, everyMs);
  timer.unref();
  return async () => clearInterval(timer);
}
