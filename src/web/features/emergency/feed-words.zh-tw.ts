import type { SameKeys } from '../../words/shape.ts';
import type { feedEn } from './feed-words.en.ts';

export const feedZhTw: SameKeys<typeof feedEn> = {
  feed: {
    title: '公告自動接收',
    off: '尚未設定自動接收，公告請手動輸入。',
    states: {
      waiting: '尚無回應',
      answering: '正常',
      failing: '上次讀取失敗',
      silent: '中斷',
    },
    silence: '沒有回應，不代表沒有停班停課。請查看官方網頁，並手動輸入公告內容。',
    answered: '最近一次完整讀取：',
    entries_one: '共 {{count}} 則',
    entries_other: '共 {{count}} 則',
    unread_one: '{{count}} 則無法讀取',
    unread_other: '{{count}} 則無法讀取',
    fault: '上次讀取：{{text}}',
    faultStatus: '上次讀取：{{text}}（HTTP {{status}}）',
    next: '下次讀取：',
  },
};
