import { announcementFieldWords } from './announcements.ts';
import { behalfFieldWords } from './behalf-channels.ts';
import { calendarFieldWords, serviceHoursFieldWords } from './calendar.ts';
import { dayFileFieldWords } from './day-files.ts';
import { jobFieldWords } from './jobs.ts';
import { lineFieldWords } from './lines.ts';
import { quoteFieldWords } from './quotes.ts';
import { repairFieldWords } from './repair-fields.ts';
import type { ReaderLanguage } from './say.ts';
import { scopeFieldWords } from './scope.ts';
import { tableFieldWords } from './tables.ts';
import { webhookFieldWords } from './webhooks.ts';
import { fill, type Sentence } from './wording.ts';

/**
 * Wording for faults of one field; `{given}` is the value that was given. A shape's own rule names one of these codes as
 * its message; all other faults of shapes are worded by `input-faults.ts`.
 */
export const fieldWords: Record<string, Sentence> = {
  ...announcementFieldWords,
  ...webhookFieldWords,
  ...tableFieldWords,
  ...behalfFieldWords,
  ...quoteFieldWords,
  ...scopeFieldWords,
  ...jobFieldWords,
  ...repairFieldWords,
  missing: { en: 'This is missing.', 'zh-TW': '缺少這個欄位。' },
  unknown_field: { en: 'There is no such field.', 'zh-TW': '沒有這個欄位。' },
  unusable_text: {
    en: 'This contains characters that cannot be stored: NUL, or half of a character.',
    'zh-TW': '內含無法儲存的字元（NUL 或不完整的字元）。',
  },
  too_deep: { en: 'This is nested too deeply.', 'zh-TW': '巢狀層數過多。' },
  name_with_link: { en: 'Leave web and mail addresses out of the name.', 'zh-TW': '姓名請勿包含網址或電子郵件。' },
  too_many: { en: 'Send one only.', 'zh-TW': '只能傳送一個。' },
  not_in_future: { en: 'Choose a later time: this one has passed.', 'zh-TW': '這個時間已經過了，請改選之後的時間。' },
  not_callable: {
    en: 'Choose an operator or an administrator with an active account.',
    'zh-TW': '請選擇帳號使用中的維運人員或系統管理員。',
  },
  shift_over: { en: 'This shift is over already. Leave it out.', 'zh-TW': '這個班次已經結束，請移除。' },
  until_before_from: { en: 'The end must not be before the start.', 'zh-TW': '迄日不可早於起日。' },
  contact_not_whole: { en: 'Give a name and an address, or neither.', 'zh-TW': '姓名與電子郵件須都填，或都不填。' },
  range_not_forward: { en: 'The end must be after the start.', 'zh-TW': '結束時間須晚於開始時間。' },
  unknown_topic: { en: 'This exercise has no such notice.', 'zh-TW': '這場演練沒有這則公告。' },
  range_too_long: {
    en: 'Ask for at most 400 days at once. For a longer time, ask again from the end on.',
    'zh-TW': '一次最多查詢 400 天。需要更長的期間，請從結束時間接著再查。',
  },
  report_too_long: {
    en: 'A report covers at most ten years. Choose a shorter time.',
    'zh-TW': '報表最多涵蓋十年，請縮短期間。',
  },
  year_out_of_range: { en: 'The year must be between 1970 and 2999.', 'zh-TW': '年份須介於 1970 至 2999。' },
  nothing_visible: { en: 'Enter some visible text.', 'zh-TW': '內容看不到任何文字，請重新輸入。' },
  nothing_provided: { en: 'Give a voice file or an answer.', 'zh-TW': '請提供語音檔或文字回覆。' },
  line_and_lines: {
    en: 'Name one line (lineId) or several (lineIds), not both.',
    'zh-TW': '請指定一條線路（lineId）或多條線路（lineIds），不要兩者並用。',
  },
  wish_or_date: {
    en: 'Give an instant (wishedAt) or a date (date), one of the two.',
    'zh-TW': '請提供時間（wishedAt）或日期（date），擇一即可。',
  },
  no_length: {
    en: 'These hours have no length. Round the clock is 00:00 to 24:00.',
    'zh-TW': '開始與結束時間相同。全天請填 00:00 至 24:00。',
  },
  range_reversed: lineFieldWords.range_reversed,
  overlapping_dated_days: lineFieldWords.overlapping_dated_days,
  ...dayFileFieldWords,
  nothing_asked: {
    en: 'Add or remove at least one day, or say whether national holidays count.',
    'zh-TW': '請至少新增或移除一天，或設定是否依國定假日。',
  },
  too_many_days: {
    en: 'These are more than 1,000 days. Split them over several requests.',
    'zh-TW': '超過 1,000 天，請分成多件需求提出。',
  },
  line_not_named: { en: 'This line is not among the lines of the request.', 'zh-TW': '這條線路不在本需求的線路之中。' },
  line_twice: { en: 'This line has dates of its own twice. Join them.', 'zh-TW': '這條線路的個別設定重複，請合併。' },
  closed_hours_alone: lineFieldWords.closed_hours_alone,
  merge_itself: { en: 'Choose another request to merge into.', 'zh-TW': '請選擇要併入的另一筆需求。' },
  merge_two_customers: {
    en: 'The two requests belong to different customers.',
    'zh-TW': '這兩筆需求屬於不同的客戶。',
  },
  merge_other_kind: {
    en: 'Only requests of the same kind can be merged, and voice files only for the same place.',
    'zh-TW': '只能合併同一類型的需求；語音檔須為同一個位置。',
  },
  merge_other_time: {
    en: 'The two are for different times. Move one of them to the other time first.',
    'zh-TW': '兩筆需求的生效時間不同，請先將其中一筆改期。',
  },
  merge_same_line: {
    en: 'Both are about the same line. Add to the one that should stay, and cancel the other.',
    'zh-TW': '兩筆需求都包含同一條線路。請將內容加入要保留的那一筆，並取消另一筆。',
  },
  merge_too_many_lines: {
    en: 'Together they would have more than 1,000 lines. Leave them apart.',
    'zh-TW': '合併後會超過 1,000 條線路，請分開處理。',
  },
  no_return: {
    en: 'This kind of change does not switch back by itself. Leave the time to switch back out.',
    'zh-TW': '這類變更不會自動換回，請不要填寫換回時間。',
  },
  week_or_seasons: {
    en: 'Set the weekly hours, or end seasons: one request does one of the two.',
    'zh-TW': '設定每週營業時間與取消期間營業時間請分開提出。',
  },
  forwarding_loop: {
    en: 'Callers would come back to the line they called: {given}. Choose a number outside this circle.',
    'zh-TW': '來電會繞回原本撥打的線路：{given}。請改用不在這個迴圈內的門號。',
  },
  unknown_revision: {
    en: 'This line has no version {given}.',
    'zh-TW': '這條線路沒有第 {given} 版。',
  },
  recording_never_played: {
    en: 'This line has never played that voice file there.',
    'zh-TW': '這條線路的這個位置沒有播放過該語音檔。',
  },
  revision_or_recording: {
    en: 'Name a version of the line, or a prompt with the voice file it shall play again.',
    'zh-TW': '請指定線路的版本，或指定語音位置與要換回的語音檔。',
  },
  one_recording: {
    en: 'One request carries one voice file. File another request for the other one.',
    'zh-TW': '一件需求只能使用一個假日語音檔，另一個請另外提出需求。',
  },
  two_customers: {
    en: 'These lines belong to different customers. File one request for each customer.',
    'zh-TW': '這些線路屬於不同客戶，請分開提出需求。',
  },
  not_a_slot: {
    en: 'Choose greeting, closed, holiday, emergency, menu, hold, or custom: with a name of a to z, 0 to 9 and hyphens.',
    'zh-TW': '請選擇 greeting、closed、holiday、emergency、menu、hold，或以 custom: 加上小寫英文、數字與連字號命名。',
  },
  not_a_clock_time: { en: 'This is not a time of day (09:00).', 'zh-TW': '時間格式不正確（例：09:00）。' },
  not_a_phone_number: {
    en: 'This is not a phone number. Write it as it is dialled, like 02-2345-6789 or 0912-345-678.',
    'zh-TW': '這不是電話號碼，請照撥打方式輸入，例如 02-2345-6789 或 0912-345-678。',
  },
  two_phone_numbers: { en: 'Give one number here.', 'zh-TW': '這裡只能填一個號碼。' },
  phone_extension: {
    en: 'A line has no extension. Did you mean {offer}?',
    'zh-TW': '線路號碼不含分機，您是指 {offer} 嗎？',
  },
  phone_short_code: {
    en: 'Short codes like 110, 1999 or 412-8888 are not lines. Give the full number with its area code.',
    'zh-TW': '110、1999、412-8888 這類簡碼不是線路號碼，請填含區碼的完整號碼。',
  },
  phone_area_missing: {
    en: 'The area code is missing. Write it in front, like 02-2345-6789.',
    'zh-TW': '缺少區碼，請加上區碼，例如 02-2345-6789。',
  },
  phone_number_impossible: {
    en: 'This number does not exist. Check its digits. In Taiwan it has an area code and 5 to 8 digits, like 02-2345-6789 or 037-234-567.',
    'zh-TW': '沒有這個號碼，請檢查數字。台灣的號碼是區碼加 5 到 8 碼，例如 02-2345-6789 或 037-234-567。',
  },
  phone_number_mistyped: { en: 'Did you mean {offer}?', 'zh-TW': '您是指 {offer} 嗎？' },
  unknown_time_zone: lineFieldWords.unknown_time_zone,
  unknown_district: {
    en: '{given} has no district of this name. Choose it from the list, or write its official name.',
    'zh-TW': '{given}沒有這個行政區，請從清單選擇，或填寫正式名稱。',
  },
  time_zone_mistyped: {
    en: 'A time zone is named by a place. Did you mean {offer}?',
    'zh-TW': '時區要用地點表示，您是指 {offer} 嗎？',
  },
  unknown_upload: { en: 'You have no upload with this id.', 'zh-TW': '沒有這個代碼的上傳檔案。' },
  unknown_request: {
    en: 'You have no request with this id.',
    'zh-TW': '沒有這個代碼的需求。',
  },
  other_place: {
    en: 'That request is about another line or prompt. Choose the same ones, or file a separate request.',
    'zh-TW': '原需求的線路或語音位置不同，請選擇相同的線路與語音位置，或另外提出需求。',
  },
  join_other_kind: {
    en: 'That request is of another kind. File a separate request.',
    'zh-TW': '那筆需求的種類不同，請另外提出需求。',
  },
  join_reopens: {
    en: 'What is added to an open request cannot reopen another one. File it by itself.',
    'zh-TW': '併入處理中需求的內容，無法同時重新開啟另一筆需求，請分開提出。',
  },
  reopen_note_missing: {
    en: 'Say what is not right, so that our technicians know what to look for.',
    'zh-TW': '請說明哪裡有問題，以便技術人員處理。',
  },
  ...calendarFieldWords,
  ...serviceHoursFieldWords,
  line_not_failed: {
    en: 'Nothing has failed on the line {given}. Read the request again.',
    'zh-TW': '線路 {given} 沒有失敗的變更，請重新讀取需求。',
  },
  retried_together: {
    en: 'Nothing of this request is live, so all of its lines are tried again. Leave the lines out.',
    'zh-TW': '這筆需求尚無任何線路生效，會一起重試，請不要指定線路。',
  },
};

/** A field's fault for its reader; one that came with values has been said already. */
export function presentFieldFault<Fault extends { code: string; message: string }>(
  fault: Fault,
  language: ReaderLanguage,
): Fault {
  const sentence = fieldWords[fault.code];
  if (!sentence || sentence[language].includes('{offer}')) return fault;
  return { ...fault, message: fill(sentence[language], { given: fault.message }) };
}
