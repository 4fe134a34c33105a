import type { ServiceCalendar } from '../calendar/service-calendar.ts';
import { instantAfterServiceTime } from '../deadline/service-time.ts';
import type { AlarmKind } from './alarm.ts';

const minuteMs = 60_000;

/**
 * When the next person is notified, if nobody acknowledges: so many minutes after the last notice. A broken promise is escalated within
 * service hours only, and its minutes pass only then (docs/on-call.md#escalation). Null past the calendar's end.
 */
export function nextNotifyAt(
  calendar: ServiceCalendar,
  { kind, notifiedAt, minutes }: { kind: AlarmKind; notifiedAt: Date; minutes: number },
): Date | null {
  const waitMs = minutes * minuteMs;
  if (kind === 'deadline_breach') return instantAfterServiceTime(calendar, notifiedAt, waitMs);
  return new Date(notifiedAt.getTime() + waitMs);
}
