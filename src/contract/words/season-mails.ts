import type { Mail } from './customer-mails.ts';

/** To the owners of a customer whose lines have nothing set for coming days off. */
export const seasonMail: Mail = {
  subject: { en: '{dates}: set your lines for the days off', 'zh-TW': '{dates} 連假，您的線路要怎麼接聽？' },
  body: {
    en: 'Hello {name},\n\n{dates} are days off ({holidays}). For {count} of your lines nothing is set yet, so that callers hear what they hear on any other day.\n\nWe have prepared a proposal: what a line had last year on the days of this year, else closed. One press files it, or say that nothing changes:\n{address}\n\nWhat you file by {fileBy} is live in time.\n',
    'zh-TW':
      '{name} 您好：\n\n{dates} 是連續假期（{holidays}）。您有 {count} 條線路還沒有設定，來電者會聽到和平常一樣的內容。\n\n我們已準備好建議：去年有設定的線路沿用去年的安排，其餘整段休息。按一下即可送出，也可以回覆不需變更：\n{address}\n\n在 {fileBy} 前提出，就能趕在假期前生效。\n',
  },
};
