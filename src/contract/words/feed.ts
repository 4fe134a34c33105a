import type { FeedFault } from '../../domain/announcement/feed.ts';
import type { Sentence } from './wording.ts';

/** What went wrong with the last attempt to read the feed of notices. */
export const feedFaultNames: Record<FeedFault, Sentence> = {
  timed_out: { en: 'It did not answer in time', 'zh-TW': '逾時沒有回應' },
  unreachable: { en: 'It could not be reached', 'zh-TW': '無法連線' },
  certificate_refused: { en: 'Its certificate is not valid', 'zh-TW': '憑證無效' },
  error_status: { en: 'It answered with an error', 'zh-TW': '回應錯誤' },
  too_large: { en: 'It sent more than 256 KiB', 'zh-TW': '內容超過 256 KiB' },
  refused_document: { en: 'It sent a document with entities', 'zh-TW': '內容含有不允許的 XML 實體' },
  not_a_feed: { en: 'It sent something other than notices', 'zh-TW': '回傳的內容不是公告' },
  entries_unreadable: { en: 'Some of its entries could not be read', 'zh-TW': '有部分公告無法讀取' },
};
