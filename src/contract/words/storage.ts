import { askDesk, seeHealth } from './next-steps.ts';
import type { Wordings } from './wording.ts';

/** Wording for the file store. */
export const storageWords: Wordings = {
  object_missing: {
    title: { en: 'The file is missing', 'zh-TW': '找不到檔案' },
    detail: {
      en: 'The file is not in our store. Give the error number to customer service.',
      'zh-TW': '儲存空間中沒有這個檔案，請將錯誤編號提供給客服。',
    },
    next: askDesk,
  },
  storage_full: {
    title: { en: 'Our file store is full', 'zh-TW': '儲存空間不足' },
    detail: {
      en: 'We do not have enough space for this file. Try again later.',
      'zh-TW': '系統儲存空間不足，無法儲存這個檔案，請稍後再試。',
    },
    next: seeHealth,
  },
  storage_unavailable: {
    title: { en: 'Our file store is not responding', 'zh-TW': '儲存空間暫時無法使用' },
    detail: {
      en: 'The file store is not responding. Try again in a minute.',
      'zh-TW': '檔案儲存空間目前沒有回應，請一分鐘後再試。',
    },
    next: seeHealth,
  },
  invalid_storage_key: {
    title: { en: 'Something went wrong on our side', 'zh-TW': '系統發生問題' },
    detail: {
      en: 'The file could not be saved. Give the error number to customer service.',
      'zh-TW': '這個檔案無法儲存，請將錯誤編號提供給客服。',
    },
    next: askDesk,
  },
};
