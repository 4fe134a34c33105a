import type { Blocker, BroadcastLineState, BroadcastStatus } from '../../domain/broadcast/broadcast-state.ts';
import { type ReaderLanguage, say } from './say.ts';
import type { Sentence, Wordings } from './wording.ts';

export const broadcastStatusNames: Record<BroadcastStatus, Sentence> = {
  draft: { en: 'Draft', 'zh-TW': '草稿' },
  awaitingApproval: { en: 'Waiting for approval', 'zh-TW': '等候核准' },
  sending: { en: 'Being sent', 'zh-TW': '送出中' },
  stopped: { en: 'Stopped', 'zh-TW': '已停止送出' },
  active: { en: 'In force', 'zh-TW': '生效中' },
  restoring: { en: 'Lines are being opened again', 'zh-TW': '恢復服務中' },
  ended: { en: 'Ended', 'zh-TW': '已結束' },
  cancelled: { en: 'Given up', 'zh-TW': '已放棄' },
};

export const broadcastLineStateNames: Record<BroadcastLineState, Sentence> = {
  held: { en: 'Waiting for the first line', 'zh-TW': '等候首條線路確認' },
  queued: { en: 'On its way', 'zh-TW': '送出中' },
  applied: { en: 'Closed', 'zh-TW': '已停止服務' },
  failed: { en: 'Not closed', 'zh-TW': '未能停止服務' },
  stopped: { en: 'Not sent', 'zh-TW': '未送出' },
  restoring: { en: 'Being opened again', 'zh-TW': '恢復服務中' },
  restored: { en: 'Open again', 'zh-TW': '已恢復服務' },
};

/** Why a broadcast cannot close a line, for the operator. */
export const blockerSentences: Record<Blocker, Sentence> = {
  no_contract: {
    en: 'The customer has no contract on that day.',
    'zh-TW': '客戶當天沒有有效合約。',
  },
  district_unknown: {
    en: 'The line has no district, so it is not known whether the notice applies to it. Add the district.',
    'zh-TW': '線路未填行政區，無法判斷是否適用這則公告，請補上行政區。',
  },
  not_set_up: {
    en: 'The line has never been set up on its phone system.',
    'zh-TW': '這條線路尚未在電話系統上完成設定。',
  },
  no_sound: {
    en: 'The emergency voice file of this line cannot be played. Replace it.',
    'zh-TW': '這條線路的緊急語音檔無法播放，請更換。',
  },
};

export function sayBlocker(blocker: Blocker, language: ReaderLanguage): string {
  return say(blockerSentences[blocker], language, {});
}

/** The page of the broadcast itself, or of the one in an exercise: its thrower gives the `place`. */
const toIt = (label: Sentence) => ({ label, href: '/emergency/{place}' });
const toBroadcasts = (label: Sentence) => ({ label, href: '/emergency' });

