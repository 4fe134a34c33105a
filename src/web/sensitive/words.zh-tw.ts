import type { SameKeys } from '../words/shape.ts';
import type { sensitiveEn } from './words.en.ts';

export const sensitiveZhTw: SameKeys<typeof sensitiveEn> = {
  willMask: '儲存前會先遮蔽{{kinds}}。',
  why: '我們處理需求用不到這項資料，不留存就不會外洩。',
  keep: '{{value}} 不是敏感資料，請保留',
  kept: '會照原樣儲存：{{values}}',
  undo: '還是遮蔽',
  masked: '已遮蔽{{kinds}}後儲存。我們處理需求用不到這項資料。',
  kinds: {
    national_id: '身分證字號',
    residence_number: '居留證號碼',
    card_number: '卡號',
    passport_number: '護照號碼',
    password: '密碼',
    access_key: '金鑰',
  },
};
