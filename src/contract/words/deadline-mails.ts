import type { DeadlineWarning } from '../../domain/deadline/warnings.ts';
import type { Mail } from './customer-mails.ts';
import type { Sentence } from './wording.ts';

const facts: Sentence = {
  en: '\n\nLine: {line}\nRequest number: {number}\nDue: {dueBy}\n{holder}\n\nSee the job here:\n{address}\n',
  'zh-TW': '\n\n線路：{line}\n需求編號：{number}\n期限：{dueBy}\n{holder}\n\n請到這裡查看工作：\n{address}\n',
};

function mail(subject: Sentence, text: Sentence): Mail {
  const body = (language: keyof Sentence) => text[language] + facts[language];
  return { subject, body: { en: body('en'), 'zh-TW': body('zh-TW') } };
}

/** Warnings of deadlines, to technicians and operators. */
export const deadlineMails: Record<DeadlineWarning, Mail> = {
  half: mail(
    { en: 'Half of the time is used: {customer}, {line}', 'zh-TW': '已用一半時間：{customer}，{line}' },
    {
      en: 'Hello {name},\n\nhalf of the promised service time for a change for {customer} is used.',
      'zh-TW': '{name} 您好：\n\n{customer} 的變更已用掉一半的承諾服務時間。',
    },
  ),
  most: mail(
    { en: '80% of the time is used: {customer}, {line}', 'zh-TW': '已用 80% 時間：{customer}，{line}' },
    {
      en: 'Hello {name},\n\n80% of the promised service time for a change for {customer} is used.',
      'zh-TW': '{name} 您好：\n\n{customer} 的變更已用掉 80% 的承諾服務時間。',
    },
  ),
  breach: mail(
    { en: 'Overdue: {customer}, {line}', 'zh-TW': '已逾期：{customer}，{line}' },
    {
      en: 'Hello {name},\n\na change for {customer} is not done although the promised time is over.',
      'zh-TW': '{name} 您好：\n\n{customer} 的變更已超過承諾時間，仍未完成。',
    },
  ),
};

/** Who has the job, as `{holder}`. */
export const holderWords = {
  held: { en: 'Held by: {holder}', 'zh-TW': '認領人：{holder}' },
  open: { en: 'Nobody has taken the job.', 'zh-TW': '尚無人認領這項工作。' },
} satisfies Record<string, Sentence>;
