import { seeJobs } from './next-steps.ts';
import type { Sentence, Wordings } from './wording.ts';

/** Wording for the technicians' queue: taking, holding, handing over and finishing a job. */
export const jobWords: Wordings = {
  not_job_holder: {
    title: { en: "You don't have this job", 'zh-TW': '您沒有認領這項工作' },
    detail: {
      en: 'Only the technician who has the job can do this. It is with: {holder}.',
      'zh-TW': '只有認領這項工作的人員可以執行。目前認領者：{holder}。',
    },
    next: seeJobs,
  },
  job_already_taken: {
    title: { en: 'Someone already has this job', 'zh-TW': '已有人認領這項工作' },
    detail: {
      en: '{holder} has this job. Take another one, or take this one over and give a reason.',
      'zh-TW': '這項工作已由 {holder} 認領。請改認領其他工作，或說明理由後接手。',
    },
    next: seeJobs,
  },
  job_already_yours: {
    title: { en: 'You already have this job', 'zh-TW': '您已認領這項工作' },
    detail: { en: 'Continue with it; there is no need to take it again.', 'zh-TW': '這項工作已由您認領，請繼續處理。' },
    next: { label: { en: 'See your jobs', 'zh-TW': '查看您認領的工作' }, href: '/jobs?mine=true' },
  },
  job_not_taken: {
    title: { en: 'Nobody has this job', 'zh-TW': '還沒有人認領這項工作' },
    detail: {
      en: 'There is nobody to take the job over from. Just take it.',
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
    title: { en: "You've reached the limit", 'zh-TW': '已達可認領的上限' },
    detail: {
      en: 'You have {taken} jobs, and the limit is {maximum}. Finish or release one first.',
      'zh-TW': '您已認領 {taken} 項工作，上限為 {maximum} 項。請先完成其中一項，或放回佇列。',
    },
    next: { label: { en: 'See your jobs', 'zh-TW': '查看您認領的工作' }, href: '/jobs?mine=true' },
  },
  lease_still_running: {
    title: { en: 'Someone is still working on it', 'zh-TW': '認領尚未逾時' },
    detail: { en: 'The job stays with its technician until {until}.', 'zh-TW': '這項工作的認領時間到 {until} 為止。' },
    next: seeJobs,
  },
  reason_required: {
    title: { en: 'Give a reason', 'zh-TW': '請填寫理由' },
    detail: {
      en: 'This step needs a reason. It is kept with the request.',
      'zh-TW': '這個步驟必須填寫理由，理由會保留在紀錄中。',
    },
    next: seeJobs,
  },
  question_required: {
    title: { en: 'Write a question', 'zh-TW': '請填寫問題' },
    detail: {
      en: 'Write what the customer should answer or send.',
      'zh-TW': '請寫明需要客戶回覆或提供什麼。',
    },
    next: seeJobs,
  },
  checklist_required: {
    title: { en: 'Sign off the checklist', 'zh-TW': '請先簽核檢核表' },
    detail: {
      en: 'This phone system is changed by hand. Sign off every step to complete the job.',
      'zh-TW': '這套電話系統由人工變更，請逐項簽核檢核表以完成工作。',
    },
    next: seeJobs,
  },
  not_changed_by_hand: {
    title: { en: 'This phone system is not changed by hand', 'zh-TW': '這套電話系統不需人工變更' },
    detail: {
      en: 'There is no checklist to sign off: changes are applied and verified automatically. Apply the job instead.',
      'zh-TW': '系統會自動套用並確認變更，沒有需要簽核的檢核表，請直接套用。',
    },
    next: seeJobs,
  },
};

export const jobFieldWords: Record<string, Sentence> = {
  unknown_technician: {
    en: 'There is no technician with this id who may sign in.',
    'zh-TW': '沒有這個代碼的技術人員，或該帳號已停用。',
  },
  step_left_out: { en: 'The step {given} is not signed off.', 'zh-TW': '步驟 {given} 尚未確認。' },
  unknown_step: {
    en: 'The checklist has no step {given}. Read the job again.',
    'zh-TW': '檢核表中沒有步驟 {given}，請重新讀取工作。',
  },
};
