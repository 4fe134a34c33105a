import type { RequestLineState, RequestOutcome } from '../../domain/change-request/request-line.ts';
import type { Sentence } from './wording.ts';

/** Where a request stands on one of its lines. */
export const requestLineStateNames: Record<RequestLineState, Sentence> = {
  waiting: { en: 'Not changed yet', 'zh-TW': '尚未變更' },
  applying: { en: 'Being changed', 'zh-TW': '變更中' },
  live: { en: 'Live', 'zh-TW': '已生效' },
  failed: { en: 'Failed', 'zh-TW': '未能完成' },
  unchanged: { en: 'Already set this way', 'zh-TW': '原本就是如此' },
  stopped: { en: 'Unchanged', 'zh-TW': '維持原狀' },
};

/** A request's lines in a sentence: the first by its name. */
export const severalLines: Sentence = { en: '{first} and {others} more', 'zh-TW': '{first} 及另外 {others} 條線路' };

/** How much of a completed request is live. */
export const requestOutcomeNames: Record<RequestOutcome, Sentence> = {
  whole: { en: 'All lines', 'zh-TW': '全部線路' },
  partly: { en: 'Some of the lines', 'zh-TW': '部分線路' },
};
