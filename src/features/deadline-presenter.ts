import type { ForecastReply } from '../contract/change-requests.contract.ts';
import type { DeadlineReply, ReceiptRowReply } from '../contract/deadlines.contract.ts';
import { sayDay } from '../contract/words/dates.ts';
import { receiptWords, unnamedHoliday } from '../contract/words/deadlines.ts';
import { fill, type Sentence } from '../contract/words/wording.ts';
import type { Language } from '../deps.ts';
import { englishHolidayName } from '../domain/calendar/holiday-names.ts';
import { formatTaipei } from '../domain/calendar/taipei-time.ts';
import type { ExplainedDeadline } from '../domain/deadline/explain-deadline.ts';
import { type Forecast, forecastShare } from '../domain/deadline/forecast.ts';
import type { ReceiptRow } from '../domain/deadline/receipt.ts';

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
  return `${sayDay(day.date, language)}${language === 'en' ? ': ' : '：'}${fill(day.words[language], { name })}`;
}

export function presentReceiptRow(row: ReceiptRow, language: Language): ReceiptRowReply {
  const name = presentHolidayName(row.name, language);
  // A stored receipt comes back as JSON, its instants as text.
  const waits = row.waits?.map(({ from, until }) => ({
    from: formatTaipei(new Date(from)),
    until: formatTaipei(new Date(until)),
  }));
  return {
    date: row.date,
    counted: row.counted,
    reason: row.reason,
    name,
    label: presentDayLabel({ date: row.date, name, words: receiptWords[row.reason] }, language),
    ...(waits ? { waits } : {}),
  };
}

/** A promise with its receipt, fresh or as a change request's row keeps it. */
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

export function presentForecast({ by, basis: { count, days } }: Forecast): ForecastReply {
  return { by: formatTaipei(by), share: forecastShare, basis: { count, days } };
}
