import { readGuide } from './next-steps.ts';
import type { Wordings } from './wording.ts';

/** Wording for faults that stop a start: parts of the installation that do not fit together. */
export const startWords: Wordings = {
  base_date_missing: {
    title: { en: 'The calendar is incomplete', 'zh-TW': '行事曆資料不完整' },
    detail: {
      en: 'The shipped calendar lacks the base dates of {rule}. Install the program again.',
      'zh-TW': '隨附的行事曆缺少「{rule}」的基準日期，請重新安裝程式。',
    },
    next: readGuide,
  },
  taipei_offset_changed: {
    title: { en: 'The Taipei time zone has changed', 'zh-TW': '臺北時區已變更' },
    detail: {
      en: 'On this machine Taipei is {offset} on {date}. Deadlines are computed with GMT+08:00. Update the zone data, or wait for a new version.',
      'zh-TW': '這部主機的時區資料顯示臺北於 {date} 為 {offset}。期限以 GMT+08:00 計算，請更新時區資料，或等候新版本。',
    },
    next: readGuide,
  },
};
