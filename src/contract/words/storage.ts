import { askDesk, seeHealth } from './next-steps.ts';
import type { Wordings } from './wording.ts';

/** Wording for the file store. */
export const storageWords: Wordings = {
  object_missing: {
    title: { en: 'The file is not there', 'zh-TW': '找不到檔案' },
    detail: {
      en: 'Our store does not hold this file. Give the error number to the desk.',
      'zh-TW': '儲存空間中沒有這個檔案，請將錯誤編號提供給客服。',
    },
    next: askDesk,
  },
  storage_full: {
    title: { en: 'Our store is full', 'zh-TW': '儲存空間不足' },
    detail: {
      en: 'There is not enough space left on our side for this file. Operations have to make room; try again later.',
      'zh-TW': '系統儲存空間不足，無法保留這個檔案。待維運人員處理後，請稍後再試。',
    },
    next: seeHealth,
  },
  storage_unavailable: {
    title: { en: 'Our store does not answer', 'zh-TW': '儲存空間暫時無法使用' },
    detail: {
      en: 'The store of files does not answer at the moment. Try again in a minute.',
      'zh-TW': '檔案儲存空間目前沒有回應，請一分鐘後再試。',
    },
    next: seeHealth,
  },
  invalid_storage_key: {
    title: { en: 'Something went wrong on our side', 'zh-TW': '系統發生問題' },
    detail: {
      en: 'The file could not be given a place in our store. Give the error number to the desk.',
      'zh-TW': '系統無法為這個檔案指定存放位置，請將錯誤編號提供給客服。',
    },
    next: askDesk,
  },
};
