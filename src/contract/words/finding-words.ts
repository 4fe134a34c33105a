import type { AudioFindingCode } from '../../domain/audio/verdict.ts';
import type { AudioFindingLanguage, AudioFindingWording } from './audio-finding-wording.ts';
import { audioFindingWords } from './audio-findings.ts';

/** How to export what we cannot read, by the name under which it is told. Others get the code's own fix. */
const exportWords: Record<string, Record<AudioFindingLanguage, string>> = {
  headerless: {
    en: 'It is a telephone file without a header. Ask the provider of your old phone system for it as WAV, or choose its kind and have it read again.',
    'zh-TW': '這是沒有檔頭的電話語音檔。請向原電話系統的廠商索取 WAV 檔，或選擇它的類型後重新讀取。',
  },
  SILK: {
    en: 'This is a voice message of WeChat or QQ. Play it there and record it with a voice recorder, or record it here.',
    'zh-TW': '這是微信或 QQ 的語音訊息。請播放後用手機的錄音程式重新錄下，或直接在這裡錄音。',
  },
  DSS: {
    en: 'This comes from a dictation machine. Open it in the program of its maker (Olympus, Philips or Grundig) and save it as WAV.',
    'zh-TW': '這是錄音筆的檔案。請用原廠程式（Olympus、Philips 或 Grundig）開啟，另存成 WAV 檔。',
  },
  RealAudio: {
    en: 'Open it in RealPlayer or VLC and convert it to WAV or MP3.',
    'zh-TW': '請用 RealPlayer 或 VLC 開啟，轉存成 WAV 或 MP3。',
  },
  'NIST SPHERE': {
    en: 'Ask whoever sent it for a WAV file, or convert it to WAV with Audacity.',
    'zh-TW': '請向提供者索取 WAV 檔，或用 Audacity 轉存成 WAV。',
  },
  'AAC (LATM)': {
    en: 'Open it in VLC and convert it to M4A or WAV.',
    'zh-TW': '請用 VLC 開啟，轉存成 M4A 或 WAV。',
  },
  'G.729': {
    en: 'Ask the provider of your old phone system to export it as WAV.',
    'zh-TW': '請向原電話系統的廠商索取匯出的 WAV 檔。',
  },
  VOX: {
    en: 'Ask the provider of your old phone system to export it as WAV.',
    'zh-TW': '請向原電話系統的廠商索取匯出的 WAV 檔。',
  },
  VOC: {
    en: 'Open it in Audacity or VLC and export it as WAV.',
    'zh-TW': '請用 Audacity 或 VLC 開啟，匯出成 WAV 檔。',
  },
  'MP3 (free format)': {
    en: 'Export it as WAV, or as MP3 with a usual bit rate, for example 128 kbit/s.',
    'zh-TW': '請匯出成 WAV，或使用一般位元率（例如 128 kbit/s）的 MP3。',
  },
};

/** The sentence and the fix of one finding, before its values are filled in. */
export function wordsOfFinding(
  finding: { code: string; params?: Record<string, unknown> },
  language: AudioFindingLanguage,
): AudioFindingWording | null {
  const words = audioFindingWords[finding.code as AudioFindingCode]?.[language];
  if (!words) return null;
  const way =
    finding.code === 'unsupported'
      ? (exportWords[String(finding.params?.actual)] ?? exportWords[String(finding.params?.reason)])
      : undefined;
  return way ? { ...words, fix: way[language] } : words;
}
