import type { Sentence } from './wording.ts';

/** Titles of the entries that a promise makes in a person's calendar. */
export const promiseEntryTitles = {
  window: { en: 'Promised: {line} ({number})', 'zh-TW': '承諾完成：{line}（{number}）' },
  planned: { en: 'Goes live: {line} ({number})', 'zh-TW': '生效：{line}（{number}）' },
  withdrawn: { en: 'Given up: {line} ({number})', 'zh-TW': '已取消：{line}（{number}）' },
} satisfies Record<string, Sentence>;
