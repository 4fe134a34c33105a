import type { StandingDoubt } from '../../domain/announcement/standing.ts';
import type { Sentence, Wording, Wordings } from './wording.ts';

const readAgain = { label: { en: 'Read another notice', 'zh-TW': '解讀其他公告' }, href: '/emergency' };

export type AnnouncementDoubt = StandingDoubt;

function doubt(en: [string, string], zhTw: [string, string]): Wording {
  return { title: { en: en[0], 'zh-TW': zhTw[0] }, detail: { en: en[1], 'zh-TW': zhTw[1] }, next: readAgain };
}

export const announcementDoubtWords: Record<AnnouncementDoubt, Wording> = {
  test_status: doubt(
    ['It is a test', 'The message says that it is a test. Nothing can be sent on it.'],
    ['這是測試訊息', '訊息的狀態是測試，不能據以通知。'],
  ),
  exercise_status: doubt(
    ['It is an exercise', 'The message says that it is an exercise. Nothing can be sent on it.'],
    ['這是演習訊息', '訊息的狀態是演習，不能據以通知。'],
  ),
  not_actual: doubt(
    ['It is no actual notice', 'The message is a draft, or about another message. Wait for the actual notice.'],
    ['這不是正式公告', '這是草稿或關於其他訊息的通知，請等候正式公告。'],
  ),
  test_words: doubt(
    ['The text speaks of a test', 'The text has a word for a test or an exercise. Nothing can be sent on it.'],
    ['內容提到測試', '內容有測試或演習的字樣，不能據以通知。'],
  ),
  cancelled: doubt(
    ['It takes a notice back', 'The message cancels an earlier one. Nothing can be sent on it.'],
    ['這是取消公告', '這則訊息取消先前的公告，不能據以通知。'],
  ),
  unknown_state: doubt(
    [
      'Open or closed is not clear',
      'The text does not say clearly whether offices are closed. Check it at its source.',
    ],
    ['看不出是否停班', '內容沒有明確說明是否停止上班，請向來源確認。'],
  ),
  school_only: doubt(
    ['Only schools are closed', 'Offices work as usual, so no line is closed.'],
    ['只有停課', '照常上班，不需關閉線路。'],
  ),
  as_usual: doubt(
    ['Offices work as usual', 'The notice says that offices are open, so no line is closed.'],
    ['照常上班', '公告內容為照常上班，不需關閉線路。'],
  ),
  standard_not_reached: doubt(
    ['The standard for a day off is not reached', 'Offices are open, so no line is closed.'],
    ['未達停班標準', '照常上班，不需關閉線路。'],
  ),
  unknown_area: doubt(
    ['The area is not clear', 'The text does not name the county for certain. Enter it by hand.'],
    ['看不出縣市', '內容沒有明確的縣市，請自行填寫。'],
  ),
  part_of_district: doubt(
    [
      'Only a part of a district',
      'A village, a school or a mountain area closes no district. Close single lines by hand.',
    ],
    ['只有部分地區', '村里、學校或山區停班不會關閉整個鄉鎮市區，請個別處理線路。'],
  ),
  date_doubtful: doubt(
    [
      'The day is not clear',
      'It is not certain which day is meant, or the day is too far ahead. Check it at its source.',
    ],
    ['日期有疑問', '無法確定是哪一天，或日期太遠，請向來源確認。'],
  ),
  stale: doubt(['It is over', 'The time of this notice is over.'], ['已經過期', '這則公告的時間已過。']),
  window_unconfirmed: doubt(
    ['The hours need a look', 'The notice gives hours of its own. Confirm from when until when lines are closed.'],
    ['時段需要確認', '公告有自己的起訖時間，請確認線路關閉的時段。'],
  ),
  settling: doubt(
    ['It is still fresh', 'A notice must stand unchanged for a while, or be confirmed by another source.'],
    ['公告剛發布', '公告需維持一段時間不變，或有其他來源佐證。'],
  ),
  disputed: doubt(
    ['Sources disagree', 'Another source says otherwise. Compare the texts and decide which one holds.'],
    ['來源說法不一', '其他來源的說法不同，請比對內容後決定採用哪一則。'],
  ),
  ended: doubt(
    ['It no longer holds', 'The notice was rejected, replaced or taken back. Nothing can be sent on it.'],
    ['公告已不適用', '這則公告不採用、已由新公告取代或已撤回，不能據以通知。'],
  ),
};

