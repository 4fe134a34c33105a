import { askDesk } from './next-steps.ts';
import type { Sentence, Wordings } from './wording.ts';

/** Refusals of files that are sent with a quote request or a question. */
export const attachmentRefusals: Wordings = {
  attachment_unreadable: {
    title: { en: 'This file cannot be taken', 'zh-TW': '無法接受這個檔案' },
    detail: {
      en: 'Its content is not a PDF, PNG, JPEG or WebP. Save it as one of these and send it again.',
      'zh-TW': '檔案內容不是 PDF、PNG、JPEG 或 WebP。請轉存成其中一種格式再上傳。',
    },
    next: askDesk,
  },
  picture_damaged: {
    title: { en: 'This picture is damaged', 'zh-TW': '圖片已損壞' },
    detail: {
      en: 'Part of it is missing or unreadable. Save it again, as PNG or JPEG, and send that file.',
      'zh-TW': '圖片有缺損，無法讀取。請重新存成 PNG 或 JPEG，再上傳一次。',
    },
    next: askDesk,
  },
  picture_too_large: {
    title: { en: 'This picture has too many pixels', 'zh-TW': '圖片尺寸太大' },
    detail: {
      en: 'A picture may have {megapixels} million pixels. Cut out the part that matters and send it again.',
      'zh-TW': '圖片最多 {megapixels} 百萬像素。請裁切出需要的部分，再上傳一次。',
    },
    next: askDesk,
  },
  too_many_attachments: {
    title: { en: 'Too many files are waiting', 'zh-TW': '待使用的附件太多' },
    detail: {
      en: '{most} files were sent and not used. Send the quote request or the message they belong to, or try again tomorrow.',
      'zh-TW': '已有 {most} 個附件尚未使用。請先送出報價需求或訊息，或明天再試。',
    },
    next: askDesk,
  },
  attachment_quota_used: {
    title: { en: 'Too many files today', 'zh-TW': '今日附件數量已達上限' },
    detail: {
      en: 'One organisation may send {most} files within 24 hours. Nothing was saved. Try again later.',
      'zh-TW': '每家公司 24 小時內最多可上傳 {most} 個附件。這次沒有保留任何內容，請稍後再試。',
    },
    next: askDesk,
  },
};

export const attachmentFieldWords: Record<string, Sentence> = {
  unknown_attachment: {
    en: 'There is no such file, or it was used already. Send it again.',
    'zh-TW': '找不到這個附件，或已經用過，請重新上傳。',
  },
  not_a_picture: {
    en: 'Only pictures can be sent with a message. Send a PNG, JPEG or WebP.',
    'zh-TW': '訊息只能附圖片，請上傳 PNG、JPEG 或 WebP。',
  },
};
