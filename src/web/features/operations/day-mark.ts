import type { CalendarDayReply } from '../../../contract/deadlines.contract.ts';

export const dayMarks = ['service', 'weekend', 'holiday', 'makeup', 'closed', 'open'] as const;
export type DayMark = (typeof dayMarks)[number];

const ofReason: Record<CalendarDayReply['reason'], DayMark> = {
  business_day: 'service',
  weekend: 'weekend',
  holiday: 'holiday',
  makeup_saturday: 'makeup',
  office_closed: 'closed',
  assumed_day_off: 'closed',
};

/** A service day has a name only where we opened it ourselves: the name is our reason. */
export function markOf({ reason, name }: CalendarDayReply): DayMark {
  return reason === 'business_day' && name !== null ? 'open' : ofReason[reason];
}

/** The days of any week: without a letter in the year, and without a line below it. */
export function isPlain(mark: DayMark): mark is 'service' | 'weekend' {
  return mark === 'service' || mark === 'weekend';
}
