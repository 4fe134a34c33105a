import { seeJobs } from './next-steps.ts';
import type { Wordings } from './wording.ts';

/** Wording for the technicians' queue: taking, holding, handing over and finishing a job. */
export const jobWords: Wordings = {
  not_job_holder: {
    title: { en: 'You do not hold this job', 'zh-TW': '您並未認領這項工作' },
    detail: {
      en: 'Only the technician who holds the job may do this. It is held by: {holder}.',
      'zh-TW': '只有認領這項工作的人員可以執行。目前認領者：{holder}。',
    },
    next: seeJobs,
  },
  job_already_taken: {
    title: { en: 'The job is taken', 'zh-TW': '工作已被認領' },
    detail: {
      en: '{holder} holds this job. Take another one, or take this one over with a reason.',
      'zh-TW': '這項工作已由 {holder} 認領。請改認領其他工作，或說明理由後接手。',
    },
    next: seeJobs,
  },
  job_already_yours: {
    title: { en: 'The job is yours already', 'zh-TW': '您已認領這項工作' },
    detail: { en: 'You hold this job already. Go on with it.', 'zh-TW': '這項工作已由您認領，請繼續處理。' },
    next: { label: { en: 'See the jobs you hold', 'zh-TW': '查看您認領的工作' }, href: '/jobs?mine=true' },
  },
  job_not_taken: {
    title: { en: 'Nobody holds the job', 'zh-TW': '工作尚未被認領' },
    detail: {
      en: 'There is nobody to take the job over from. Take it as usual.',
      'zh-TW': '這項工作目前無人認領，不需要接手，請直接認領。',
    },
    next: seeJobs,
  },
  job_paused: {
    title: { en: 'The job is on hold', 'zh-TW': '工作暫停處理中' },
    detail: {
      en: 'Its request was put on hold. The job goes on when the request is resumed.',
      'zh-TW': '這項工作的需求暫停處理中，待需求恢復後才能繼續。',
    },
    next: seeJobs,
  },
  too_many_taken_jobs: {
    title: { en: 'You hold enough jobs', 'zh-TW': '已達可認領的上限' },
    detail: {
      en: 'You hold {taken} jobs; {maximum} are the most. Finish or release one first.',
      'zh-TW': '您已認領 {taken} 項工作，上限為 {maximum} 項。請先完成其中一項，或放回佇列。',
    },
    next: { label: { en: 'See the jobs you hold', 'zh-TW': '查看您認領的工作' }, href: '/jobs?mine=true' },
  },
  lease_still_running: {
    title: { en: 'The hold is still running', 'zh-TW': '認領尚未逾時' },
    detail: { en: 'The job is held until {until}.', 'zh-TW': '這項工作的認領時間到 {until} 為止。' },
    next: seeJobs,
  },
  reason_required: {
    title: { en: 'Give a reason', 'zh-TW': '請填寫理由' },
    detail: {
      en: 'This step needs a reason; it is kept with the request.',
      'zh-TW': '這個步驟必須填寫理由，理由會保留在紀錄中。',
    },
    next: seeJobs,
  },
  question_required: {
    title: { en: 'Ask something', 'zh-TW': '請填寫問題' },
    detail: {
      en: 'Write what the customer should answer or send.',
      'zh-TW': '請寫明需要客戶回覆或提供什麼。',
    },
    next: seeJobs,
  },
  checklist_required: {
    title: { en: 'Sign off the checklist', 'zh-TW': '請先完成檢核表' },
    detail: {
      en: 'A phone system changed by hand counts as done when every step is signed off.',
      'zh-TW': '由人工變更的電話系統，必須逐項確認檢核表後才算完成。',
    },
    next: seeJobs,
  },
  phone_system_unreachable: {
    title: { en: 'The phone system does not answer', 'zh-TW': '電話系統沒有回應' },
    detail: {
      en: 'It could not be read just now (“{message}”).',
      'zh-TW': '目前無法讀取電話系統（{message}）。',
    },
    next: seeJobs,
  },
  not_changed_by_hand: {
    title: { en: 'This phone system is not changed by hand', 'zh-TW': '這套電話系統不需人工變更' },
    detail: {
      en: 'There is no checklist to sign off: the system is changed and confirmed by program. Apply the job instead.',
      'zh-TW': '這套電話系統由程式變更並讀取確認，沒有檢核表需要確認，請改用套用。',
    },
    next: seeJobs,
  },
};
