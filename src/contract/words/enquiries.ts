import type { OwnAuditAction } from '../../domain/audit-entry.ts';
import type { Sentence, Wordings } from './wording.ts';

const seeEnquiries = { label: { en: 'See the questions', 'zh-TW': '查看問題' }, href: '/enquiries' };

/** Refusals of questions to our staff. */
export const enquiryRefusals: Wordings = {
  out_of_scope: {
    title: { en: 'This is not included', 'zh-TW': '不在服務範圍內' },
    detail: {
      en: 'Our staff do not do this ({topic}). {answer} The link leads on.',
      'zh-TW': '客服無法協助「{topic}」。{answer}點選連結可查看下一步。',
    },
    next: { label: { en: 'Read where to go instead', 'zh-TW': '查看可以怎麼做' }, href: '/ask?topic={topicKey}' },
  },
  scope_paid: {
    title: { en: 'This is paid work', 'zh-TW': '這是付費服務' },
    detail: {
      en: 'A quote comes first ({topic}). {answer} The link leads on.',
      'zh-TW': '「{topic}」要先報價。{answer}點選連結可查看下一步。',
    },
    next: { label: { en: 'Read how to get a quote', 'zh-TW': '查看如何索取報價' }, href: '/ask?topic={topicKey}' },
  },
  enquiry_moved_on: {
    title: { en: 'This question has moved on', 'zh-TW': '問題狀態已變更' },
    detail: {
      en: 'Its state is now: {enquiryStatus}. Load the page again to see what is possible.',
      'zh-TW': '目前狀態為：{enquiryStatus}。請重新整理頁面，查看可以做的事。',
    },
    next: seeEnquiries,
  },
  enquiry_merge_other: {
    title: { en: 'Choose another question', 'zh-TW': '請選擇另一個問題' },
    detail: {
      en: 'A question goes on in another one of the same customer that is still open.',
      'zh-TW': '只能併入同一位客戶、尚未結束的另一個問題。',
    },
    next: seeEnquiries,
  },
  enquiry_taken: {
    title: { en: 'Someone else has this question', 'zh-TW': '已有人認領這個問題' },
    detail: {
      en: '{name} took it a moment before you. Take another one.',
      'zh-TW': '{name} 剛剛已先認領，請認領另一個問題。',
    },
    next: seeEnquiries,
  },
};

/** Labels of what the audit keeps of questions. */
export const enquiryAuditWords: Record<Extract<OwnAuditAction, `enquiry.${string}`>, Sentence> = {
  'enquiry.asked': { en: 'Asked a question', 'zh-TW': '提出問題' },
  'enquiry.take': { en: 'Took a question', 'zh-TW': '認領問題' },
  'enquiry.answer': { en: 'Answered a question', 'zh-TW': '回覆問題' },
  'enquiry.write': { en: 'Added to a question', 'zh-TW': '補充問題' },
  'enquiry.close': { en: 'Closed a question', 'zh-TW': '結束問題' },
  'enquiry.reopen': { en: 'Asked a question again', 'zh-TW': '重新提問' },
  'enquiry.handOver': { en: 'Handed a question over as a request', 'zh-TW': '將問題轉為需求' },
  'enquiry.merge': { en: 'Merged a question into another', 'zh-TW': '合併問題' },
  'enquiry.warned': { en: 'Notified agents of a late answer', 'zh-TW': '通知客服問題逾期未回覆' },
  'enquiry.fileRead': { en: 'Opened a picture of a question', 'zh-TW': '開啟問題附圖' },
  'enquiry.absorb': { en: 'Went on waiting for a merged question', 'zh-TW': '接續併入問題的等候' },
};
