import { ordinalOfDay, reasonOfDay, type ServiceCalendar } from '../calendar/service-calendar.ts';
import { taipeiEpochMs } from '../calendar/taipei-time.ts';
import {
  type Deadline,
  type DeadlineFrame,
  type DeadlineRefusal,
  deadlineOfFrame,
  frameDeadline,
  outsideCalendar,
} from './compute-deadline.ts';
import type { DeadlineInput, DeadlineRules, Wait } from './deadline-rules.ts';
import { isGivenBack } from './given-back.ts';
import type { ReceiptReason, ReceiptRow } from './receipt.ts';

export interface ExplainedDeadline extends Deadline {
  /** Every day from the day of filing to the day of `dueBy`, in order. */
  receipt: ReceiptRow[];
}

function reasonOfBusinessDay(frame: DeadlineFrame, ordinal: number, replacement: number): ReceiptReason {
  const waiting = isGivenBack(frame.givenBack, ordinal);
  if (ordinal < frame.day0) return 'after_last_response';
  if (ordinal === frame.day0) return waiting ? 'day0_waiting' : 'day0';
  if (waiting) return 'waiting';
  return ordinal === replacement ? 'replaces_day0' : 'counted';
}

/** When day 0 was given back, the next business day without a wait takes its place; otherwise day 0 itself. */
function ordinalInPlaceOfDay0(frame: DeadlineFrame): number {
  let ordinal = frame.day0;
  while (isGivenBack(frame.givenBack, ordinal)) ordinal += 1;
  return ordinal;
}

function waitsOn(day: number, waits: readonly Wait[], rules: DeadlineRules): Wait[] {
  const opens = taipeiEpochMs(day, rules.opensAt);
  const lastResponse = taipeiEpochMs(day, rules.lastResponseAt);
  return waits.filter(({ from, until }) => from < until && from.getTime() < lastResponse && until.getTime() > opens);
}

function receiptOf(calendar: ServiceCalendar, frame: DeadlineFrame, waits: readonly Wait[]): ReceiptRow[] {
  const rows: ReceiptRow[] = [];
  const dueDay = calendar.businessDays[frame.due] ?? frame.receivedDay;
  const replacement = ordinalInPlaceOfDay0(frame);
  for (let day = frame.receivedDay; day <= dueDay; day += 1) {
    const date = calendar.dateKeys[day - calendar.firstDay] ?? '';
    const { reason: dayReason, name } = reasonOfDay(calendar, day);
    if (dayReason !== 'business_day') {
      rows.push({ date, counted: false, reason: dayReason, name });
      continue;
    }
    const reason = reasonOfBusinessDay(frame, ordinalOfDay(calendar, day), replacement);
    const row: ReceiptRow = { date, counted: reason === 'counted', reason, name };
    if (reason === 'waiting' || reason === 'day0_waiting') row.waits = waitsOn(day, waits, frame.rules);
    rows.push(row);
  }
  return rows;
}

/**
 * Computes a deadline with its receipt: the days counted and skipped, each with its reason code. The same arithmetic as
 * `computeDeadline`; some microseconds. `recomputeFromReceipt` restores the deadline from the receipt alone.
 */
export function explainDeadline(
  calendar: ServiceCalendar,
  input: DeadlineInput,
): { ok: true; deadline: ExplainedDeadline } | { ok: false; refusal: DeadlineRefusal } {
  const frame = frameDeadline(calendar, input);
  const deadline = frame && deadlineOfFrame(calendar, frame);
  if (!frame || !deadline) return outsideCalendar(calendar);
  return { ok: true, deadline: { ...deadline, receipt: receiptOf(calendar, frame, input.waits ?? []) } };
}
