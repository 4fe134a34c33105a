import type { SameKeys } from '../../words/shape.ts';
import type { findingEn } from './words.en.ts';

export const findingZhTw: SameKeys<typeof findingEn> = {
  open: '搜尋',
  key: '搜尋線路、客戶與需求',
  title: '搜尋線路、客戶與需求',
  label: '門號、客戶或需求編號',
  hint: '可輸入任何寫法的門號、客戶名稱的一部分，或需求編號（例：R-7K3M-Q2XD）。',
  close: '關閉搜尋',
  results: '搜尋結果',
  groups: { lines: '線路', customers: '客戶', requests: '需求' },
  counts: { open: '{n} 件未結束', lines: '{n} 條線路' },
  states: { confirmed: '已是最新', changing: '變更中', unknown: '狀態不明', retired: '已停用' },
  due: '承諾 {at} 前完成',
  live: '{at} 已生效',
  none: '找不到「{q}」',
  noneText: '請檢查是否打錯，或只輸入一部分，例如末四碼或名稱中的一個詞。',
  found: '找到 {n} 筆',
};
