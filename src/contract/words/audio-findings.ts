import type { AudioFindingCode } from '../../domain/audio/verdict.ts';
import type { AudioFindingLanguage, AudioFindingWording } from './audio-finding-wording.ts';
import { passageWords } from './audio-passages.ts';

/**
 * For every finding a sentence a receptionist understands and what to do about it.
 * `{name}` is filled from the finding's params. `reason` is for programs and logs; `actual` names what was found.
 */
export const audioFindingWords: Record<AudioFindingCode, Record<AudioFindingLanguage, AudioFindingWording>> = {
  not_audio: {
    en: {
      message: 'This is not a voice file.',
      fix: 'Choose the voice file itself, for example a WAV, MP3 or M4A file.',
    },
    'zh-TW': { message: '這不是語音檔。', fix: '請選擇語音檔本身，例如 WAV、MP3 或 M4A 檔案。' },
  },
  no_audio_stream: {
    en: {
      message: 'The file has no sound in it.',
      fix: 'Export the voice file again and check that it plays before you send it.',
    },
    'zh-TW': { message: '檔案裡沒有聲音。', fix: '請重新匯出語音檔，確認可以播放後再上傳。' },
  },
  damaged: {
    en: {
      message: 'The file is damaged or incomplete: it cannot be played to its end.',
      fix: 'Export the voice file again, or copy the original once more, and upload that.',
    },
    'zh-TW': { message: '檔案損毀或不完整，無法播放到最後。', fix: '請重新匯出語音檔，或重新複製原始檔案後再上傳。' },
  },
  too_long: {
    en: {
      message: 'The voice file is longer than {limitSeconds}.',
      fix: 'Shorten it, or split it into several files.',
    },
    'zh-TW': { message: '語音檔超過 {limitSeconds}。', fix: '請縮短內容，或分成幾段語音檔。' },
  },
  too_short: {
    en: {
      message: 'The voice file lasts only {seconds}; at least {limitSeconds} are needed.',
      fix: 'Check that all of it was exported, then upload it again.',
    },
    'zh-TW': {
      message: '語音檔只有 {seconds}，至少要有 {limitSeconds}。',
      fix: '請確認整段內容都有匯出，再重新上傳。',
    },
  },
  too_large: {
    en: {
      message: 'The file is larger than {limitMegabytes} MB.',
      fix: 'Export it as MP3 or M4A, or as WAV with one channel and 16 bits.',
    },
    'zh-TW': { message: '檔案超過 {limitMegabytes} MB。', fix: '請匯出成 MP3 或 M4A，或單聲道 16 位元的 WAV 檔。' },
  },
  unsupported: {
    en: {
      message: 'We cannot read this kind of voice file ({actual}).',
      fix: 'Open it in the program that made it, and save or export it as a WAV file. Then upload that.',
    },
    'zh-TW': {
      message: '我們無法讀取這種語音檔（{actual}）。',
      fix: '請用原本的程式開啟，另存或匯出成 WAV 檔後再上傳。',
    },
  },
  has_video: {
    en: { message: 'This is a video.', fix: 'Export only its sound, for example as M4A or MP3, and upload that.' },
    'zh-TW': { message: '這是影片檔。', fix: '請只匯出聲音（例如 M4A 或 MP3），再上傳。' },
  },
  silent: {
    en: { message: 'There is nothing to hear in this voice file.', fix: 'Check the microphone and record it again.' },
    'zh-TW': { message: '這個語音檔完全沒有聲音。', fix: '請檢查麥克風後重新錄音。' },
  },
  playlist: {
    en: {
      message: 'This is a playlist: it only points to voice files elsewhere.',
      fix: 'Upload the voice file itself.',
    },
    'zh-TW': { message: '這是播放清單，只記錄語音檔放在哪裡，沒有聲音內容。', fix: '請直接上傳語音檔。' },
  },
  external_reference: {
    en: {
      message: 'The sound is not in this file: it refers to another file.',
      fix: 'Export the voice file as one self-contained file (WAV, MP3 or M4A).',
    },
    'zh-TW': {
      message: '這個檔案沒有包含聲音，而是引用了另一個檔案。',
      fix: '請重新匯出成單一完整的檔案（WAV、MP3 或 M4A）。',
    },
  },
  clipped: {
    en: {
      message: 'Parts of the voice file are overdriven and sound harsh.',
      fix: 'Lower the recording level and record it again.',
    },
    'zh-TW': { message: '語音檔有部分爆音，聽起來刺耳。', fix: '請調低錄音音量後重新錄製。' },
  },
  very_quiet: {
    en: {
      message: 'The voice file is very quiet. We made it louder, which also lifts the background noise.',
      fix: 'Speak closer to the microphone or raise the recording level.',
    },
    'zh-TW': {
      message: '語音檔音量太小。我們已放大音量，但背景雜音也會變大。',
      fix: '請靠近麥克風說話，或調高錄音音量。',
    },
  },
  very_loud: {
    en: {
      message: 'The voice file is very loud. We turned it down.',
      fix: 'Nothing to do, unless it sounds harsh: then lower the recording level.',
    },
    'zh-TW': {
      message: '語音檔音量太大，我們已調低。',
      fix: '不需處理；若聽起來刺耳，請調低錄音音量後重錄。',
    },
  },
  long_leading_silence: {
    en: {
      message: 'Callers hear {seconds} of silence before the voice starts.',
      fix: 'Press “Improve this voice file”, then “Trim silence at both ends”.',
    },
    'zh-TW': {
      message: '開頭有 {seconds}沒有聲音，來電者會先聽到空白。',
      fix: '請按「改善這個語音檔」，再按「去除頭尾靜音」。',
    },
  },
  long_trailing_silence: {
    en: {
      message: 'There is silence for {seconds} after the voice ends.',
      fix: 'Press “Improve this voice file”, then “Trim silence at both ends”.',
    },
    'zh-TW': { message: '結尾有 {seconds}沒有聲音。', fix: '請按「改善這個語音檔」，再按「去除頭尾靜音」。' },
  },
  dc_offset: {
    en: {
      message: 'The recording equipment adds a constant offset. We removed it.',
      fix: 'Nothing to do for this file; have the sound card or cable checked.',
    },
    'zh-TW': {
      message: '錄音設備造成直流偏移，我們已移除。',
      fix: '這個檔案不需處理；建議檢查音效卡或線材。',
    },
  },
  one_channel_dead: {
    en: {
      message: 'Only one of the two channels has sound. We used that one.',
      fix: 'Nothing to do; next time record in mono.',
    },
    'zh-TW': { message: '左右聲道只有一邊有聲音，我們已採用有聲音的那一邊。', fix: '不需處理；下次請用單聲道錄音。' },
  },
  phase_cancels_in_mono: {
    en: {
      message: 'The two channels cancel each other on a telephone. We used only the first one.',
      fix: 'Listen to the result. For the best quality, export the voice file in mono.',
    },
    'zh-TW': {
      message: '左右聲道在電話上會互相抵消，我們只採用第一個聲道。',
      fix: '請試聽結果；建議重新匯出成單聲道以獲得最佳音質。',
    },
  },
  noisy: {
    en: {
      message: 'There is a lot of background noise behind the voice.',
      fix: 'Record again in a quiet room, close to the microphone.',
    },
    'zh-TW': { message: '背景雜音很大，會干擾人聲。', fix: '請在安靜的房間、靠近麥克風重新錄音。' },
  },
  narrow_band_source: {
    en: {
      message: 'The voice file already has telephone quality, so it cannot sound better than that.',
      fix: 'If you have the original in higher quality, upload that.',
    },
    'zh-TW': { message: '這個語音檔只有電話音質，無法再提升。', fix: '若有音質更好的原始檔案，請改上傳原始檔。' },
  },
  longer_than_5_minutes: {
    en: {
      message: 'The voice file lasts {seconds}; few callers listen that long.',
      fix: 'Check that it is the right file; shorten it if you can.',
    },
    'zh-TW': { message: '語音檔長達 {seconds}，很少來電者會聽這麼久。', fix: '請確認檔案正確，並盡量縮短。' },
  },
  longer_than_usual_for_slot: {
    en: {
      message: 'The voice file lasts {seconds}; a greeting is usually under {usualSeconds}.',
      fix: 'Say the most important thing first and shorten the rest.',
    },
    'zh-TW': {
      message: '語音檔長達 {seconds}，歡迎語通常在 {usualSeconds}以內。',
      fix: '請先說重點，並縮短其餘內容。',
    },
  },
  wrong_extension: {
    en: {
      message: 'The file name ends in .{extension}, but the content is {actual}. We used the content.',
      fix: 'Nothing to do; check only that it is the file you meant.',
    },
    'zh-TW': {
      message: '檔名結尾是 .{extension}，但內容其實是 {actual}。我們以內容為準。',
      fix: '不需處理；只請確認是您要的檔案。',
    },
  },
  invalid_samples: {
    en: {
      message: 'The file has {samples} broken samples that are no sound. We made them silent.',
      fix: 'Listen to the result. If something is missing, export the voice file again as 16-bit WAV.',
    },
    'zh-TW': {
      message: '檔案裡有 {samples} 個取樣點損壞，不是聲音，我們已將它們靜音。',
      fix: '請試聽結果；若內容有缺漏，請重新匯出成 16 位元的 WAV 檔。',
    },
  },
  rendition_unlike_source: {
    en: {
      message: 'Our conversion for telephones did not match your voice file, so we did not use it. The fault is ours.',
      fix: 'You need not send the file again: we keep it and try again. If it is urgent, call us.',
    },
    'zh-TW': {
      message: '我們轉出的電話語音與您的語音檔不符，因此沒有採用。這是我們的問題。',
      fix: '不需重新上傳，我們已保留檔案並會再試一次。若有急用，請來電。',
    },
  },
  check_failed: {
    en: {
      message: 'We could not finish checking this voice file. The fault is ours.',
      fix: 'You need not send the file again: we keep it and try again. If it is urgent, call us.',
    },
    'zh-TW': {
      message: '我們還沒能完成這個語音檔的檢查。這是我們的問題。',
      fix: '不需重新上傳，我們已保留檔案並會再試一次。若有急用，請來電。',
    },
  },
  end_unclear: {
    en: {
      message: 'The file does not say where its sound ends, and other data may follow it.',
      fix: 'Listen to the end. If you hear noise there, export the voice file again.',
    },
    'zh-TW': {
      message: '檔案沒有註明聲音在哪裡結束，後面可能還有其他資料。',
      fix: '請試聽結尾；若有雜音，請重新匯出語音檔。',
    },
  },
  ...passageWords,
  last_frame_lost: {
    en: {
      message: 'The very end of the file is missing; the rest plays.',
      fix: 'Listen to the end. If a word is cut off, export the voice file again.',
    },
    'zh-TW': { message: '檔案最後一小段遺失，其餘可正常播放。', fix: '請試聽結尾；若最後的字不完整，請重新匯出。' },
  },
};
