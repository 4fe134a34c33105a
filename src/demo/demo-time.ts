import type { Deps } from '../deps.ts';
import { taipeiDayOf, taipeiEpochMs } from '../domain/calendar/taipei-time.ts';

/** A time of day in Taipei (`HH:MM`), days before (less than 0) or after today. */
export interface DemoTime {
  days: number;
  time: string;
}

export function demoInstant({ clock }: Pick<Deps, 'clock'>, { days, time }: DemoTime): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(taipeiEpochMs(taipeiDayOf(clock.now().getTime()) + days, (hours * 60 + minutes) * 60));
}

/** The same product with its clock set to another time. */
export function depsAt(deps: Deps, time: DemoTime): Deps {
  const ahead = demoInstant(deps, time).getTime() - deps.clock.now().getTime();
  return { ...deps, clock: { now: () => new Date(deps.clock.now().getTime() + ahead) } };
}

/** How long one step of the story may take: a signal of its own for each. */
export function patience(): AbortSignal {
  return AbortSignal.timeout(60_000);
}
