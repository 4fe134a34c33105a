import type { RepairDone } from '../../domain/audio/repair-plan.ts';
import { type ReaderLanguage, say } from './say.ts';
import type { Sentence } from './wording.ts';

/** What a repair did to a voice file, for its customer and its technician. */
const words = {
  trim_silence: { en: 'Silence at the start and end removed: {seconds}.', 'zh-TW': '去除頭尾靜音，共 {seconds}。' },
  cut_gaps: { en: 'Long pauses shortened: {seconds} removed.', 'zh-TW': '縮短中間停頓，共 {seconds}。' },
  remove_hum: { en: 'Hum removed ({hertz} Hz).', 'zh-TW': '消除電源嗡嗡聲（{hertz} Hz）。' },
  level_passages: { en: 'Quiet and loud passages brought to one level.', 'zh-TW': '前後音量調為一致。' },
  join: {
    en: '“{fileName}” joined behind it, after a pause of {seconds}.',
    'zh-TW': '後面接上「{fileName}」，中間停頓 {seconds}。',
  },
  joinAtOnce: { en: '“{fileName}” joined right behind it.', 'zh-TW': '後面直接接上「{fileName}」。' },
} satisfies Record<string, Sentence>;

/** Where a step found nothing to do. */
const nothing: Record<Exclude<RepairDone['kind'], 'join'>, Sentence> = {
  trim_silence: { en: 'There was no silence to remove at the ends.', 'zh-TW': '頭尾沒有需要去除的靜音。' },
  cut_gaps: { en: 'There was no long pause to shorten.', 'zh-TW': '中間沒有需要縮短的停頓。' },
  remove_hum: { en: 'There was no hum to remove.', 'zh-TW': '沒有需要消除的嗡嗡聲。' },
  level_passages: { en: 'The level was even already.', 'zh-TW': '前後音量原本就一致。' },
};

/** The sentence of one step, and whether it changed anything. `nameOf` gives the name of a joined file. */
export function sayRepair(
  done: RepairDone,
  language: ReaderLanguage,
  nameOf: (promptId: string) => string,
): { message: string; changed: boolean } {
  const tell = (sentence: Sentence, values: Record<string, string | number> = {}) => ({
    message: say(sentence, language, values),
    changed: true,
  });
  const none = (kind: keyof typeof nothing) => ({ message: say(nothing[kind], language), changed: false });
  switch (done.kind) {
    case 'trim_silence': {
      const seconds = Math.round((done.startSeconds + done.endSeconds) * 10) / 10;
      return seconds > 0 ? tell(words.trim_silence, { seconds }) : none(done.kind);
    }
    case 'cut_gaps':
      return done.count > 0 ? tell(words.cut_gaps, { seconds: done.seconds }) : none(done.kind);
    case 'remove_hum':
      return done.hertz > 0 ? tell(words.remove_hum, { hertz: done.hertz }) : none(done.kind);
    case 'level_passages':
      return done.decibels > 0 ? tell(words.level_passages) : none(done.kind);
    case 'join': {
      const values = { fileName: nameOf(done.promptId), seconds: done.pauseSeconds };
      return tell(done.pauseSeconds > 0 ? words.join : words.joinAtOnce, values);
    }
  }
}
