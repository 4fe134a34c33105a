import { asc, gt } from 'drizzle-orm';
import type { ServiceCalendar } from '../domain/calendar/service-calendar.ts';
import { isServiceTime } from '../domain/deadline/warnings.ts';
import { stateOfExtension } from '../domain/service-hours/extension.ts';
import type { Transaction } from './database.ts';
import { serviceHoursExtension } from './schema/service-hours.ts';

export type ExtensionRow = typeof serviceHoursExtension.$inferSelect;

/** The desk's hours at an instant. */
export interface ServiceHours {
  /** Within the ordinary hours of the service calendar, by which alone deadlines are counted. */
  ordinary: boolean;
  /** The temporary hours that are open then; null where none are. */
  extension: ExtensionRow | null;
  /** The temporary hours that begin later, in their order. */
  coming: ExtensionRow[];
}

/**
 * Whether the desk is open at an instant, by the calendar and by temporary hours. Deadlines, receipts and warnings never ask this: they
 * know the ordinary hours only (docs/rules.md#temporary-service-hours).
 */
export async function serviceHoursAt(
  { orm }: Transaction,
  { calendar, at }: { calendar: ServiceCalendar; at: Date },
): Promise<ServiceHours> {
  const rows = await orm
    .select()
    .from(serviceHoursExtension)
    .where(gt(serviceHoursExtension.endsAt, at))
    .orderBy(asc(serviceHoursExtension.startsAt));
  const stateOf = ({ startsAt, endsAt }: ExtensionRow) => stateOfExtension({ from: startsAt, until: endsAt }, at);
  return {
    ordinary: isServiceTime(calendar, at),
    extension: rows.find((row) => stateOf(row) === 'open') ?? null,
    coming: rows.filter((row) => stateOf(row) === 'coming'),
  };
}
