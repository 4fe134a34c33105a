import { en as everybodyEn } from '../../src/web/words/en.ts';
import { staffEn } from '../../src/web/words/staff.en.ts';
import { staffZhTw } from '../../src/web/words/staff.zh-tw.ts';
import { zhTw as everybodyZhTw } from '../../src/web/words/zh-tw.ts';

/** Every word of the pages, staff's too. */
export const en = { ...everybodyEn, ...staffEn };
export const zhTw = { ...everybodyZhTw, ...staffZhTw };
