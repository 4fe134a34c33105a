import type { SameKeys } from '../../words/shape.ts';
import type { groupsEn } from './group-words.en.ts';

export const groupsZhTw: SameKeys<typeof groupsEn> = {
  title: '線路群組',
  text: '把常常一起變更的線路存成群組，之後一鍵就能選取。',
  add: '新增群組',
  none: '還沒有群組',
  noneText: '把同一地區或同一連鎖的線路存成群組，一次設定多條線路時就能直接選用。',
  name: '名稱',
  lines: '線路',
  more: '{{lines}} 及另外 {{count}} 條',
  count_one: '{{count}} 條線路',
  count_other: '{{count}} 條線路',
  edit: '編輯',
  editOf: '編輯 {{name}}',
  editTitle: '編輯群組',
  save: '儲存',
  saved: '已儲存群組。',
  remove: '刪除',
  removeOf: '刪除 {{name}}',
  removeTitle: '要刪除群組「{{name}}」嗎？',
  removeText: '線路與需求都維持原狀，只刪除這個群組。',
  removeConfirm: '刪除群組',
  keep: '保留群組',
  removed: '已刪除群組。',
};
