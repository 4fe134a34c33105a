import type { Mail } from './customer-mails.ts';

/** One mail a day. `{list}` has the subjects, `{texts}` the mails themselves. */
export const digestMail: Mail = {
  subject: { en: 'Lineshift: your daily mail ({count})', 'zh-TW': 'Lineshift：{count} 則通知' },
  body: {
    en: 'Hello {name},\n\nthis is what has happened since the last daily mail:\n\n{list}\n\n{texts}\n\nTo get each mail at once instead, change it here:\n{address}\n',
    'zh-TW':
      '{name} 您好：\n\n上次每日信件之後的通知如下：\n\n{list}\n\n{texts}\n\n如要改為即時收信，請到這裡變更：\n{address}\n',
  },
};

/** Stands between two mails. */
export const digestRule = '────────';
