import type { HoldCause } from '../../domain/change-request/hold-cause.ts';
import type { ReaderLanguage, ReaderSide } from './say.ts';
import type { Sentence } from './wording.ts';

/** Why a plan was stopped, or a request turned down, by itself: for the customer, and for our staff with what to do. */
const holdCauseWords: Record<HoldCause, Record<ReaderSide, Sentence>> = {
  contract_ended: {
    customer: {
      en: 'The phone service contract had ended when the change was due.',
      'zh-TW': '變更該生效時，電話服務合約已經到期。',
    },
    staff: {
      en: 'The phone service contract had ended when the change was due. Once it is renewed, resume the request.',
      'zh-TW': '變更該生效時，電話服務合約已經到期。續約後，請恢復處理這筆需求。',
    },
  },
  line_moved: {
    customer: {
      en: 'The line was moved to another phone system. We are preparing the change there.',
      'zh-TW': '線路已移到另一套電話系統，我們會在新系統上重新準備這項變更。',
    },
    staff: {
      en: 'The line was moved to another phone system. Resume the request: it goes back to the queue and is prepared there.',
      'zh-TW': '線路已移到另一套電話系統。請恢復處理這筆需求，工作會回到佇列，在新系統上重新準備。',
    },
  },
  line_retired: {
    customer: {
      en: 'The line was taken out of service.',
      'zh-TW': '線路已停用。',
    },
    staff: {
      en: 'The line was taken out of service. Turn the request down, or have the line brought back and resume the request.',
      'zh-TW': '線路已停用。請不予受理這筆需求，或請管理員恢復線路後再恢復處理。',
    },
  },
  closure_time_over: {
    customer: {
      en: 'Its time was over before we could approve it. The lines stayed as they were.',
      'zh-TW': '我們還沒能核准，關閉的時間就已經結束了。線路維持原狀。',
    },
    staff: {
      en: 'Its time was over before anybody approved it. The lines stayed as they were.',
      'zh-TW': '還沒有人核准，關閉的時間就已經結束了。線路維持原狀。',
    },
  },
};

export function sayHoldCause(cause: HoldCause, language: ReaderLanguage, side: ReaderSide): string {
  return holdCauseWords[cause][side][language];
}
