import type { CalendarChangeKind, CalendarImportState } from '../../domain/calendar/calendar-change.ts';
import type { OfficialTableFaultCode } from '../../domain/calendar/read-official-table.ts';
import type { CalendarException } from '../../domain/calendar/service-calendar.ts';
import type { Sentence, Wordings } from './wording.ts';

const calendarPage = { label: { en: 'Open the service calendar', 'zh-TW': '開啟服務行事曆' }, href: '/calendar' };
const changesPage = { label: { en: 'See the changes', 'zh-TW': '查看異動' }, href: '/calendar/moves' };

export const calendarWords: Wordings = {
  calendar_import_decided: {
    title: { en: 'This import is decided already', 'zh-TW': '這份匯入已處理' },
    detail: {
      en: 'The import was put in force or set aside meanwhile. Import the file again if it is needed.',
      'zh-TW': '這份匯入已啟用或已捨棄。若仍需要，請重新匯入檔案。',
    },
    next: calendarPage,
  },
  calendar_day_taken: {
    title: { en: 'Our office has set this day already', 'zh-TW': '這一天已有例外設定' },
    detail: {
      en: 'Our office has set {date} already. Take that back first.',
      'zh-TW': '{date} 已有例外設定，請先取消原設定。',
    },
    next: calendarPage,
  },
  service_hours_overlap: {
    title: { en: 'These hours overlap others', 'zh-TW': '時段重疊' },
    detail: {
      en: 'Temporary service hours are set from {from} to {until} already. Close those first, or choose a time after them.',
      'zh-TW': '{from} 到 {until} 已有臨時服務時間，請先結束該時段，或改選之後的時間。',
    },
    next: { label: { en: 'See the hours', 'zh-TW': '查看臨時服務時間' }, href: '/start' },
  },
  season_over: {
    title: { en: 'These days off are over', 'zh-TW': '這段連假已經結束' },
    detail: {
      en: 'These days are over: nothing can be answered for them any more.',
      'zh-TW': '這段連假已經結束，無法再回覆。',
    },
    next: { label: { en: 'See your lines', 'zh-TW': '查看我的線路' }, href: '/lines' },
  },
  calendar_changed_since: {
    title: { en: 'The calendar has changed since', 'zh-TW': '行事曆之後又有異動' },
    detail: {
      en: 'Only the newest change of the calendar can be taken back. Read the list of changes again.',
      'zh-TW': '只能復原行事曆最近一次的異動，請重新讀取異動清單。',
    },
    next: changesPage,
  },
};

/** Why temporary service hours are not opened. */
export const serviceHoursFieldWords = {
  service_hours_too_long: {
    en: 'Temporary service hours last at most 72 hours. Choose an earlier end, and open further hours when these are over.',
    'zh-TW': '臨時服務時間最長 72 小時，請改選較早的結束時間，到期後可再開放。',
  },
  service_hours_too_far: {
    en: 'Temporary service hours begin within 30 days. Choose an earlier beginning.',
    'zh-TW': '臨時服務時間須於 30 天內開始，請改選較早的開始時間。',
  },
} satisfies Record<string, Sentence>;

/** Why a file is not taken as an office calendar; `{given}` is the row with what is written there. */
export const calendarFieldWords: Record<
  `calendar_${OfficialTableFaultCode}` | 'not_an_office_calendar' | 'year_leaves_gap',
  Sentence
> = {
  not_an_office_calendar: {
    en: 'This is no office calendar. Give the file that the Directorate-General of Personnel Administration publishes (CSV with 西元日期 and 是否放假), its JSON, or an iCalendar of the days off.',
    'zh-TW':
      '這不是辦公日曆表。請提供人事行政總處公布的 CSV（含「西元日期」「是否放假」）、JSON，或放假日的 iCalendar 檔。',
  },
  year_leaves_gap: {
    en: 'The year {given} does not follow the years we know. Import the years between first.',
    'zh-TW': '{given} 年與現有年度不相連，請先匯入中間的年度。',
  },
  calendar_date_unreadable: {
    en: 'Row {given}: the date cannot be read, or does not exist.',
    'zh-TW': '列 {given}：日期無法辨識或不存在。',
  },
  calendar_off_unreadable: {
    en: 'Row {given}: it does not say whether the day is off. 0 and 2 are known, 是 and 否 too.',
    'zh-TW': '列 {given}：「是否放假」無法辨識，應為 0 或 2，或「是」「否」。',
  },
  calendar_weekday_wrong: {
    en: 'Row {given}: the weekday does not fit the date.',
    'zh-TW': '列 {given}：星期與日期不符。',
  },
  calendar_day_twice: {
    en: 'Row {given}: the day stands there twice, with different content.',
    'zh-TW': '列 {given}：日期重複，且內容不同。',
  },
  calendar_other_year: {
    en: 'Row {given}: the date is of another year. Import one year at a time.',
    'zh-TW': '列 {given}：日期屬於其他年度，請一次匯入一個年度。',
  },
  calendar_day_missing: {
    en: 'Days of the year are missing: {given}.',
    'zh-TW': '缺少以下日期：{given}。',
  },
  calendar_sunday_works: {
    en: 'Row {given}: offices would work on a Sunday. Only Saturdays make up for days off.',
    'zh-TW': '列 {given}：星期日上班。補行上班只會在星期六。',
  },
  calendar_markup_in_name: {
    en: 'Row {given}: the name contains < or >. Take the file from its publisher, not from a page.',
    'zh-TW': '列 {given}：備註含有 < 或 >，請使用公布單位提供的檔案。',
  },
  calendar_days_off_unusual: {
    en: 'The year would have {given} days off. Years have 105 to 125; check the file.',
    'zh-TW': '全年放假日為 {given} 天，一般為 105 到 125 天，請檢查檔案。',
  },
};

/** What became of an import. */
export const calendarImportStateNames: Record<CalendarImportState, Sentence> = {
  draft: { en: 'Draft', 'zh-TW': '草稿' },
  active: { en: 'In force', 'zh-TW': '使用中' },
  replaced: { en: 'Replaced', 'zh-TW': '已被取代' },
  discarded: { en: 'Set aside', 'zh-TW': '已捨棄' },
};

/** What changed the calendar. */
export const calendarChangeNames: Record<CalendarChangeKind, Sentence> = {
  import: { en: 'A published year was put in force', 'zh-TW': '啟用辦公日曆表' },
  exception_added: { en: 'A day of our own was set', 'zh-TW': '設定例外日' },
  exception_removed: { en: 'A day of our own was taken back', 'zh-TW': '取消例外日' },
  undo: { en: 'A change was taken back', 'zh-TW': '復原異動' },
};

/** What our own office does on a day. */
export const exceptionKindNames: Record<CalendarException['kind'], Sentence> = {
  closed: { en: 'Closed', 'zh-TW': '休息' },
  open: { en: 'Open', 'zh-TW': '上班' },
};
