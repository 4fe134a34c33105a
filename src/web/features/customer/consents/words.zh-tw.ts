import type { SameKeys } from '../../../words/shape.ts';
import type { consentsEn } from './words.en.ts';

export const consentsZhTw: SameKeys<typeof consentsEn> = {
  text: '政府宣布停班時，各線路是否由我們切換語音，以及設定的人與時間。',
  select: '選取「{{line}}」',
  all: '選取畫面上的所有線路',
  line: '線路',
  area: '地區',
  consent: '處理方式',
  set: '設定者',
  history: '紀錄',
  historyOf: '「{{line}}」的紀錄',
  chosen_one: '已選取 {{count}} 條線路',
  chosen_other: '已選取 {{count}} 條線路',
  none: '選取線路即可一次變更。',
  change: '變更',
  title_one: '變更 {{count}} 條線路？',
  title_other: '變更 {{count}} 條線路？',
  takeBack: '隨時可以再改，從現在起生效；進行中的停止服務不會因此結束。',
  confirm: '套用到這些線路',
  keep: '維持原狀',
  saved_one: '已儲存，變更了 {{count}} 條線路。',
  saved_other: '已儲存，變更了 {{count}} 條線路。',
  from: '{{was}} → {{now}}',
  noHistory: '還沒有變更過。',
  contact: {
    text: '停止服務前，我們也會寄一封附連結的信給這位聯絡人。聯絡人不需要帳號，只看得到自己負責的線路，以最先的回覆為準。',
    name: '姓名',
    email: '電子郵件',
    save: '儲存聯絡人',
    saved: '已儲存聯絡人。',
  },
};
