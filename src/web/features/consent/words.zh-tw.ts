import type { SameKeys } from '../../words/shape.ts';
import type { consentEn } from './words.en.ts';

export const consentZhTw: SameKeys<typeof consentEn> = {
  title: '要停止您的線路服務嗎？',
  hello: '{{customer}}，{{name}} 您好',
  text: '{{area}}：{{reason}}',
  country: '全國',
  from: '開始',
  until: '結束',
  lines_one: '{{count}} 條線路',
  lines_other: '{{count}} 條線路',
  heard: '來電者會聽到您的緊急語音檔，沒有時播放系統預設語音。時間一到，線路會自動恢復服務。',
  yes: '好，停止服務',
  no: '不要，維持服務',
  saidYes: '這段時間將停止線路服務。',
  saidNo: '線路維持服務。',
  by: {
    owner: '{{at}} 由主要管理者{{name}}收到的連結回覆。',
    contact: '{{at}} 由線路聯絡人{{name}}收到的連結回覆。',
    phone: '{{at}} 由{{name}}在電話中告知。',
  },
  contact: '同時詢問：{{name}}',
  noContact: '只詢問主要管理者',
  open_one: '還有 {{count}} 條線路尚未回覆。',
  open_other: '還有 {{count}} 條線路尚未回覆。',
  change: '結束前都可以更改。',
  toNo: '改為恢復服務',
  toYes: '改為停止服務',
  over: '這次停止服務已經結束，無法再回覆，線路依原本的服務時間運作。',
  incomplete: '請從信件中重新開啟連結。',
};
