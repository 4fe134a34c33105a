import type { AudioFindingCode } from '../../domain/audio/verdict.ts';
import type { Sentence } from './wording.ts';

/** Figures of a finding, for whoever knows about sound; a page shows them only when asked to. */
export const findingDetails: Partial<Record<AudioFindingCode, Sentence>> = {
  very_quiet: { en: 'Loudness: {level} LUFS', 'zh-TW': '響度：{level} LUFS' },
  very_loud: { en: 'Loudness: {level} LUFS', 'zh-TW': '響度：{level} LUFS' },
  dc_offset: { en: 'Offset: {percent}% of full scale', 'zh-TW': '直流偏移：滿刻度的 {percent}%' },
  noisy: { en: 'Noise lies {distance} dB below the voice', 'zh-TW': '雜音比人聲低 {distance} dB' },
  level_jump: { en: 'Jump: {decibels} dB', 'zh-TW': '音量落差：{decibels} dB' },
  hum: { en: '{hertz} Hz at {level} dBFS', 'zh-TW': '{hertz} Hz，{level} dBFS' },
};
