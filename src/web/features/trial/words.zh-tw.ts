import type { SameKeys } from '../../words/shape.ts';
import type { trialEn } from './words.en.ts';

export const trialZhTw: SameKeys<typeof trialEn> = {
  left: '試用支援：14 天還剩 {days} 天',
  until: '支援到 {day} 24:00 為止。',
  over: '試用支援已於 {day} 結束',
  overText: '選購方案後即可再提出需求。',
  ends: '到期後停止',
  endsList: ['提出線路變更需求', '客服與導入專員的協助'],
  stays: '到期後保留',
  staysList: ['線路照目前的設定接聽', '語音檔、需求與紀錄', '索取報價'],
  plan: '向業務詢問方案',
};
