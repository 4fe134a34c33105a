import type { DeliveryFault, DeliveryStatus, OffCause } from '../../domain/webhook/delivery.ts';
import type { WebhookEventType, webhookTestType } from '../../domain/webhook/webhook-events.ts';
import { askSales } from './next-steps.ts';
import type { Sentence, Wordings } from './wording.ts';

const seeWebhooks = { label: { en: 'See the webhooks', 'zh-TW': '查看 Webhook' }, href: '/webhooks' };

export const webhookWords: Wordings = {
  too_many_webhooks: {
    title: { en: 'No more webhooks possible', 'zh-TW': 'Webhook 數量已達上限' },
    detail: {
      en: 'There are {maximum} webhooks already. Delete one, or change one of them.',
      'zh-TW': '已有 {maximum} 個 Webhook。請先刪除一個，或修改現有的 Webhook。',
    },
    next: seeWebhooks,
  },
  webhook_contract_ended: {
    title: { en: 'Your contract has ended', 'zh-TW': '合約已到期' },
    detail: {
      en: 'Webhooks stopped with your contract on {date}. They can be switched on again after a renewal.',
      'zh-TW': '合約已於 {date} 到期，Webhook 隨之停用。續約後即可重新啟用。',
    },
    next: askSales,
  },
  webhook_on_call: {
    title: { en: 'The on-call list uses this webhook', 'zh-TW': '值班表正在使用這個 Webhook' },
    detail: {
      en: 'A shift sends its alarms to it. Choose another webhook for the shift, or none, then delete this one.',
      'zh-TW': '有班次透過它傳送警報。請先在該班次改選其他 Webhook 或不使用，再刪除。',
    },
    next: { label: { en: 'Open the on-call list', 'zh-TW': '前往值班表' }, href: '/on-call' },
  },
  webhook_off: {
    title: { en: 'This webhook is off', 'zh-TW': '這個 Webhook 已停用' },
    detail: {
      en: 'Nothing is sent to it. Switch it on, then send the event again.',
      'zh-TW': '目前不會傳送任何事件。請先啟用，再重新傳送。',
    },
    next: seeWebhooks,
  },
  webhook_delivery_waiting: {
    title: { en: 'This event is on its way already', 'zh-TW': '這個事件正在傳送' },
    detail: {
      en: 'It is sent as soon as it is due. Wait for its result.',
      'zh-TW': '時間一到就會傳送，請稍候結果。',
    },
    next: seeWebhooks,
  },
};

/** Why an address is refused. */
export const webhookFieldWords: Record<string, Sentence> = {
  webhook_not_an_address: {
    en: 'Enter a whole web address, like https://example.com/hooks.',
    'zh-TW': '請輸入完整網址，例如 https://example.com/hooks。',
  },
  webhook_not_https: { en: 'The address must begin with https://.', 'zh-TW': '網址須以 https:// 開頭。' },
  webhook_with_credentials: {
    en: 'Leave user name and password out of the address. Every event is signed instead.',
    'zh-TW': '網址請勿包含帳號密碼；每個事件都附有簽章可供驗證。',
  },
  not_desk_webhook: {
    en: 'This webhook no longer exists. Choose another one, or none.',
    'zh-TW': '這個 Webhook 已不存在，請改選其他 Webhook 或不使用。',
  },
  webhook_event_not_offered: {
    en: 'This event is not sent to such a webhook. Choose from the list.',
    'zh-TW': '這種 Webhook 沒有這個事件，請從清單中選擇。',
  },
  webhook_inside_network: {
    en: 'This address is inside a network. Enter one that the internet can reach.',
    'zh-TW': '這是內部網路的位址，請輸入網際網路可連線的網址。',
  },
};

