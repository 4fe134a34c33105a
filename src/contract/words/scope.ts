import type { ScopePlace } from '../../domain/scope/scope-topic.ts';
import type { Sentence, Wordings } from './wording.ts';

const editScope = { label: { en: 'Open the scope table', 'zh-TW': '前往服務範圍表' }, href: '/scope' };

/** Refusals of the scope table. */
export const scopeRefusals: Wordings = {
  scope_unchanged: {
    title: { en: 'There is nothing to publish', 'zh-TW': '沒有可發布的內容' },
    detail: {
      en: 'The draft is the same as the published table. Change something first.',
      'zh-TW': '草稿與已發布的內容相同，請先修改再發布。',
    },
    next: editScope,
  },
};

export const scopeFieldWords: Record<string, Sentence> = {
  topic_twice: {
    en: 'There is another topic with the key {given}. Give it a key of its own.',
    'zh-TW': '已有其他主題使用代號 {given}，請改用別的代號。',
  },
};

/** What the way to a place is called, on buttons and as a next step. */
export const scopePlaceNames: Record<ScopePlace, Sentence> = {
  write: { en: 'Ask our staff', 'zh-TW': '向客服提問' },
  voice: { en: 'Replace a voice file', 'zh-TW': '更換語音檔' },
  holidays: { en: 'Set a holiday', 'zh-TW': '設定假日' },
  hours: { en: 'Change the opening hours', 'zh-TW': '修改營業時間' },
  other: { en: 'Change another setting', 'zh-TW': '修改其他設定' },
  closure: { en: 'Close lines now', 'zh-TW': '立即停止線路服務' },
  requests: { en: 'See my requests', 'zh-TW': '查看我的需求' },
  lines: { en: 'See what callers hear', 'zh-TW': '查看來電者聽到的內容' },
  account: { en: 'Open my account', 'zh-TW': '前往我的帳號' },
  members: { en: 'Open the list of people', 'zh-TW': '前往成員清單' },
  forgot_password: { en: 'Get a link', 'zh-TW': '索取重設連結' },
  api_docs: { en: 'Read the API guide', 'zh-TW': '查看 API 說明' },
  api_health: { en: 'See the system status', 'zh-TW': '查看系統狀態' },
  contact: { en: 'Contact customer service', 'zh-TW': '聯絡客服' },
  quotes: { en: 'See the quotes', 'zh-TW': '查看報價' },
  quote_recording: { en: 'Ask for a quote', 'zh-TW': '索取報價' },
  quote_redesign: { en: 'Ask for a quote', 'zh-TW': '索取報價' },
  quote_flow: { en: 'Ask for a quote', 'zh-TW': '索取報價' },
  quote_integration: { en: 'Ask for a quote', 'zh-TW': '索取報價' },
  quote_feature: { en: 'Ask for a quote', 'zh-TW': '索取報價' },
  ask_how: { en: 'Ask how to do it', 'zh-TW': '詢問如何操作' },
  ask_error: { en: 'Ask about an error', 'zh-TW': '詢問錯誤訊息' },
  ask_node: { en: 'Ask about a node', 'zh-TW': '詢問節點設定' },
};
