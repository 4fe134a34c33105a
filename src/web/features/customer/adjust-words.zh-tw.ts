import type { SameKeys } from '../../words/shape.ts';
import type { adjustEn, rollbackEn } from './adjust-words.en.ts';

export const rollbackZhTw: SameKeys<typeof rollbackEn> = {
  title: '將線路換回第 {{number}} 版',
  note: '1. 備註（選填）',
  version: '版本',
  link: '將線路換回第 {{number}} 版',
};

export const adjustZhTw: SameKeys<typeof adjustEn> = {
  lines: '線路',
  linesHint: '可選一條或多條',
  allLines: '全部 {{count}} 條線路',
  group: '{{name}}（{{count}}）',
  chosen: '已選 {{count}} 條',
  where: '1. 哪些線路？',
  check: '送出前確認',
  waitLines: '請先選擇線路。',
  onLines_one: '這條線路：',
  onLines_other: '這 {{count}} 條線路：',
  unchanged: '目前已是這樣設定。',
  mergeTitle: '另一筆同類型的需求',
  merge: '併入那一筆',
  mergeAsk: '要將這筆需求併入 {{number}} 嗎？',
  mergeText: '這筆需求的線路會併入那一筆一起處理，承諾完成時間以較早者為準；這筆需求就此結束。',
  mergeDo: '確定合併',
  mergeKeep: '分開處理',
  merged: '需求已合併。',
  mergedInto: '線路已併入需求',
  changedSince: '提出後另有變更',
  changedSinceText: '您排定的變更仍會照常生效，並蓋過以下內容。若不需要，請取消需求。',
  inWords: '由技術人員依備註手動設定。',
  heard: '這些日子來電者會聽到的內容',
  changes: '變更內容',
  other: '變更其他設定',
};
