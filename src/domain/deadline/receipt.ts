import type { DayReason } from '../calendar/service-calendar.ts';
import type { Wait } from './deadline-rules.ts';

/**
 * Why a day counts or not.
 * - `day0`: the clock starts here; counting begins on the next day
 * - `counted`: a business day of the promise
 * - `waiting`: a business day given back, because we waited for the customer
 * - `day0_waiting`: day 0 and given back; `replaces_day0`: the business day that takes its place
 * - `after_last_response`: a business day whose last response (17:40) had passed at the filing
 * - `weekend`, `holiday`, `makeup_saturday`, `office_closed`, `assumed_day_off`: not a service day
 */
export type ReceiptReason =
  | 'day0'
  | 'counted'
  | 'waiting'
  | 'day0_waiting'
  | 'replaces_day0'
  | 'after_last_response'
  | Exclude<DayReason, 'business_day'>;

/** One calendar day between filing and deadline. */
export interface ReceiptRow {
  /** `YYYY-MM-DD` in Taipei. */
  date: string;
  counted: boolean;
  reason: ReceiptReason;
  /** The holiday's name, or why our office closed or opened; null when there is none. */
  name: string | null;
  /** On a day given back: the waits that touch it. */
  waits?: Wait[];
}

/** The reasons of rows that are business days at or after day 0. */
export const serviceDayReasons: ReadonlySet<ReceiptReason> = new Set([
  'day0',
  'counted',
  'waiting',
  'day0_waiting',
  'replaces_day0',
]);
