import { askDesk, seeHealth } from './next-steps.ts';
import type { Wordings } from './wording.ts';

const docs = { label: { en: 'Read the API guide', 'zh-TW': '查看 API 說明' }, href: '/api/docs' };
const again = { label: { en: 'Read how to try again', 'zh-TW': '查看如何重試' }, href: '/api/docs' };

/** Wording for faults of a call itself, whatever it was about. */
export const problemWords: Wordings = {
  internal: {
    title: { en: 'Something went wrong on our side', 'zh-TW': '系統發生問題' },
    detail: {
      en: 'This could not be completed, and nothing was saved. If it happens again, give the error number to customer service.',
      'zh-TW': '這次操作沒有完成，沒有儲存任何內容。若再次發生，請將錯誤編號提供給客服。',
    },
    next: askDesk,
  },
  temporarily_unavailable: {
    title: { en: 'Temporarily unavailable', 'zh-TW': '暫時無法使用' },
    detail: {
      en: 'Part of the system is not responding. Try again in a few seconds.',
      'zh-TW': '系統的一部分目前沒有回應，請過幾秒再試。',
    },
    next: seeHealth,
  },
  changes_met: {
    title: { en: 'Someone else changed this at the same moment', 'zh-TW': '同時有其他變更' },
    detail: {
      en: 'Someone changed the same data at the same moment, so your change was not saved. Send it again.',
      'zh-TW': '有人同時修改了相同的資料，您的變更沒有儲存，請再送出一次。',
    },
    next: again,
  },
  out_of_space: {
    title: { en: 'We have run out of disk space', 'zh-TW': '系統空間不足' },
    detail: {
      en: 'Nothing was saved because our disk is full. Try again later.',
      'zh-TW': '系統磁碟空間已滿，沒有儲存任何內容，請稍後再試。',
    },
    next: seeHealth,
  },
  not_found: {
    title: { en: 'Not found', 'zh-TW': '找不到' },
    detail: { en: 'There is nothing here that you can see.', 'zh-TW': '這個位址沒有您可以檢視的資料。' },
    next: docs,
  },
  method_not_allowed: {
    title: { en: 'The method is not supported here', 'zh-TW': '這個位址不支援這種操作' },
    detail: { en: 'Use one of these methods: {allow}.', 'zh-TW': '請改用這些方法之一：{allow}。' },
    next: docs,
  },
  headers_too_large: {
    title: { en: 'The address or the headers are too long', 'zh-TW': '網址或標頭過長' },
    detail: {
      en: 'Address and headers together may have 16 kB. Shorten the address, or send fewer headers and cookies.',
      'zh-TW': '網址與標頭合計最多 16 kB，請縮短網址，或減少標頭與 cookie。',
    },
    next: docs,
  },
  request_too_slow: {
    title: { en: 'The request took too long to arrive', 'zh-TW': '要求傳送過慢' },
    detail: {
      en: 'The connection was closed before the request had arrived. Send it again.',
      'zh-TW': '要求還沒收完，連線就已關閉，請重新傳送。',
    },
    next: again,
  },
  forbidden: {
    title: { en: 'Not allowed', 'zh-TW': '沒有權限' },
    detail: { en: 'Your role does not allow this.', 'zh-TW': '您的角色沒有這項權限。' },
    next: { label: { en: 'Ask an owner of your organisation', 'zh-TW': '請洽貴公司的主要管理者' }, href: '/api/v1/me' },
  },
  not_signed_in: {
    title: { en: 'Sign in first', 'zh-TW': '請先登入' },
    detail: { en: 'This needs a session or an API key.', 'zh-TW': '這項操作需要先登入，或使用 API 金鑰。' },
    next: { label: { en: 'Sign in', 'zh-TW': '登入' }, href: '/sign-in' },
  },
  foreign_origin: {
    title: { en: 'Sent from another site', 'zh-TW': '來源網站不符' },
    detail: {
      en: 'Changes with a session cookie must come from our own pages. Use an API key from elsewhere.',
      'zh-TW': '使用登入狀態的變更必須從本系統的網頁送出；其他來源請改用 API 金鑰。',
    },
    next: docs,
  },
  invalid_input: {
    title: { en: 'Check the form', 'zh-TW': '輸入的內容有誤' },
    detail: { en: 'Correct the marked fields and send again.', 'zh-TW': '請修正標示的欄位後再送出。' },
    next: docs,
  },
  malformed_json: {
    title: { en: 'Not readable as JSON', 'zh-TW': '無法讀取 JSON' },
    detail: { en: 'The body is not well-formed JSON.', 'zh-TW': '內容不是正確的 JSON 格式。' },
    next: docs,
  },
  malformed_request: {
    title: { en: 'The request is malformed', 'zh-TW': '要求格式錯誤' },
    detail: { en: 'The address or headers of the request could not be read.', 'zh-TW': '無法讀取要求的網址或標頭。' },
    next: docs,
  },
  unusable_text: {
    title: { en: 'A text cannot be stored', 'zh-TW': '文字無法儲存' },
    detail: {
      en: 'A text holds a NUL or half a character. Remove it and send again.',
      'zh-TW': '文字中含有 NUL 或不完整的字元，請移除後再送出。',
    },
    next: docs,
  },
  request_aborted: {
    title: { en: 'The request was cut off', 'zh-TW': '傳送中斷' },
    detail: {
      en: 'The connection ended before everything had arrived. Nothing was saved.',
      'zh-TW': '內容尚未送完連線就中斷了，沒有保留任何資料。',
    },
    next: again,
  },
  body_too_large: {
    title: { en: 'Too much in one request', 'zh-TW': '內容過大' },
    detail: { en: 'The body is larger than this address accepts.', 'zh-TW': '內容超過這個位址可接受的大小。' },
    next: docs,
  },
  unsupported_media_type: {
    title: { en: 'Unsupported content type', 'zh-TW': '不支援的內容類型' },
    detail: {
      en: 'Send JSON as application/json, a voice file as multipart/form-data, its pieces as application/offset+octet-stream.',
      'zh-TW': 'JSON 請用 application/json，語音檔請用 multipart/form-data，分段請用 application/offset+octet-stream。',
    },
    next: docs,
  },
  too_many_requests: {
    title: { en: 'Too many requests', 'zh-TW': '要求過於頻繁' },
    detail: { en: 'Wait {seconds}, then try again.', 'zh-TW': '請等候 {seconds}後再繼續。' },
    next: docs,
  },
  precondition_required: {
    title: { en: 'Say which version you are editing', 'zh-TW': '請指明要修改的版本' },
    detail: {
      en: 'Send If-Match with the ETag you received when you read it.',
      'zh-TW': '請以 If-Match 標頭附上讀取時取得的 ETag。',
    },
    next: docs,
  },
  if_match_invalid: {
    title: { en: 'If-Match is not a valid ETag', 'zh-TW': 'If-Match 不是有效的 ETag' },
    detail: {
      en: 'Send the ETag exactly as you received it, with its quotes.',
      'zh-TW': '請原樣送出讀取時取得的 ETag，包含引號。',
    },
    next: docs,
  },
  precondition_failed: {
    title: { en: 'Someone else changed this first', 'zh-TW': '有人先修改了這筆資料' },
    detail: {
      en: 'Load it again, check what changed, then send your change.',
      'zh-TW': '請重新讀取並確認變更內容後，再送出您的修改。',
    },
    next: again,
  },
  idempotency_key_invalid: {
    title: { en: 'The Idempotency-Key is not usable', 'zh-TW': 'Idempotency-Key 無法使用' },
    detail: {
      en: 'Use 1 to 200 printable ASCII characters without spaces.',
      'zh-TW': '請使用 1 到 200 個可列印的 ASCII 字元，不含空白。',
    },
    next: docs,
  },
  idempotency_key_in_use: {
    title: { en: 'The same request is still running', 'zh-TW': '相同的要求仍在處理' },
    detail: {
      en: 'Another call with this Idempotency-Key has not finished yet.',
      'zh-TW': '使用相同 Idempotency-Key 的要求還沒結束。',
    },
    next: again,
  },
  idempotency_key_reused: {
    title: { en: 'The key was used for another request', 'zh-TW': '這個鍵值已用於其他要求' },
    detail: { en: 'Use a new Idempotency-Key for a new request.', 'zh-TW': '新的要求請使用新的 Idempotency-Key。' },
    next: docs,
  },
  cursor_invalid: {
    title: { en: 'The cursor is not valid', 'zh-TW': '分頁位置無效' },
    detail: { en: 'Start again without a cursor.', 'zh-TW': '請不帶 cursor 重新開始。' },
    next: docs,
  },
};
