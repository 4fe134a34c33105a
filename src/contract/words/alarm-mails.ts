import type { SubjectAlarmKind } from '../../domain/on-call/alarm.ts';
import type { Mail } from './customer-mails.ts';
import type { Sentence } from './wording.ts';

/** Ends the mail that notifies somebody of an alarm. `{alarm}` is the page on which it is acknowledged. */
export const alarmFoot: Sentence = {
  en: '\nAcknowledge the alarm here, so that nobody else is notified:\n{alarm}\n',
  'zh-TW': '\n請到這裡確認收到警報，系統就不會再通知下一位：\n{alarm}\n',
};

/** To the next person, because nobody has acknowledged. `{what}` is the alarm's kind in words, `{before}` who was notified before. */
export const escalatedMail: Mail = {
  subject: { en: 'Not acknowledged: {customer}, {line}', 'zh-TW': '警報尚未確認：{customer}，{line}' },
  body: {
    en: 'Hello {name},\n\nnobody has acknowledged an alarm about {customer}, so it comes to you.\n\n{what}\nLine: {line}\nRequest number: {number}\nDue: {dueBy}\nRaised: {at}\nNotified before you: {before}\n\nSee the job here:\n{address}\n',
    'zh-TW':
      '{name} 您好：\n\n{customer} 的警報還沒有人確認，因此通知您處理。\n\n{what}\n線路：{line}\n需求編號：{number}\n期限：{dueBy}\n發生時間：{at}\n先前已通知：{before}\n\n請到這裡查看工作：\n{address}\n',
  },
};

/** To whoever is notified of an alarm about the desk's own. `{what}` is the alarm's kind in words, `{area}` where, `{next}` what to do. */
export const subjectAlarmMail: Mail = {
  subject: { en: '{what}: {area}', 'zh-TW': '{what}：{area}' },
  body: {
    en: 'Hello {name},\n\n{what}.\n\nArea: {area}\nRaised: {at}\n{detail}\n{next}\n',
    'zh-TW': '{name} 您好：\n\n{what}。\n\n地區：{area}\n發生時間：{at}\n{detail}\n{next}\n',
  },
};

/** To the next person, because nobody has acknowledged an alarm about the desk's own. */
export const escalatedSubjectMail: Mail = {
  subject: { en: 'Not acknowledged: {what}, {area}', 'zh-TW': '警報尚未確認：{what}，{area}' },
  body: {
    en: 'Hello {name},\n\nnobody has acknowledged an alarm, so it comes to you.\n\n{what}.\nArea: {area}\nRaised: {at}\nNotified before you: {before}\n\n{next}\n',
    'zh-TW':
      '{name} 您好：\n\n有一則警報還沒有人確認，因此通知您處理。\n\n{what}。\n地區：{area}\n發生時間：{at}\n先前已通知：{before}\n\n{next}\n',
  },
};

/** What to do about it. */
export const subjectAlarmNext: Record<SubjectAlarmKind, Sentence> = {
  announcement_disputed: {
    en: 'Nothing can be sent on this notice now. Compare what its sources say, and settle which of them holds.',
    'zh-TW': '目前無法依這則公告發送。請比對各來源的說法，並裁定以哪一個為準。',
  },
  announcement_ended: {
    en: 'The notice was taken back or replaced while lines are closed on it. Look at its broadcasts, and open the lines again where offices work.',
    'zh-TW':
      '公告已撤回或由新公告取代，但仍有線路依這則公告停止服務。請查看相關的緊急廣播；照常上班的地區請恢復線路服務。',
  },
  broadcast_not_applied: {
    en: 'Look at the lines of the broadcast, try the failed ones again, and have a technician take the jobs of those that are changed by hand.',
    'zh-TW': '請查看這次緊急廣播的線路，重試失敗的線路，並請技術人員認領須手動變更的線路工作。',
  },
  broadcast_alone: {
    en: 'Listen to the sound and confirm the broadcast. Otherwise its lines open again 30 minutes after sending, or after its start.',
    'zh-TW': '請試聽音檔並確認這次緊急廣播；若無人確認，線路會在發送或開始後 30 分鐘恢復服務。',
  },
  feed_silent: {
    en: 'Notices do not arrive by themselves now, and that does not mean that there is none. Read the official pages, enter by hand what they say, and have the feed looked at.',
    'zh-TW':
      '目前無法自動收到公告，但不代表沒有停班停課。請查看官方網頁、手動輸入公告內容，並請人檢查自動接收的設定與連線。',
  },
};

export const wholeCountry: Sentence = { en: 'the whole country', 'zh-TW': '全國' };

/** The lines by name, in the mail about those that are not closed. */
export const missingLinesWords: Sentence = {
  en: 'Not done ({count}): {lines}\n',
  'zh-TW': '尚未完成（{count} 條）：{lines}\n',
};
