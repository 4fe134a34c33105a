import type { Mail } from './customer-mails.ts';

/** To a customer: what a change of our service days has moved; `{list}` has a line for each request. */
export const movedDeadlinesMail: Mail = {
  subject: { en: 'Promised times of {count} requests have moved', 'zh-TW': '{count} 筆需求的承諾時間有異動' },
  body: {
    en: 'Hello {name},\n\nour service days have changed, and with them the promised times of your requests:\n\n{list}\n\nNothing needs to be done. Your requests:\n{address}\n',
    'zh-TW':
      '{name} 您好：\n\n服務日有異動，以下需求的承諾時間隨之調整：\n\n{list}\n\n您不需要做任何事。查看需求：\n{address}\n',
  },
};

/** One request in the list. */
export const movedDeadlineLine = {
  en: '{number}: by {after}, formerly {before}',
  'zh-TW': '{number}：{after} 前完成（原為 {before}）',
};

export const moreMovedDeadlines = { en: '… and {count} more', 'zh-TW': '……以及另外 {count} 筆' };
