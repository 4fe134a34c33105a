import type { QualificationReasonCode } from '../../domain/qualification/qualification-input.ts';
import { askDesk, changeFiling, openRequest, seeLines } from './next-steps.ts';
import type { Wording } from './wording.ts';

type ClosureReason = Exclude<
  Extract<QualificationReasonCode, `closure_${string}`>,
  'closure_end_required' | 'closure_ends_before_start' | 'closure_already_over'
>;

/** What stands against an emergency closure, and what is to be known about it. */
export const closureWords: Record<ClosureReason, Wording> = {
  closure_too_long: {
    title: { en: 'The closure is too long', 'zh-TW': '停止服務的時段太長' },
    detail: {
      en: 'An emergency closure lasts at most {days} days. Choose an earlier end, or set the days as holidays.',
      'zh-TW': '緊急停止服務最長 {days} 天。請改選較早的結束時間，或改用假日設定。',
    },
    next: changeFiling,
  },
  closure_too_far: {
    title: { en: 'Too far ahead for an emergency', 'zh-TW': '距離現在太久' },
    detail: {
      en: 'An emergency closure begins within {days} days. Set days further ahead as holidays.',
      'zh-TW': '緊急停止服務須在 {days} 天內開始。更久之後的日子請改用假日設定。',
    },
    next: changeFiling,
  },
  closure_overlaps: {
    title: { en: 'Closed by another request then', 'zh-TW': '該時段已有另一筆停止服務' },
    detail: {
      en: 'Another request closes {line} from {effectiveAt}, and the times overlap. To close longer, file from {nextFree} on; to close shorter, end that one.',
      'zh-TW':
        '另一筆需求已讓 {line} 自 {effectiveAt} 起停止服務，時段重疊。若要延長，請自 {nextFree} 起另外提出；若要縮短，請提前結束該筆需求。',
    },
    next: openRequest,
  },
  closure_sound_not_ready: {
    title: { en: 'The voice file cannot be used yet', 'zh-TW': '語音檔還不能使用' },
    detail: {
      en: "The voice file is still being checked, or did not pass. Wait for the check, choose another file, or file without one: callers then hear the line's own emergency announcement.",
      'zh-TW':
        '語音檔仍在檢查，或檢查不合格。請等待檢查完成、改用其他語音檔，或不附語音檔：來電者會聽到線路原有的緊急語音。',
    },
    next: changeFiling,
  },
  closure_no_sound: {
    title: { en: 'The emergency voice file cannot be played', 'zh-TW': '緊急語音檔無法播放' },
    detail: {
      en: 'The emergency voice file of {line} cannot be played. Give a voice file for this closure.',
      'zh-TW': '{line} 的緊急語音檔無法播放，請為這次停止服務附上語音檔。',
    },
    next: changeFiling,
  },
  closure_closed_by_broadcast: {
    title: { en: 'Closed by a broadcast as well', 'zh-TW': '緊急廣播也會停止這條線路' },
    detail: {
      en: "A broadcast closes {line} until {until} as well. Your closure comes first; where it ends earlier, the broadcast's goes on.",
      'zh-TW': '緊急廣播也會讓 {line} 停止服務到 {until}。以您的設定優先；若您的時段較早結束，之後仍依緊急廣播。',
    },
    next: seeLines,
  },
  closure_announced: {
    title: { en: 'A government notice covers it', 'zh-TW': '有政府公告可依據' },
    detail: {
      en: 'Offices in {area} are closed on {date} by an announcement in force, so nobody has to approve this.',
      'zh-TW': '{area} 在 {date} 停止上班的公告已生效，不需要另行核准。',
    },
    next: seeLines,
  },
  closure_needs_approval: {
    title: { en: 'An operator approves it first', 'zh-TW': '須先經操作人員核准' },
    detail: {
      en: 'No announcement in force covers these lines on these days. Nothing is closed until an operator has approved it.',
      'zh-TW': '目前沒有生效中的公告涵蓋這些線路與日期，須經操作人員核准後才會停止服務。',
    },
    next: askDesk,
  },
  closure_not_announced: {
    title: { en: 'That announcement does not cover it', 'zh-TW': '指定的公告不適用' },
    detail: {
      en: 'The announcement is not in force any more, or is for another area or day. File without it: an operator then decides.',
      'zh-TW': '指定的公告已不再有效，或屬於其他地區、其他日期。請不要指定公告再提出，由操作人員核准。',
    },
    next: changeFiling,
  },
  closure_by_hand: {
    title: { en: 'A technician closes some lines', 'zh-TW': '部分線路由技術人員處理' },
    detail: {
      en: 'A person changes the phone system of some of these lines: a technician closes them, before all other work, and opens them again after the end.',
      'zh-TW': '部分線路的電話系統由人工變更，技術人員會優先處理停止服務，並在結束後恢復。',
    },
    next: seeLines,
  },
  closure_desk_closed: {
    title: { en: 'Customer service is closed now', 'zh-TW': '目前不在服務時間' },
    detail: {
      en: 'Someone is there again at {opensAt}. Your request is recorded and whoever is on duty is told at once, but we promise nothing before then.',
      'zh-TW': '服務時間自 {opensAt} 開始。您的需求會先記錄並立即通知值班人員，但在此之前無法承諾完成。',
    },
    next: askDesk,
  },
  closure_around_the_clock: {
    title: { en: 'Handled round the clock', 'zh-TW': '全天受理' },
    detail: {
      en: 'Temporary service hours are open until {until}: emergency closures are handled round the clock.',
      'zh-TW': '臨時服務時間開放至 {until}，期間全天處理緊急停止服務。',
    },
    next: askDesk,
  },
};
