import type { SameKeys } from '../words/shape.ts';
import type { uiEn } from './words.en.ts';

export const uiZhTw: SameKeys<typeof uiEn> = {
  loading: '載入中',
  close: '關閉',
  cancel: '取消',
  retry: '再試一次',
  requestId: '錯誤編號 {{id}}',
  more: '顯示更多',
  fault: '{{field}}：{{fault}}',
  lease: '認領剩餘',
  problem: {
    offline: { title: '無法連線', detail: '連不上伺服器，請檢查網路後再試一次。' },
    unreadable: { title: '無法讀取回應', detail: '伺服器的回應無法讀取，請再試一次。' },
    page: { title: '頁面發生錯誤', detail: '請重新載入。已儲存的內容不受影響。' },
  },
  due: {
    between: '{{earliest}} 至 {{latest}}',
    late: '已逾期（{{ago}}）',
    provisional: '暫定行事曆',
    pausedForYou: '計時暫停，等候您回覆',
    pausedForCustomer: '計時暫停，等候客戶回覆',
    paused: '計時暫停',
    showReceipt: '查看計算方式',
    hideReceipt: '收合明細',
    clockStart: '自 {{at}} 起算。',
    wait: '等候您回覆：{{from}} 至 {{until}}',
    calendar: '依 {{years}} 年服務行事曆計算',
  },
  player: {
    play: '播放：{{label}}',
    pause: '暫停：{{label}}',
    position: '播放位置：{{label}}',
    side: '選擇要聽的版本',
    caller: '來電者聽到的',
    original: '原始檔案',
    matched: '兩者音量已調整為一致',
    originalFailed: '這個瀏覽器無法播放原始檔案',
    failed: '無法載入語音。',
    checking: '{{name}} 檢查中…',
    refused: '{{name}} 未通過檢查，無法試聽。',
  },
};
