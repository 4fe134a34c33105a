import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { HandJobReply } from '../../../contract/emergency-jobs.contract.ts';
import { useNow } from '../../lib/clock.ts';
import { useFormats } from '../../lib/formats.ts';
import { handLinesEn } from './emergency-words.en.ts';
import { handLinesZhTw } from './emergency-words.zh-tw.ts';

// With the pages of jobs, not with every page's words.
i18next.addResourceBundle('en', 'handLines', handLinesEn);
i18next.addResourceBundle('zh-TW', 'handLines', handLinesZhTw);

/** The words of lines that are changed by hand, in the reader's language. */
export function useHandLineWords() {
  return useTranslation('handLines').t;
}

/** Names what has to be done, and for when. */
export function useHandTask() {
  const t = useHandLineWords();
  const { moment } = useFormats();
  const now = useNow(30_000);
  return {
    taskOf: ({ task, closedBefore }: HandJobReply) => t(task === 'open' ? 'open' : closedBefore ? 'longer' : 'close'),
    windowOf: ({ from, until }: HandJobReply) => t('window', { from: moment(from, now), until: moment(until, now) }),
  };
}
