import type { DayTableFaultCode } from '../../domain/line/day-table.ts';
import type { EventFaultCode } from '../../domain/line/days-of-events.ts';
import type { Sentence } from './wording.ts';

/** Why a row of a file of days is left out; `{given}` is its cell. */
export const dayTableFaultWords: Record<DayTableFaultCode, Sentence> = {
  date_unreadable: {
    en: '“{given}” cannot be read as a date. Write it like 2027-02-05, a range like 2027-02-05~2027-02-08.',
    'zh-TW': '無法判讀日期「{given}」，請寫成 2027-02-05，期間請寫成 2027-02-05~2027-02-08。',
  },
  range_reversed: {
    en: 'The last day, {given}, is before the first.',
    'zh-TW': '結束日期 {given} 早於開始日期。',
  },
  range_long: {
    en: 'The range to {given} is longer than 400 days.',
    'zh-TW': '到 {given} 的期間超過 400 天。',
  },
  hours_unreadable: {
    en: '“{given}” are no hours. Write 09:00-12:00, several with commas, or nothing for closed.',
    'zh-TW': '「{given}」不是營業時間，請寫成 09:00-12:00（多段以逗號分隔），不營業請留空。',
  },
  hours_elsewhere: {
    en: '“{given}” does not say whether the line is open or closed then. Put the hours it is open in a column “Hours”, like 09:00-12:00.',
    'zh-TW': '「{given}」看不出是營業還是休業時間。請把當天的營業時間填在「營業時間」欄，例如 09:00-12:00。',
  },
  name_missing: { en: 'The day has no name.', 'zh-TW': '沒有填寫名稱。' },
  formula_in_cell: {
    en: '“{given}” begins like a formula of a spreadsheet. Write it as plain text.',
    'zh-TW': '「{given}」是試算表公式，請改成一般文字。',
  },
  weekday_wrong: {
    en: 'The day is not a “{given}”: the date or the weekday is wrong.',
    'zh-TW': '這一天不是星期「{given}」，日期或星期有誤。',
  },
  day_twice: {
    en: '{given} stands in the file twice, with different content.',
    'zh-TW': '{given} 在檔案中出現兩次，內容不同。',
  },
  day_past: { en: '{given} has passed.', 'zh-TW': '{given} 已經過了。' },
};

/** Why an event of a calendar, or a part of it, is left out; `{name}` is the event's. */
export const eventFaultWords: Record<EventFaultCode, Sentence> = {
  date_unreadable: {
    en: '“{name}” has no date that exists ({given}). Correct it in your calendar.',
    'zh-TW': '「{name}」沒有正確的日期（{given}），請在行事曆中修正。',
  },
  range_reversed: {
    en: '“{name}” ends before it begins. Correct it in your calendar.',
    'zh-TW': '「{name}」的結束時間早於開始時間，請在行事曆中修正。',
  },
  name_missing: {
    en: 'The event on {given} has no name. Give it one in your calendar.',
    'zh-TW': '{given} 的活動沒有名稱，請在行事曆中填寫。',
  },
  hours_unreadable: {
    en: '“{name}” has hours that cannot be read: {given}.',
    'zh-TW': '無法讀取「{name}」的營業時間：{given}。',
  },
  no_end: {
    en: '“{name}” has no end, so it closes nothing. Give it an end, or make it an all-day event.',
    'zh-TW': '「{name}」沒有結束時間，因此不會休業。請設定結束時間，或改為全天活動。',
  },
  day_past: { en: '“{name}” on {given} has passed.', 'zh-TW': '「{name}」（{given}）已經過了。' },
  day_beyond: {
    en: '“{name}” is left out from {given} on: only this year and the next are read.',
    'zh-TW': '「{name}」自 {given} 起不匯入，只讀取今年與明年的日期。',
  },
  no_day_ahead: {
    en: '“{name}” does not occur again before the end of next year.',
    'zh-TW': '「{name}」到明年底以前不會再出現。',
  },
  day_twice: {
    en: '“{name}” gives {given} other hours than another event of the file.',
    'zh-TW': '「{name}」在 {given} 的營業時間與檔案中的另一個活動不同。',
  },
  hours_many: {
    en: '{given} would be closed more than 12 times by “{name}”. Join its events in your calendar.',
    'zh-TW': '「{name}」使 {given} 的休業時段超過 12 段，請在行事曆中合併。',
  },
};

/** Why a file of days is refused as a whole. */
export const dayFileFieldWords = {
  not_a_day_file: {
    en: 'This file has no columns with a date and a name, and is no calendar. Give a CSV file whose heads are Date, Name and Hours (日期, 名稱, 營業時間), the government’s own, or a calendar (.ics).',
    'zh-TW':
      '檔案裡找不到日期與名稱欄位，也不是行事曆檔。請使用含「日期、名稱、營業時間」標題的 CSV 檔、政府公布的行事曆檔，或 .ics 行事曆檔。',
  },
  calendar_unreadable: {
    en: 'Row {given} of the calendar cannot be read. Export it from your calendar again.',
    'zh-TW': '無法讀取行事曆檔的第 {given} 列，請重新從行事曆匯出。',
  },
  too_many_events: {
    en: 'The calendar has more than 5,000 events. Export only the calendar with your closed days.',
    'zh-TW': '行事曆超過 5,000 個活動，請只匯出記錄休業日的行事曆。',
  },
  unknown_calendar_zone: {
    en: 'The time zone of an event is unknown: {given}. Choose a zone by its place, like Taipei, and export the calendar again.',
    'zh-TW': '無法辨識活動的時區：{given}。請改選以地點表示的時區（例：台北），再重新匯出。',
  },
  recurrence_too_frequent: {
    en: '“{given}” repeats more often than once a day. Let it repeat daily or less often, and export the calendar again.',
    'zh-TW': '「{given}」一天重複多次。請改為每天或更長的週期，再重新匯出。',
  },
  recurrence_unreadable: {
    en: 'How “{given}” repeats cannot be read. Enter its dates one by one in your calendar, and export it again.',
    'zh-TW': '無法讀取「{given}」的重複規則。請在行事曆中逐日建立，再重新匯出。',
  },
  calendar_too_busy: {
    en: 'The calendar repeats too often to be read; it was stopped at “{given}”. Export only the calendar with your closed days.',
    'zh-TW': '行事曆的重複活動太多，讀到「{given}」時停止。請只匯出記錄休業日的行事曆。',
  },
  equal_columns: {
    en: 'Two columns have the head {given}. Rename one.',
    'zh-TW': '有兩個欄位都叫「{given}」，請更改其中一個。',
  },
  workbook_file: {
    en: 'This is a workbook. In Excel choose Save as, then CSV UTF-8, and give that file.',
    'zh-TW': '這是 Excel 活頁簿。請在 Excel 選「另存新檔」，類型選「CSV UTF-8」，再上傳該檔案。',
  },
  mixed_encodings: {
    en: 'Row {given} is written in another character set than the others. Save the file anew as UTF-8.',
    'zh-TW': '第 {given} 列的文字編碼與其他列不同，請將檔案另存為 UTF-8。',
  },
  table_unreadable: {
    en: 'Row {given} has other columns than the heads, or quotation marks that do not close.',
    'zh-TW': '第 {given} 列的欄位數與標題不符，或引號沒有成對。',
  },
} satisfies Record<string, Sentence>;

/** The title of a day with hours of its own in a calendar that is exported. */
export const openDaysSentence: Sentence = { en: '{name} (open {hours})', 'zh-TW': '{name}（營業 {hours}）' };