export const announcementWords: Wordings = {
  ...announcementDoubtWords,
  announcement_not_sendable: {
    title: { en: 'Nothing can be sent on this notice', 'zh-TW': '不能據此公告通知' },
    detail: {
      en: 'The notice leaves doubts, or does not close offices. Each reason is listed.',
      'zh-TW': '公告內容有疑問，或沒有停班。原因列在下方。',
    },
    next: readAgain,
  },
  announcement_settling: {
    title: { en: 'The notice is still fresh', 'zh-TW': '公告剛發布' },
    detail: {
      en: 'Wait until it has stood for {minutes} min, add a second source, or give a reason for not waiting.',
      'zh-TW': '請等公告維持 {minutes} 分鐘、加入第二個來源，或說明不等候的理由。',
    },
    next: readAgain,
  },
  notice_of_other_day: {
    title: { en: 'The notice does not close our office then', 'zh-TW': '公告沒有讓本公司當天停班' },
    detail: {
      en: 'The notice is about another county or day than our office on {date}.',
      'zh-TW': '公告的縣市或日期，與本公司 {date} 的停班不符。',
    },
    next: { label: { en: 'Open the service calendar', 'zh-TW': '查看服務日曆' }, href: '/calendar' },
  },
  notice_of_other_area: {
    title: { en: 'This is about something else', 'zh-TW': '內容與這則公告無關' },
    detail: {
      en: 'The text says nothing of {area} and the same part of the day. Enter it as a notice of its own.',
      'zh-TW': '內容沒有提到{area}的同一時段，請另外新增一則公告。',
    },
    next: readAgain,
  },
  sighting_says_nothing: {
    title: { en: 'This source says nothing certain', 'zh-TW': '這個來源沒有明確說法' },
    detail: {
      en: 'A test, or a text that does not say whether offices are closed, cannot hold. Choose another source.',
      'zh-TW': '測試訊息或未明確說明是否停班的內容無法採用，請選擇其他來源。',
    },
    next: readAgain,
  },
  cancel_of_nothing: {
    title: { en: 'This takes back nothing known', 'zh-TW': '找不到要撤回的公告' },
    detail: {
      en: 'The message takes back a notice that nobody has entered, and has no text of its own. Nothing was stored.',
      'zh-TW': '這則訊息要撤回的公告從未新增，本身也沒有內容，因此未儲存。',
    },
    next: readAgain,
  },
  cap_invalid: {
    title: { en: 'This is no CAP message', 'zh-TW': '這不是 CAP 訊息' },
    detail: {
      en: 'The document cannot be read as a CAP 1.2 message ({part}). Give the file as it was published.',
      'zh-TW': '無法以 CAP 1.2 讀取這份檔案（{part}），請提供原始檔案。',
    },
    next: readAgain,
  },
  cap_refused: {
    title: { en: 'This XML is not read', 'zh-TW': '不讀取這份 XML' },
    detail: {
      en: 'XML with a DOCTYPE or entities of its own, or larger than 256 KiB, is never read. Paste the text of the notice instead.',
      'zh-TW': '含 DOCTYPE 或自訂實體，或超過 256 KiB 的 XML 一律不讀取，請改貼公告文字。',
    },
    next: readAgain,
  },
};

/** Wording for faults of one field. */
export const announcementFieldWords: Record<string, Sentence> = {
  notice_cap_or_fields: {
    en: 'Give one notice, one CAP file or its fields. A CAP file says itself when it was sent and what it is.',
    'zh-TW': '請提供一則公告、一個 CAP 檔案或各欄位。CAP 檔案本身已含發布時間與狀態。',
  },
  area_of_notice: {
    en: 'The notice says which area. Leave it out.',
    'zh-TW': '區域由公告決定，請勿填寫。',
  },
  sighting_or_gone: {
    en: 'Give one text or one CAP file with its source, or say that it has gone.',
    'zh-TW': '請提供一則內容或一個 CAP 檔案並註明來源，或註明來源已撤下。',
  },
  notice_or_cap: { en: 'Give one notice or one CAP file.', 'zh-TW': '請提供一則公告或一個 CAP 檔案。' },
};
