import type { Mail } from './customer-mails.ts';
import type { Sentence } from './wording.ts';

/** To a customer's owners, or to operators: one of their endpoints was switched off. */
export const webhookOffMail: Mail = {
  subject: { en: 'Webhook switched off: {endpoint}', 'zh-TW': 'Webhook 已停用：{endpoint}' },
  body: {
    en: 'Hello {name},\n\nwe no longer send events to the webhook {endpoint}. {cause}\nEvents are kept as missed for 30 days. Correct the endpoint, switch it on again, then send the missed events:\n\n{address}\n',
    'zh-TW':
      '{name} 您好：\n\n系統已停止傳送事件到 Webhook「{endpoint}」。{cause}\n這段期間的事件會保留 30 天並標示為「未傳送」。修復後請重新啟用，再補送這些事件：\n\n{address}\n',
  },
};

export const webhookOffCauses: Record<'failing' | 'gone', Sentence> = {
  failing: {
    en: 'It has not taken a single event for three days.',
    'zh-TW': '它連續三天沒有成功接收任何事件。',
  },
  gone: { en: 'It answered that it is gone (410).', 'zh-TW': '它回覆已不再接收（410）。' },
};