/** Refusals of broadcasts. */
export const broadcastWords: Wordings = {
  second_person_required: {
    title: { en: 'A second person is needed', 'zh-TW': '須由第二位人員核准' },
    detail: {
      en: 'You wrote or edited this yourself, so someone else has to approve it.',
      'zh-TW': '這是您自己編寫或提出的，須由其他人員核准。',
    },
    next: toBroadcasts({ en: 'Ask the next person on call', 'zh-TW': '聯絡下一位值班人員' }),
  },
  draft_changed: {
    title: { en: 'The broadcast has changed', 'zh-TW': '廣播內容已變動' },
    detail: {
      en: 'Its lines, times or sound are not what you looked at any more. Nothing was sent.',
      'zh-TW': '線路、時間或語音與您剛才看到的不同，尚未送出。',
    },
    next: toIt({ en: 'Look at it again', 'zh-TW': '重新查看' }),
  },
  sound_not_heard: {
    title: { en: 'Listen to it first', 'zh-TW': '請先聽完語音' },
    detail: {
      en: 'Play what callers will hear to its end, then approve.',
      'zh-TW': '請先完整播放來電者會聽到的語音，再核准。',
    },
    next: toIt({ en: 'Play the voice file', 'zh-TW': '播放語音檔' }),
  },
  sound_changed: {
    title: { en: 'The voice file has changed', 'zh-TW': '語音檔已更換' },
    detail: {
      en: 'You listened to another voice file than the one callers will hear.',
      'zh-TW': '您聽的語音檔與來電者會聽到的不同。',
    },
    next: toIt({ en: 'Play the new one', 'zh-TW': '播放新的語音檔' }),
  },
  desk_sound_unusable: {
    title: { en: 'This voice file cannot be used', 'zh-TW': '無法使用這個語音檔' },
    detail: {
      en: 'A broadcast plays a voice file of the desk that has passed its check.',
      'zh-TW': '緊急廣播只能使用維運上傳且檢查合格的語音檔。',
    },
    next: toBroadcasts({ en: 'Choose another voice file', 'zh-TW': '選擇其他語音檔' }),
  },
  broadcast_without_lines: {
    title: { en: 'There is no line to close or to ask about', 'zh-TW': '沒有可停止服務或詢問的線路' },
    detail: {
      en: 'No line of this area would be closed, and nobody would be asked. The preview says why for each line.',
      'zh-TW': '這個區域沒有會停止服務的線路，也沒有要詢問的客戶，預覽會說明各線路的原因。',
    },
    next: toIt({ en: 'Open the preview', 'zh-TW': '查看預覽' }),
  },
  broadcast_only_asks: {
    title: { en: 'Sent alone, it would do nothing', 'zh-TW': '單獨送出不會有任何作用' },
    detail: {
      en: 'Every line of this area asks first, and nobody is asked before a second person has approved.',
      'zh-TW': '這個區域的線路都要先詢問客戶，第二位人員核准之前不會寄出詢問。',
    },
    next: toIt({ en: 'Have a second person approve it', 'zh-TW': '請第二位人員核准' }),
  },
  broadcast_window_over: {
    title: { en: 'This time is over', 'zh-TW': '這段時間已經過去' },
    detail: {
      en: 'The end of the closure is in the past.',
      'zh-TW': '停止服務的結束時間已經過去。',
    },
    next: toBroadcasts({ en: 'Choose another end', 'zh-TW': '選擇其他結束時間' }),
  },
  broadcast_too_long: {
    title: { en: 'This is too long', 'zh-TW': '時間過長' },
    detail: {
      en: 'A broadcast closes lines for at most {days} days. Draft another one when it has to go on.',
      'zh-TW': '緊急廣播最多停止服務 {days} 天，需要延長時請另外擬定。',
    },
    next: toBroadcasts({ en: 'Choose an earlier end', 'zh-TW': '選擇較早的結束時間' }),
  },
  district_not_in_county: {
    title: { en: 'Unknown district', 'zh-TW': '找不到這個行政區' },
    detail: {
      en: '{county} has no district of this name. Write its official name.',
      'zh-TW': '{county}沒有這個行政區，請填寫正式名稱。',
    },
    next: toBroadcasts({ en: 'Correct the district', 'zh-TW': '修正行政區' }),
  },
  announcement_unknown: {
    title: { en: 'There is no such notice', 'zh-TW': '找不到這則公告' },
    detail: {
      en: 'The broadcast names a notice that does not exist.',
      'zh-TW': '這則緊急廣播所依據的公告不存在。',
    },
    next: toBroadcasts({ en: 'Choose a notice', 'zh-TW': '選擇公告' }),
  },
  area_of_notice: {
    title: { en: 'The notice says where', 'zh-TW': '區域由公告決定' },
    detail: {
      en: 'A broadcast on a government notice closes the lines of its area. Draft another one for another area.',
      'zh-TW': '依公告擬定的緊急廣播，只適用公告所列的區域。其他區域請另外擬定。',
    },
    next: toBroadcasts({ en: 'Draft another broadcast', 'zh-TW': '另外擬定緊急廣播' }),
  },
  broadcast_not_provisional: {
    title: { en: 'There is nothing to confirm', 'zh-TW': '沒有需要確認的內容' },
    detail: {
      en: 'A second person has approved or confirmed this broadcast already.',
      'zh-TW': '第二位人員已核准或確認這則緊急廣播。',
    },
    next: toBroadcasts({ en: 'See the broadcast', 'zh-TW': '查看緊急廣播' }),
  },
  broadcast_unconfirmed: {
    title: { en: 'It has to be confirmed first', 'zh-TW': '須先確認' },
    detail: {
      en: 'One person sent this broadcast alone. A second person confirms it, then its time can be changed.',
      'zh-TW': '這則緊急廣播由一個人單獨送出，須先由第二位人員確認，才能變更時間。',
    },
    next: toBroadcasts({ en: 'Ask the next person on call', 'zh-TW': '聯絡下一位值班人員' }),
  },
  change_not_longer: {
    title: { en: 'This is not a longer time', 'zh-TW': '時間沒有變長' },
    detail: {
      en: 'A change starts a closure earlier, before it has begun, or ends it later. To open the lines sooner, end it early.',
      'zh-TW': '變更只能延後結束，或在開始前提前開始。要早點恢復服務，請提早結束。',
    },
    next: toBroadcasts({ en: 'Choose another time', 'zh-TW': '選擇其他時間' }),
  },
  change_gone: {
    title: { en: 'This change does not wait any more', 'zh-TW': '這項變更已不在等候' },
    detail: {
      en: 'It was approved, withdrawn, or replaced by another one. Nothing was done.',
      'zh-TW': '這項變更已核准、撤回，或由另一項變更取代，沒有執行任何動作。',
    },
    next: toBroadcasts({ en: 'See the broadcast', 'zh-TW': '查看緊急廣播' }),
  },
  hand_task_changed: {
    title: { en: 'What has to be done has changed', 'zh-TW': '須執行的內容已變更' },
    detail: {
      en: 'The broadcast was changed while you worked on the line. Look at the job again before you report it done.',
      'zh-TW': '處理期間緊急廣播已變更，請重新查看工作內容再回報完成。',
    },
    next: { label: { en: 'See the emergency jobs', 'zh-TW': '查看緊急工作' }, href: '/jobs' },
  },
  question_over: {
    title: { en: 'It is too late for this answer', 'zh-TW': '已超過回覆時間' },
    detail: {
      en: 'The closure has ended, so nothing was changed. Your lines follow their own hours.',
      'zh-TW': '這次停止服務已經結束，沒有變更任何線路，線路依原本的服務時間運作。',
    },
    next: { label: { en: 'Contact us', 'zh-TW': '聯絡我們' }, href: '/contact/desk' },
  },
  question_answered: {
    title: { en: 'Someone has answered already', 'zh-TW': '已有人回覆' },
    detail: {
      en: '{name} gave another answer first. Nothing was changed. Look at the question again to change the answer.',
      'zh-TW': '{name}已先回覆不同的答案，目前沒有變更。如要更改，請重新開啟這個問題。',
    },
    next: { label: { en: 'Contact us', 'zh-TW': '聯絡我們' }, href: '/contact/desk' },
  },
  broadcast_not_over: {
    title: { en: 'Its time is not over', 'zh-TW': '時間尚未結束' },
    detail: {
      en: 'The closure has not come to its end yet.',
      'zh-TW': '停止服務的時間尚未結束。',
    },
    next: toBroadcasts({ en: 'See the broadcast', 'zh-TW': '查看緊急廣播' }),
  },
  typed_confirmation_wrong: {
    title: { en: 'The number does not match', 'zh-TW': '輸入的數字不符' },
    detail: {
      en: 'To send it alone, type the number of lines that will be closed: {lines}.',
      'zh-TW': '單獨送出前，請輸入將停止服務的線路數：{lines}。',
    },
    next: toBroadcasts({ en: 'Type the number again', 'zh-TW': '重新輸入' }),
  },
};
