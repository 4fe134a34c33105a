import type { CalendarDayReply, ReceiptRowReply } from '../deadlines.contract.ts';
import type { Sentence, Wordings } from './wording.ts';

export const deadlineWords: Wordings = {
  outside_calendar: {
    title: { en: 'Outside the service calendar', 'zh-TW': '超出服務行事曆範圍' },
    detail: {
      en: 'The service calendar covers {from} to {to}. Choose a time whose window lies inside.',
      'zh-TW': '服務行事曆只涵蓋 {from} 到 {to}，請選擇期限落在範圍內的時間。',
    },
    next: {
      label: { en: 'See the calendar of a year', 'zh-TW': '查看年度行事曆' },
      href: '/api/docs',
    },
  },
};

/** Why a day counts or not: the text after the date in a receipt's line. `{name}` is the holiday or the office's reason. */
export const receiptWords: Record<ReceiptRowReply['reason'], Sentence> = {
  day0: { en: 'the clock starts; counting begins on the next service day', 'zh-TW': '起算日，自下一個服務日開始計算' },
  counted: { en: 'counted', 'zh-TW': '計入' },
  waiting: { en: 'not counted, we were waiting for your answer', 'zh-TW': '等候您的回覆，不計入' },
  day0_waiting: {
    en: 'the clock starts, but we were waiting for your answer',
    'zh-TW': '起算日，但當日在等候您的回覆',
  },
  replaces_day0: {
    en: 'replaces the first day, on which we were waiting for your answer',
    'zh-TW': '遞補為起算日（原起算日在等候您的回覆）',
  },
  after_last_response: {
    en: 'received after 17:40, when requests are no longer accepted',
    'zh-TW': '於最後受理時間 17:40 之後收到',
  },
  weekend: { en: 'weekend', 'zh-TW': '週末' },
  holiday: { en: '{name}', 'zh-TW': '{name}' },
  makeup_saturday: {
    en: 'make-up working Saturday, not a service day',
    'zh-TW': '補行上班日，非本服務之服務日',
  },
  office_closed: { en: 'our office is closed: {name}', 'zh-TW': '本公司未上班：{name}' },
  assumed_day_off: { en: 'assumed to be a day off', 'zh-TW': '假設為放假日' },
};

/** The same for a day of the service calendar. */
export const calendarDayWords: Record<CalendarDayReply['reason'], Sentence> = {
  business_day: { en: 'service day', 'zh-TW': '服務日' },
  weekend: receiptWords.weekend,
  holiday: receiptWords.holiday,
  makeup_saturday: receiptWords.makeup_saturday,
  office_closed: receiptWords.office_closed,
  assumed_day_off: receiptWords.assumed_day_off,
};

/** A holiday without a name in the official table. */
export const unnamedHoliday: Sentence = { en: 'public holiday', 'zh-TW': '放假日' };

/** The licence of the calendar data requires this sentence (Open Government Data License, version 1). */
export const calendarSource = {
  licence: 'https://data.gov.tw/license',
  attribution: {
    en: 'Source: Directorate-General of Personnel Administration, Executive Yuan (Taiwan), "中華民國政府行政機關辦公日曆表", provided under the Open Government Data License, version 1.0, and arranged by this system.',
    'zh-TW':
      '資料來源：行政院人事行政總處「中華民國政府行政機關辦公日曆表」，依政府資料開放授權條款－第1版提供，經本系統整理。',
  } satisfies Sentence,
};
