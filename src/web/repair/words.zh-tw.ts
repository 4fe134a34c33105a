import type { SameKeys } from '../words/shape.ts';
import type { repairEn } from './words.en.ts';

/** 修整語音檔的文字。 */
export const repairZhTw: SameKeys<typeof repairEn> = {
  title: '改善這個語音檔',
  text: '每項只要按一下。原始錄音會保留，隨時可以改回。',
  kinds: {
    trim_silence: '去除頭尾靜音',
    cut_gaps: '縮短長停頓',
    remove_hum: '消除嗡嗡聲',
    level_passages: '音量調為一致',
    join: '接上另一個檔案',
  },
  advised: '建議',
  advisedFor: '{{kind}}（建議）',
  working: '處理中…',
  failed: '無法這樣處理',
  done: '已完成的修整',
  undo: '改用原始錄音',
  before: '修整前：原始錄音',
  after: '修整後',
  asRecorded: '原始錄音',
  improved: '由「{{name}}」修整而成',
  pause: '中間的停頓',
  pauses: { none: '無', half: '0.5 秒', one: '1 秒', two: '2 秒' },
  drop: '選擇要接在後面的檔案',
  dropHint: '會接在這段之後播放。{{formats}}',
  uploading: '正在上傳 {{name}}：{{percent}}%',
  checking: '正在檢查 {{name}}…',
};
