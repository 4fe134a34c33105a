import type { QualificationReasonCode } from '../../domain/qualification/qualification-input.ts';
import { closureWords } from './closures.ts';
import { askSales, changeFiling, openRequest, seeLines } from './next-steps.ts';
import type { Wording } from './wording.ts';

/** Why a filing is or is not accepted, by reason code. */
export const qualificationWords: Record<QualificationReasonCode, Wording> = {
  paid_service: {
    title: { en: 'A paid service', 'zh-TW': '付費服務' },
    detail: {
      en: '{kind} is a paid service. Ask for a quote; work begins when an owner has accepted it.',
      'zh-TW': '「{kind}」屬於付費服務，請先申請報價，由主要管理者接受報價後即開始處理。',
    },
    next: { label: { en: 'Ask for a quote', 'zh-TW': '申請報價' }, href: '/quotes/new' },
  },
  trial_support_not_started: {
    title: { en: 'Trial support has not begun', 'zh-TW': '試用支援尚未開始' },
    detail: {
      en: 'Support for your trial begins on {on}, the day of onboarding.',
      'zh-TW': '您的試用支援自啟用日 {on} 起開始。',
    },
    next: askSales,
  },
  trial_support_ended: {
    title: { en: 'Trial support has ended', 'zh-TW': '試用支援已結束' },
    detail: {
      en: 'Support for your trial ended on {on}. Choose a plan to continue.',
      'zh-TW': '您的試用支援已於 {on} 結束，選購方案後即可繼續提出需求。',
    },
    next: askSales,
  },
  no_phone_contract: {
    title: { en: 'No phone service contract', 'zh-TW': '沒有電話服務合約' },
    detail: {
      en: 'Changes to phone lines need a phone service contract in force today. Sales can arrange one.',
      'zh-TW': '電話線路的變更需要有效的電話服務合約，請洽業務辦理。',
    },
    next: askSales,
  },
  contract_not_started: {
    title: { en: 'The contract has not begun', 'zh-TW': '合約尚未生效' },
    detail: {
      en: 'Your phone service contract begins on {from}. You can file requests from that day.',
      'zh-TW': '您的電話服務合約自 {from} 起生效，當日起即可提出需求。',
    },
    next: askSales,
  },
  contract_ended: {
    title: { en: 'The contract has ended', 'zh-TW': '合約已到期' },
    detail: {
      en: 'Your phone service contract ended on {until}. Renew it to continue.',
      'zh-TW': '您的電話服務合約已於 {until} 到期，續約後即可繼續提出需求。',
    },
    next: askSales,
  },
  duplicate_request: {
    title: { en: 'Another request is in the way', 'zh-TW': '與另一筆需求衝突' },
    detail: {
      en: 'An open request changes the same on {line}. Follow that one, or cancel it and file again.',
      'zh-TW': '{line} 的同一項目已有一筆處理中的需求。請追蹤該筆需求，或先取消再重新提出。',
    },
    next: openRequest,
  },
  plan_overlaps: {
    title: { en: 'Another change is planned then', 'zh-TW': '該時段已排定其他變更' },
    detail: {
      en: 'A change of the same on {line} is planned for {effectiveAt}, and the times overlap. The next free time is {nextFree}.',
      'zh-TW': '{line} 的同一項目已排定於 {effectiveAt} 變更，時間重疊。下一個可用的時間是 {nextFree}。',
    },
    next: openRequest,
  },
  planned_as_well: {
    title: { en: 'Another change is planned', 'zh-TW': '另有已排定的變更' },
    detail: {
      en: 'A change of the same on {line} is planned for {effectiveAt}. It goes ahead as planned, unless you cancel it.',
      'zh-TW': '{line} 的同一項目另排定於 {effectiveAt} 變更；除非取消，屆時仍會照常進行。',
    },
    next: openRequest,
  },
  already_in_effect: {
    title: { en: 'Already in effect', 'zh-TW': '已經生效' },
    detail: {
      en: 'The line is set exactly like this already. Nothing needs to be changed.',
      'zh-TW': '線路目前已經是這樣的設定，不需要變更。',
    },
    next: seeLines,
  },
  audio_rejected: {
    title: { en: 'The voice file cannot be used', 'zh-TW': '語音檔無法使用' },
    detail: {
      en: 'This voice file did not pass the check. You can file the request, but it waits for a better file, and the time until then does not count.',
      'zh-TW': '這個語音檔檢查不合格。需求仍可提出，但會等候您補上新檔，期間不計入處理時間。',
    },
    next: {
      label: { en: 'Choose another voice file', 'zh-TW': '改用其他語音檔' },
      href: '/requests/new',
    },
  },
  audio_long_for_slot: {
    title: { en: 'A long greeting', 'zh-TW': '歡迎語偏長' },
    detail: {
      en: 'The voice file lasts {seconds}; a greeting is usually under {usualSeconds}. Callers may hang up before the end: say the most important thing first, or choose a shorter file.',
      'zh-TW':
        '語音檔長達 {seconds}，歡迎語通常在 {usualSeconds}以內，來電者可能沒聽完就掛斷。請先說重點，或改用較短的檔案。',
    },
    next: changeFiling,
  },
  effective_at_in_past: {
    title: { en: 'The time has passed', 'zh-TW': '生效時間已過' },
    detail: {
      en: 'The time to go live, {effectiveAt}, has passed. Choose a later one, or leave it blank.',
      'zh-TW': '您指定的生效時間 {effectiveAt} 已經過了，請改選之後的時間，或留空。',
    },
    next: changeFiling,
  },
  time_far_ahead: {
    title: { en: 'Too far ahead', 'zh-TW': '時間太遠' },
    detail: {
      en: '{at} is more than two years ahead. Check the year, or file the request when it is closer.',
      'zh-TW': '{at} 距離現在超過兩年，請確認年份，或等日期接近時再提出。',
    },
    next: changeFiling,
  },
  effective_at_best_effort: {
    title: { en: 'Sooner than we can promise', 'zh-TW': '早於可承諾的時間' },
    detail: {
      en: "You chose to go live at {effectiveAt}. We'll try, but promise it only by {dueBy}.",
      'zh-TW': '您指定 {effectiveAt} 生效。我們會盡力趕上，但最晚可能到 {dueBy} 才生效。',
    },
    next: {
      label: { en: 'Choose a later time', 'zh-TW': '改選較晚的時間' },
      href: '/requests/new',
    },
  },
  revert_before_due: {
    title: { en: 'It may be over before it goes live', 'zh-TW': '可能還沒生效就換回' },
    detail: {
      en: 'It switches back at {revertAt}, but may go live as late as {dueBy}: callers might hear it only briefly, or not at all.',
      'zh-TW': '{revertAt} 就會換回原語音，但最晚可能到 {dueBy} 才生效，來電者可能只會短暫聽到，甚至聽不到。',
    },
    next: { label: { en: 'Choose a later time', 'zh-TW': '改選較晚的時間' }, href: '/requests/new' },
  },
  revert_before_effective: {
    title: { en: 'It switches back before it goes live', 'zh-TW': '換回時間早於生效時間' },
    detail: {
      en: 'It would switch back at {revertAt}, before it goes live. Choose a later time to switch back.',
      'zh-TW': '換回原語音的時間 {revertAt} 早於生效時間，請改選較晚的時間。',
    },
    next: changeFiling,
  },
  revert_at_in_past: {
    title: { en: 'The time to switch back has passed', 'zh-TW': '換回時間已過' },
    detail: {
      en: 'The time to switch back, {revertAt}, has passed. Choose a later one, or leave it blank.',
      'zh-TW': '換回原語音的時間 {revertAt} 已經過了，請改選之後的時間，或留空。',
    },
    next: changeFiling,
  },
  dates_in_past: {
    title: { en: 'The dates have passed', 'zh-TW': '日期已過' },
    detail: {
      en: 'The last of the dates, {last}, has passed. Choose later dates.',
      'zh-TW': '最後一個日期 {last} 已經過了，請改選之後的日期。',
    },
    next: changeFiling,
  },
  closure_end_required: {
    title: { en: 'The closure needs an end', 'zh-TW': '請指定結束時間' },
    detail: {
      en: 'Say when the closure ends, so that the line opens again by itself.',
      'zh-TW': '緊急停止服務必須指定結束時間，線路才會自動恢復。',
    },
    next: changeFiling,
  },
  closure_ends_before_start: {
    title: { en: 'The closure ends before it begins', 'zh-TW': '結束時間早於開始時間' },
    detail: {
      en: 'The end of the closure must be after its start.',
      'zh-TW': '緊急停止服務的結束時間必須晚於開始時間。',
    },
    next: changeFiling,
  },
  closure_already_over: {
    title: { en: 'The closure is over', 'zh-TW': '時段已經結束' },
    detail: {
      en: 'The closure would have ended at {until}. Choose a later time.',
      'zh-TW': '停止服務的時段已於 {until} 結束，請改選之後的時間。',
    },
    next: changeFiling,
  },
  ...closureWords,
  revert_by_hand: {
    title: { en: 'A technician switches it back', 'zh-TW': '由技術人員手動換回' },
    detail: {
      en: "A person changes this line's phone system. When {revertAt} has come, a technician puts back what was there before, by {by} at the latest. If it must be back earlier, choose an earlier time.",
      'zh-TW':
        '這條線路的電話系統由人工變更。{revertAt} 到了之後，技術人員會恢復原本的內容，最晚於 {by} 前完成。若需要更早恢復，請改選較早的時間。',
    },
    next: changeFiling,
  },
};
