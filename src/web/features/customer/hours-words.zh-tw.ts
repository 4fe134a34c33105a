import type { SameKeys } from '../../words/shape.ts';
import type { hoursEn, settingsEn } from './hours-words.en.ts';

export const hoursZhTw: SameKeys<typeof hoursEn> = {
  title: '變更營業時間',
  text: '用拖拉或輸入的方式，設定一條或全部線路的一週營業時間；午休與跨夜都可以。',
  which: '2. 營業時間',
  kind: '變更哪種營業時間',
  kinds: { weekly: '每週固定', round: '全天候營業', season: '僅限一段期間' },
  roundText: '線路全天候營業，週末也一樣；國定假日與自訂日期仍然有效。',
  seasonHint: '夏季營業時間',
  hint: '拖拉時段或兩端、點空白處新增一小時，或直接輸入：09:00-12:00, 13:00-18:00。18:00-02:00 這類時段會延續到隔天。',
  typed: '{{day}}的營業時間',
  edges: { open: '{{day}}開始', close: '{{day}}結束' },
  faults: { unread: '時段請填寫為 09:00-12:00, 13:00-18:00。', overlap: '這些時段重疊：{{hours}}。' },
  copy: '將週一複製到週五',
  undo: '復原',
  timing: '3. 時間與備註（選填）',
  lacks: {
    lines: '請先選擇線路。',
    change: '請先變更上方的營業時間，這裡會顯示何時生效。',
    week: '請先修正上方的營業時間。',
    season: '請填寫起訖日期與名稱。',
    time: '請先修正時間。',
  },
};

export const settingsZhTw: SameKeys<typeof settingsEn> = {
  title: '變更其他設定',
  text: '轉接、等候音樂，或任何與線路有關的設定。',
  which: '2. 要變更什麼？',
  kind: '設定項目',
  kinds: {
    forwarding: '非營業時間轉接來電',
    noForwarding: '取消轉接',
    music: '使用自己的等候音樂',
    noMusic: '改回預設等候音樂',
    text: '其他需求（文字說明）',
  },
  revertAt: '恢復原設定的時間（臺北時間）',
  revertHint: '希望恢復原設定的時間。留空表示一直使用新的設定。',
  number: '轉接門號',
  numberHint: '請填寫上方線路以外的門號，例如 0912-345-678。',
  wish: '希望我們設定什麼？',
  wishHint: '由技術人員閱讀後手動設定，請勿填寫個人資料。',
  lacks: {
    lines: '請先選擇線路。',
    number: '請填寫轉接門號。',
    file: '語音檔通過檢查後，這裡會顯示完成時間。',
    text: '請說明希望設定的內容。',
    time: '請先修正時間。',
  },
};
