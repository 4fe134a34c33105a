import type { Wordings } from './wording.ts';

const prompts = { label: { en: 'Read about voice files', 'zh-TW': '查看語音檔說明' }, href: '/api/docs#/Prompts' };

/** Wording for uploading and playing voice files. Findings of the check are in `audio-findings.ts`. */
export const promptWords: Wordings = {
  too_large: {
    title: { en: 'The file is too large', 'zh-TW': '檔案過大' },
    detail: {
      en: 'A file may have at most {maxBytes}. Nothing was saved. Send a shorter voice file, or MP3 instead of WAV.',
      'zh-TW': '檔案上限為 {maxBytes}，這次沒有儲存任何內容。請縮短錄音，或改用 MP3 格式後再上傳。',
    },
    next: prompts,
  },
  upload_quota_used: {
    title: { en: 'Daily upload limit reached', 'zh-TW': '今日上傳量已滿' },
    detail: {
      en: 'One organisation, or the desk, may send {files} files or {gigabytes} GB within 24 hours, including unfinished uploads. Nothing was saved. Try again later.',
      'zh-TW':
        '每家公司（或客服端）24 小時內最多可上傳 {files} 個檔案或 {gigabytes} GB（含未完成的上傳）。這次沒有保留任何內容，請稍後再試。',
    },
    next: prompts,
  },
  malformed_form: {
    title: { en: 'The form cannot be read', 'zh-TW': '無法讀取表單' },
    detail: {
      en: 'Send one file as multipart/form-data in the field "file". Nothing was saved.',
      'zh-TW': '請以 multipart/form-data 傳送一個檔案，欄位名稱為 file。這次沒有儲存任何內容。',
    },
    next: prompts,
  },
  unsupported_tus_version: {
    title: { en: 'Unsupported tus version', 'zh-TW': '不支援的 tus 版本' },
    detail: {
      en: 'Send Tus-Resumable: 1.0.0 with every call of a resumable upload.',
      'zh-TW': '續傳的每個要求都須帶 Tus-Resumable: 1.0.0。',
    },
    next: prompts,
  },
  upload_length_needed: {
    title: { en: 'Say how long the file is', 'zh-TW': '請指明檔案大小' },
    detail: {
      en: 'Give the file’s bytes in Upload-Length, at least 1. The length cannot be given later.',
      'zh-TW': '請在 Upload-Length 指明檔案的位元組數（至少 1），不能之後再補。',
    },
    next: prompts,
  },
  upload_concatenation_unsupported: {
    title: { en: 'One upload at a time per file', 'zh-TW': '不支援分段平行上傳' },
    detail: {
      en: 'A file cannot be put together from several uploads. Turn parallel uploads off and send it as one.',
      'zh-TW': '無法將多個上傳合併成一個檔案。請關閉平行上傳，改以單一上傳傳送。',
    },
    next: prompts,
  },
  upload_metadata_unreadable: {
    title: { en: 'The metadata cannot be read', 'zh-TW': '無法讀取 Upload-Metadata' },
    detail: {
      en: 'Write Upload-Metadata as pairs of a key and its Base64 value, separated by commas, each key once.',
      'zh-TW': 'Upload-Metadata 須為以逗號分隔的「鍵 Base64 值」，每個鍵只能出現一次。',
    },
    next: prompts,
  },
  upload_offset_needed: {
    title: { en: 'Say where the piece begins', 'zh-TW': '請指明分段的起點' },
    detail: {
      en: 'Give the piece’s first byte in Upload-Offset. HEAD on the same address returns the current offset.',
      'zh-TW': '請在 Upload-Offset 指明分段的起點。以 HEAD 查詢同一位址，可得知已收到多少。',
    },
    next: prompts,
  },
  upload_offset_conflict: {
    title: { en: 'The piece does not fit', 'zh-TW': '分段無法銜接' },
    detail: {
      en: 'The upload is at a different offset. Get it with HEAD, and continue from there.',
      'zh-TW': '上傳進度與這個分段的起點不同。請以 HEAD 查詢進度，再從該處繼續。',
    },
    next: prompts,
  },
  upload_past_its_end: {
    title: { en: 'More than was announced', 'zh-TW': '內容超過預告的大小' },
    detail: {
      en: 'The piece goes past the announced length. Start a new upload with the right length.',
      'zh-TW': '這個分段超過預告的檔案大小。請以正確的大小重新開始上傳。',
    },
    next: prompts,
  },
  upload_expired: {
    title: { en: 'The upload is too old', 'zh-TW': '上傳已過期' },
    detail: {
      en: 'An upload that is not finished within 24 hours is discarded. Send the file again from the beginning.',
      'zh-TW': '24 小時內沒有傳完的上傳會自動捨棄，請從頭重新上傳檔案。',
    },
    next: prompts,
  },
  upload_in_use: {
    title: { en: 'The upload is busy', 'zh-TW': '上傳正在處理中' },
    detail: {
      en: 'Another call is working on this upload. Try again in a moment.',
      'zh-TW': '另一個要求正在處理這個上傳，請稍後再試。',
    },
    next: prompts,
  },
  upload_already_complete: {
    title: { en: 'The file has arrived', 'zh-TW': '檔案已經送達' },
    detail: {
      en: 'The upload is complete and can no longer be stopped. A file that no request uses changes nothing.',
      'zh-TW': '檔案已上傳完成，無法取消。沒有需求使用的檔案不會有任何影響。',
    },
    next: prompts,
  },
  prompt_not_ready: {
    title: { en: 'The voice file cannot be played yet', 'zh-TW': '語音檔無法播放' },
    detail: {
      en: 'A voice file can be played once its check has accepted it. Its findings show how far the check is.',
      'zh-TW': '語音檔檢查合格後才能播放，檢查進度與結果請查看語音檔的檢查結果。',
    },
    next: prompts,
  },
  prompt_not_repairable: {
    title: { en: 'The voice file cannot be repaired', 'zh-TW': '語音檔無法修整' },
    detail: {
      en: 'A voice file can be repaired once its check has accepted it. Wait for the check, or send another file.',
      'zh-TW': '語音檔檢查合格後才能修整，請等檢查完成，或改傳其他檔案。',
    },
    next: prompts,
  },
  range_not_satisfiable: {
    title: { en: 'The range does not exist', 'zh-TW': '指定的範圍不存在' },
    detail: {
      en: 'The file has {size}; the requested range is outside it.',
      'zh-TW': '檔案大小為 {size}，您要求的範圍超出檔案。',
    },
    next: prompts,
  },
};
