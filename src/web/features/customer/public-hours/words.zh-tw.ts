import type { SameKeys } from '../../../words/shape.ts';
import type { publicHoursEn } from './words.en.ts';

export const publicHoursZhTw: SameKeys<typeof publicHoursEn> = {
  off: '將這條線路的營業時間顯示在網站、行事曆與搜尋引擎。內容就是來電者聽到的營業時間，包含假日、自訂日期與臨時關閉。',
  only: '知道網址的人都看得到營業時間與下方的名稱，不會看到其他資料。',
  label: '公開顯示的名稱',
  share: '公開營業時間',
  on: '自 {at} 起公開，名稱為：',
  badge: '目前的標章',
  languages: { 'zh-TW': '中文', en: '英文' },
  addresses: {
    html: '放在網站上的標章（HTML）',
    svg: '標章（圖片）',
    json: '給程式使用（JSON）',
    ics: '可訂閱的行事曆（iCalendar）',
    jsonld: '給搜尋引擎（schema.org）',
  },
  copy: '複製：{what}',
  copied: '已複製',
  fresh: '變更會在一分鐘內顯示。',
  rename: '更改名稱',
  saved: '已儲存',
  move: {
    label: '更換網址',
    title: '要更換網址嗎？',
    text: '目前的網址會立即失效，請更新所有使用這個網址的地方。',
    confirm: '更換網址',
    keep: '保留目前網址',
  },
  stop: {
    label: '停止公開',
    title: '要停止公開營業時間嗎？',
    text: '網址會立即失效，網站上的標章將無法顯示。再次公開時會使用新的網址。',
    confirm: '停止公開',
    keep: '繼續公開',
  },
};
