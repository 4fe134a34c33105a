import type { AudioFindingLanguage, AudioFindingWording } from './audio-finding-wording.ts';

/** Findings about single passages of a recording, and about parts of a file that are missing or left out. */
export const passageWords = {
  page_lost: {
    en: {
      message: 'A short piece is missing from the voice file; the rest plays.',
      fix: 'Listen to the result. If a word is missing, copy the original once more, or export the voice file again.',
    },
    'zh-TW': {
      message: '語音檔缺了一小段，其餘可正常播放。',
      fix: '請試聽結果；若有缺字，請重新複製原始檔案或重新匯出。',
    },
  },
  part_not_used: {
    en: {
      message: 'There is more than one voice file in this file. One lasting {seconds} was not used.',
      fix: 'Listen to the result. If something is missing, export that part as a voice file of its own.',
    },
    'zh-TW': {
      message: '這個檔案裡有不只一段語音，其中長 {seconds}的一段沒有採用。',
      fix: '請試聽結果；若缺少內容，請把那一段另外匯出成語音檔。',
    },
  },
  gap_in_speech: {
    en: {
      message: 'There is a pause of {seconds} in the middle: callers may think that they were cut off.',
      fix: 'Press “Improve this voice file”, then “Shorten long pauses”; or record it again without the break.',
    },
    'zh-TW': {
      message: '中間有 {seconds}沒有聲音，來電者可能以為電話斷了。',
      fix: '請按「改善這個語音檔」，再按「縮短長停頓」；或重新錄音。',
    },
  },
  hum: {
    en: {
      message: 'There is a steady hum in the voice file, as of an electric cable.',
      fix: 'Press “Improve this voice file”, then “Remove hum”. To avoid it next time, unplug chargers and move away from other devices.',
    },
    'zh-TW': {
      message: '語音檔裡有持續的嗡嗡聲，像是電源的雜音。',
      fix: '請按「改善這個語音檔」，再按「消除嗡嗡聲」。下次錄音前請拔掉充電器、遠離其他電器。',
    },
  },
  flat_tops: {
    en: {
      message: 'The loudest parts were cut off when this was recorded, so they sound harsh.',
      fix: 'Lower the recording level and record it again. Turning the finished file down does not help.',
    },
    'zh-TW': {
      message: '錄音時最大聲的部分被截掉了，聽起來刺耳。',
      fix: '請調低錄音音量後重新錄製；錄好之後才調小聲沒有用。',
    },
  },
  level_jump: {
    en: {
      message: 'One part is much quieter than another, so callers may not understand it.',
      fix: 'Press “Improve this voice file”, then “Even out the volume”; or record it in one go, at the same distance from the microphone.',
    },
    'zh-TW': {
      message: '有一段比其他部分小聲很多，來電者可能聽不清楚。',
      fix: '請按「改善這個語音檔」，再按「音量調為一致」；或與麥克風保持相同距離，一次錄完。',
    },
  },
  wrong_raw_format: {
    en: {
      message: 'This sounds like noise, not like a voice: the file is probably of another type than the one chosen.',
      fix: 'Choose another kind and have it read again, or export the voice file as WAV.',
    },
    'zh-TW': {
      message: '聽起來像雜訊而不是人聲，檔案可能不是所選的類型。',
      fix: '請改選其他類型後重新上傳，或將語音檔匯出成 WAV。',
    },
  },
} satisfies Record<string, Record<AudioFindingLanguage, AudioFindingWording>>;
