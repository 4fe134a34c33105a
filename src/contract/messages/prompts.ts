import type { Messages } from './message.ts';

const prompts = { label: { en: 'Read about voice files', 'zh-TW': '查看語音檔說明' }, href: '/api/docs#/Prompts' };

/** Words for uploading and hearing voice files. What the check finds in one is in `audio-findings.ts`. */
export const promptMessages: Messages = {
  too_large: {
    title: { en: 'The file is too large', 'zh-TW': '檔案過大' },
    detail: {
      en: 'A file may have at most {maxBytes}. Nothing was kept; send a shorter voice file, or MP3 instead of WAV.',
      'zh-TW': '檔案上限為 {maxBytes}，這次沒有保留任何內容。請縮短錄音，或改用 MP3 格式後再上傳。',
    },
    next: prompts,
  },
  upload_quota_used: {
    title: { en: 'Enough for one day', 'zh-TW': '今日上傳量已滿' },
    detail: {
      en: 'One organisation may send {files} files or {gigabytes} GB within 24 hours. Nothing was kept; try again later.',
      'zh-TW': '每家公司 24 小時內最多可上傳 {files} 個檔案或 {gigabytes} GB。這次沒有保留任何內容，請稍後再試。',
    },
    next: prompts,
  },
  malformed_form: {
    title: { en: 'The form cannot be read', 'zh-TW': '無法讀取表單' },
    detail: {
      en: 'Send one file as multipart/form-data in the field "file". Nothing was kept.',
      'zh-TW': '請以 multipart/form-data 傳送一個檔案，欄位名稱為 file。這次沒有保留任何內容。',
    },
    next: prompts,
  },
  prompt_not_ready: {
    title: { en: 'The voice file cannot be heard', 'zh-TW': '語音檔無法播放' },
    detail: {
      en: 'A voice file can be heard when its check has accepted it. Its findings tell how far the check is.',
      'zh-TW': '語音檔檢查合格後才能播放，檢查進度與結果請查看語音檔的檢查結果。',
    },
    next: prompts,
  },
  range_not_satisfiable: {
    title: { en: 'There is no such part', 'zh-TW': '指定的範圍不存在' },
    detail: {
      en: 'The file has {size}; the part asked for lies outside.',
      'zh-TW': '檔案大小為 {size}，您要求的範圍超出檔案。',
    },
    next: prompts,
  },
};
