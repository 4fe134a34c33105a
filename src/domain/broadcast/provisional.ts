import type { BroadcastWindow } from './broadcast-state.ts';

/** How long a lone send stands without a second person, ms (docs/rules.md#broadcasts). */
const standsMs = 30 * 60_000;

/** When a lone send ends by itself: 30 minutes after the later of sending and the window's start, or with the window. */
export function provisionalEnd({ from, until }: BroadcastWindow, sentAt: Date): Date {
  const begins = Math.max(sentAt.getTime(), from.getTime());
  return new Date(Math.min(begins + standsMs, until.getTime()));
}

const minuteMs = 60_000;
/** When a second person is called again, minutes after sending. */
const remindedAfter = [10, 20];

interface LoneSend {
  sentAt: Date;
  /** The last time that someone was called again. */
  remindedAt: Date | null;
  from: Date;
}

/** Whether a second person has to be called again for a lone send: 10 and 20 minutes after it, then hourly until its window starts. */
export function isReminderDue({ sentAt, remindedAt, from }: LoneSend, now: Date): boolean {
  const sent = sentAt.getTime();
  const hours = Math.floor((Math.min(now.getTime(), from.getTime()) - sent) / (60 * minuteMs));
  const minutes = [...remindedAfter, ...(hours >= 1 ? [hours * 60] : [])];
  const last = Math.max(0, ...minutes.filter((minute) => sent + minute * minuteMs <= now.getTime()));
  return sent + last * minuteMs > (remindedAt ?? sentAt).getTime();
}
