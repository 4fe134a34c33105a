import type { DeadlineReply, ReceiptRowReply } from '../contract/deadlines.contract.ts';
import { receiptWords, unnamedHoliday } from '../contract/messages/deadlines.ts';
import { fill, type Sentence } from '../contract/messages/message.ts';
import type { Language } from '../deps.ts';
import { englishHolidayName } from '../domain/calendar/holiday-names.ts';
import type { ServiceCalendar } from '../domain/calendar/service-calendar.ts';
import { dayMs, dayOfDateKey, formatTaipei, weekdayOfDay } from '../domain/calendar/taipei-time.ts';
import type { Wait } from '../domain/deadline/deadline-rules.ts';
import { type ExplainedDeadline, explainDeadline } from '../domain/deadline/explain-deadline.ts';
import type { ReceiptRow } from '../domain/deadline/receipt.ts';

const weekdaysEnglish = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const weekdaysChinese = ['一', '二', '三', '四', '五', '六', '日'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as people read it in a list: `Sat 14 Feb`, `2月14日（六）`. */
export function presentDay(date: string, language: Language): string {
  const day = dayOfDateKey(date) ?? 0;
  const weekday = weekdayOfDay(day) - 1;
  const calendarDate = new Date(day * dayMs);
  const month = calendarDate.getUTCMonth();
  const dayOfMonth = calendarDate.getUTCDate();
  return language === 'en'
    ? `${weekdaysEnglish[weekday]} ${dayOfMonth} ${months[month]}`
    : `${month + 1}月${dayOfMonth}日（${weekdaysChinese[weekday]}）`;
}

/** A holiday's published name in the reader's language, as far as it has been translated. */
export function presentHolidayName(name: string | null, language: Language): string | null {
  return name === null || language === 'zh-TW' ? name : englishHolidayName(name);
}

/** A day and why it counts or not, in one line: `Sat 14 Feb: weekend`. */
export function presentDayLabel(
  day: { date: string; name: string | null; words: Sentence },
  language: Language,
): string {
  const name = day.name ?? unnamedHoliday[language];
  return `${presentDay(day.date, language)}${language === 'en' ? ': ' : '：'}${fill(day.words[language], { name })}`;
}

export function presentReceiptRow(row: ReceiptRow, language: Language): ReceiptRowReply {
  const name = presentHolidayName(row.name, language);
  const waits = row.waits?.map(({ from, until }) => ({ from: formatTaipei(from), until: formatTaipei(until) }));
  return {
    date: row.date,
    counted: row.counted,
    reason: row.reason,
    name,
    label: presentDayLabel({ date: row.date, name, words: receiptWords[row.reason] }, language),
    ...(waits ? { waits } : {}),
  };
}

/** A promise with its receipt, as `POST /deadlines/compute` and every change request answer it. */
export function presentDeadline(deadline: ExplainedDeadline, language: Language): DeadlineReply {
  return {
    clockStart: formatTaipei(deadline.clockStart),
    day0: deadline.day0,
    earliestBy: formatTaipei(deadline.earliestBy),
    dueBy: formatTaipei(deadline.dueBy),
    receipt: deadline.receipt.map((row) => presentReceiptRow(row, language)),
    calendarVersion: deadline.calendarVersion,
    provisional: deadline.provisional,
  };
}

/** A promise as a row keeps it. */
export interface StoredDeadline {
  receivedAt: Date;
  clockStart: Date;
  day0: string;
  earliestBy: Date;
  dueBy: Date;
  extraBusinessDays: number;
  calendarVersion: string;
  provisional: boolean;
  /** The last one is open (`until` null) while the customer is waited for. */
  waits: readonly { from: string; until: string | null }[];
}

/**
 * A stored promise with the receipt that explains it. `now` ends an open wait, which the stored promise may not count yet.
 * The stored instants are what was promised: where today's calendar (another edition, a day off entered later) would write
 * another receipt, it is left empty rather than shown beside a promise it does not explain.
 */
export function presentStoredDeadline(
  stored: StoredDeadline,
  { calendar, now, language }: { calendar: ServiceCalendar; now: Date; language: Language },
): DeadlineReply {
  const closed = stored.waits.flatMap(({ from, until }) =>
    until === null ? [] : [{ from: new Date(from), until: new Date(until) }],
  );
  const open = stored.waits.flatMap(({ from, until }) =>
    until === null ? [{ from: new Date(from), until: now }] : [],
  );
  const receipt = receiptFor(calendar, stored, closed) ?? receiptFor(calendar, stored, [...closed, ...open]);
  return presentDeadline({ ...stored, receipt: receipt ?? [] }, language);
}

function receiptFor(calendar: ServiceCalendar, stored: StoredDeadline, waits: readonly Wait[]): ReceiptRow[] | null {
  const { receivedAt, extraBusinessDays, dueBy } = stored;
  const explained = explainDeadline(calendar, { receivedAt, extraBusinessDays, waits });
  return explained.ok && explained.deadline.dueBy.getTime() === dueBy.getTime() ? explained.deadline.receipt : null;
}