export const webhookEventNames: Record<WebhookEventType | typeof webhookTestType, Sentence> = {
  'change_request.filed': { en: 'Request filed', 'zh-TW': '已提出需求' },
  'change_request.acknowledged': { en: 'Request being checked', 'zh-TW': '需求檢查中' },
  'change_request.accepted': { en: 'Request accepted', 'zh-TW': '需求已受理' },
  'change_request.started': { en: 'Work on a request started', 'zh-TW': '需求開始處理' },
  'change_request.pending': { en: 'Request needs something from you', 'zh-TW': '需求等候您回覆' },
  'change_request.held': { en: 'Request on hold', 'zh-TW': '需求暫停處理' },
  'change_request.scheduled': { en: 'Request scheduled', 'zh-TW': '需求已排定' },
  'change_request.rescheduled': { en: 'Planned time changed', 'zh-TW': '預定時間已變更' },
  'change_request.partial': { en: 'Request done on some lines', 'zh-TW': '需求部分線路已完成' },
  'change_request.completed': { en: 'Request completed', 'zh-TW': '需求已完成' },
  'change_request.reverted': { en: 'Limited time over, line put back', 'zh-TW': '限時變更到期，已恢復原狀' },
  'change_request.reopened': { en: 'Request reopened', 'zh-TW': '需求已重新開啟' },
  'change_request.failed': { en: 'Request failed', 'zh-TW': '需求未能完成' },
  'change_request.rejected': { en: 'Request not accepted', 'zh-TW': '需求未受理' },
  'change_request.cancelled': { en: 'Request cancelled', 'zh-TW': '需求已取消' },
  'deadline.moved': { en: 'Promised time moved', 'zh-TW': '承諾時間異動' },
  'line.changed': { en: 'Line changed', 'zh-TW': '線路已變更' },
  'quote.filed': { en: 'Quote asked for', 'zh-TW': '已索取報價' },
  'quote.offered': { en: 'Quote offered', 'zh-TW': '已提出報價' },
  'quote.accepted': { en: 'Quote accepted', 'zh-TW': '已接受報價' },
  'quote.declined': { en: 'Quote declined', 'zh-TW': '已婉拒報價' },
  'quote.withdrawn': { en: 'Quote withdrawn', 'zh-TW': '報價已撤回' },
  'quote.expired': { en: 'Quote expired', 'zh-TW': '報價已過期' },
  'quote.delivered': { en: 'Work of a quote delivered', 'zh-TW': '報價工作已交付' },
  'quote.sent_back': { en: 'Work of a quote sent back', 'zh-TW': '報價工作已退回' },
  'quote.confirmed': { en: 'Work of a quote accepted', 'zh-TW': '報價工作已驗收' },
  'contract.ended': { en: 'Contract ended', 'zh-TW': '合約到期' },
  'alarm.raised': { en: 'Alarm raised', 'zh-TW': '發生警報' },
  'alarm.escalated': { en: 'Next person notified of an alarm', 'zh-TW': '警報已通知下一位' },
  'webhook.test': { en: 'Test', 'zh-TW': '測試' },
};

export const deliveryStatusNames: Record<DeliveryStatus, Sentence> = {
  waiting: { en: 'Waiting', 'zh-TW': '等待傳送' },
  delivered: { en: 'Delivered', 'zh-TW': '已送達' },
  failed: { en: 'Failed', 'zh-TW': '傳送失敗' },
  missed: { en: 'Missed', 'zh-TW': '未傳送' },
};

/** Why an attempt failed, and what helps. */
export const deliveryFaultNames: Record<DeliveryFault, Sentence> = {
  answered: {
    en: 'The endpoint did not take it: it must answer with a status from 200 to 299.',
    'zh-TW': '接收端沒有接受，須回覆 200 到 299 的狀態碼。',
  },
  redirected: {
    en: 'The endpoint redirects elsewhere, which is not followed. Enter the final address.',
    'zh-TW': '接收端轉址到其他位置，系統不會跟隨。請改填最終網址。',
  },
  timed_out: { en: 'No complete answer within 10 seconds.', 'zh-TW': '10 秒內沒有完整回覆。' },
  address_refused: {
    en: 'The name leads inside a network, where we do not send. Use a public address.',
    'zh-TW': '這個名稱指向內部網路，系統不會傳送。請使用公開網址。',
  },
  name_unknown: { en: 'The name of the server was not found.', 'zh-TW': '找不到伺服器名稱。' },
  connection_failed: {
    en: 'The server cannot be reached, or it hung up.',
    'zh-TW': '無法連線到伺服器，或連線中斷。',
  },
  certificate_refused: {
    en: "The server's certificate is not valid for this address.",
    'zh-TW': '伺服器的憑證無效或與網址不符。',
  },
  answer_unreadable: { en: 'The answer was not HTTP.', 'zh-TW': '回覆內容不是 HTTP 格式。' },
  secret_lost: {
    en: 'The secret can no longer be read. Make a new one.',
    'zh-TW': '無法再讀取簽章金鑰，請產生新的簽章金鑰。',
  },
};

export const offCauseNames: Record<OffCause, Sentence> = {
  owner: { en: 'Switched off by hand', 'zh-TW': '已手動停用' },
  failing: { en: 'Switched off: no success for three days', 'zh-TW': '已停用：連續三天傳送失敗' },
  gone: { en: 'Switched off: it answered that it is gone (410)', 'zh-TW': '已停用：接收端回覆不再接收（410）' },
  contractEnded: { en: 'Stopped with the end of the contract', 'zh-TW': '合約到期，已停用' },
};
