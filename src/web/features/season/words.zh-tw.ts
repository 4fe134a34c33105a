import type { SameKeys } from '../../words/shape.ts';
import type { seasonBoardEn } from './words.en.ts';

export const seasonBoardZhTw: SameKeys<typeof seasonBoardEn> = {
  title: '連假安排',
  text: '回覆狀況。還有線路未設定的客戶排在前面。',
  customers: '客戶',
  customer: '客戶',
  open: '未設定',
  set: '已設定',
  none: '不需變更',
  own: '自行設定',
  people: '聯絡對象',
  told: '已通知',
  notTold: '尚未通知',
  fileBy: '最晚提出時間',
  onlyOpen: '只看未設定的客戶',
  all: '所有客戶都已回覆',
  allText: '這個連假沒有未設定的線路。',
};
