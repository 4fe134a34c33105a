import { attachmentFieldWords } from './attachments.ts';
import { askSales } from './next-steps.ts';
import type { Sentence, Wordings } from './wording.ts';

const seeQuotes = { label: { en: 'See the quotes', 'zh-TW': '查看報價' }, href: '/quotes' };

/** Refusals of quotes. */
export const quoteRefusals: Wordings = {
  quote_moved_on: {
    title: { en: 'This quote has moved on', 'zh-TW': '報價狀態已變更' },
    detail: {
      en: 'Its state is now: {quoteStatus}. Load the page again to see what is possible.',
      'zh-TW': '目前狀態為：{quoteStatus}。請重新整理頁面，查看可以做的事。',
    },
    next: seeQuotes,
  },
  quote_not_assessed: {
    title: { en: 'There is nothing to offer yet', 'zh-TW': '還沒有可提出的報價' },
    detail: {
      en: 'Assess the quote first: it needs at least one line of work and a last day.',
      'zh-TW': '請先完成評估：至少要有一項工作和有效期限。',
    },
    next: seeQuotes,
  },
  quote_not_possible: {
    title: { en: 'It was assessed as not feasible', 'zh-TW': '評估結果為不可行' },
    detail: {
      en: 'What is not feasible cannot be offered. Change the assessment, or withdraw the quote and say why.',
      'zh-TW': '不可行的項目無法報價。請修改評估，或撤回並說明原因。',
    },
    next: seeQuotes,
  },
  quote_validity_over: {
    title: { en: 'The last day has passed', 'zh-TW': '有效期限已過' },
    detail: {
      en: 'The offer would have ended on {on}. Choose a later last day, then offer it.',
      'zh-TW': '這份報價的有效期限是 {on}，已經過了。請改選之後的日期再提出。',
    },
    next: seeQuotes,
  },
  quote_version_changed: {
    title: { en: 'There is a newer version', 'zh-TW': '報價已有新版本' },
    detail: {
      en: 'Version {version} is the newest. Read it, then accept that one.',
      'zh-TW': '最新版本是第 {version} 版，請看過再接受。',
    },
    next: seeQuotes,
  },
  quote_expired: {
    title: { en: 'This offer has expired', 'zh-TW': '這份報價已過期' },
    detail: {
      en: 'It held until the end of {on}. Write to sales on its page to get a new one.',
      'zh-TW': '有效期限到 {on} 為止。請在報價頁面留言給業務，索取新的報價。',
    },
    next: askSales,
  },
  quote_day_unknown: {
    title: { en: 'The day of the work cannot be worked out', 'zh-TW': '無法推算施作日期' },
    detail: {
      en: 'The service calendar does not reach that far. Agree on an earlier day with sales.',
      'zh-TW': '服務行事曆沒有涵蓋到那一天，請與業務約定較早的日期。',
    },
    next: askSales,
  },
  quote_conversation_closed: {
    title: { en: 'This conversation has ended', 'zh-TW': '對話已結束' },
    detail: {
      en: 'Its state is: {quoteStatus}, and nothing is left to do. Ask for a new quote if you need something else.',
      'zh-TW': '狀態為：{quoteStatus}，已經沒有待辦事項。如有其他需要，請重新索取報價。',
    },
    next: seeQuotes,
  },
  quote_work_moved_on: {
    title: { en: 'The work has moved on', 'zh-TW': '工作狀態已變更' },
    detail: {
      en: 'It is not waiting for this answer any more. Load the page again.',
      'zh-TW': '這項工作已不需要這個回覆，請重新整理頁面。',
    },
    next: seeQuotes,
  },
  quote_without_offer: {
    title: { en: 'There is no offer to print', 'zh-TW': '還沒有報價可列印' },
    detail: {
      en: 'The page to print is there once sales have made an offer.',
      'zh-TW': '業務提出報價後，才會有列印頁面。',
    },
    next: seeQuotes,
  },
};

export const quoteFieldWords: Record<string, Sentence> = {
  ...attachmentFieldWords,
  keys_twice: { en: 'These keys lead somewhere already.', 'zh-TW': '這組按鍵已經設定過了。' },
  hours_too_fine: { en: 'Give the hours with at most two decimals.', 'zh-TW': '工時最多到小數第二位。' },
  feasibility_note: {
    en: 'Say what would have to change, or why it is not possible.',
    'zh-TW': '請說明需要調整的地方，或不可行的原因。',
  },
  agreed_before_end: {
    en: 'Choose a day after the last day of the offer.',
    'zh-TW': '約定日期必須晚於報價的有效期限。',
  },
  not_service_day: { en: 'Choose a day on which we work.', 'zh-TW': '請選擇工作日。' },
  rate_unknown: {
    en: 'The rate table has no such role. Enter a rate.',
    'zh-TW': '費率表沒有這個角色，請輸入費率。',
  },
  role_twice: { en: 'This role is there twice.', 'zh-TW': '這個角色重複了。' },
};
