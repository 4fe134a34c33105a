import type { ChangeFault } from '../../domain/change-request/change-fault.ts';
import type { ReaderLanguage } from './say.ts';
import type { Sentence } from './wording.ts';

interface FaultWords {
  title: Sentence;
  /** What happened. */
  detail: Sentence;
  /** What our staff should do about it. */
  next: Sentence;
}

/** Why a change failed, for our staff. */
export const changeFaultWords: Record<ChangeFault, FaultWords> = {
  apply_retry: {
    title: { en: 'The phone system did not take the change', 'zh-TW': '電話系統未接受變更' },
    detail: {
      en: 'After several attempts the phone system did not answer, or its content still differed from the change.',
      'zh-TW': '多次嘗試後，電話系統仍沒有回應，或其內容與預期不同。',
    },
    next: {
      en: 'Check that it is running; then an operator can put the job back into the queue.',
      'zh-TW': '請確認電話系統運作正常，再由維運人員將工作放回佇列。',
    },
  },
  apply_wrong_configuration: {
    title: { en: 'The phone system connection is misconfigured', 'zh-TW': '電話系統的連線設定有誤' },
    detail: {
      en: 'The change was not applied, because the phone system cannot be used with its settings.',
      'zh-TW': '無法以目前的設定使用這套電話系統，因此變更未能套用。',
    },
    next: {
      en: 'An admin has to correct and test the settings; then an operator can put the job back into the queue.',
      'zh-TW': '請管理員修正設定並測試，再由維運人員將工作放回佇列。',
    },
  },
  apply_refused: {
    title: { en: 'The phone system refused the change', 'zh-TW': '電話系統拒絕變更' },
    detail: { en: 'The phone system refused the change.', 'zh-TW': '電話系統拒絕了這項變更。' },
    next: {
      en: 'Remove the cause it names; then an operator can put the job back into the queue.',
      'zh-TW': '請依電話系統的回應排除原因，再由維運人員將工作放回佇列。',
    },
  },
  apply_internal: {
    title: { en: 'The change could not be applied', 'zh-TW': '變更未能套用' },
    detail: {
      en: 'Something failed on our side while the change was applied. The log has the cause.',
      'zh-TW': '套用變更時我方系統發生問題，原因記錄在系統日誌。',
    },
    next: {
      en: 'An operator can put the job back into the queue to try again.',
      'zh-TW': '請維運人員將工作放回佇列，再試一次。',
    },
  },
  line_retired: {
    title: { en: 'The line is out of service', 'zh-TW': '線路已停用' },
    detail: {
      en: 'The line was taken out of service before the change was made, so nothing was changed on it.',
      'zh-TW': '線路在變更前已停用，因此沒有任何變更。',
    },
    next: {
      en: 'Give the line up, or have an admin bring it back and try again.',
      'zh-TW': '請放棄這條線路的變更，或請管理員恢復線路後再試一次。',
    },
  },
};

/** Customers learn whose fault it is, never details of our systems. */
export const customerFaultSentence: Sentence = {
  en: 'A problem on our side stopped the change. Our operations staff have been notified.',
  'zh-TW': '我方系統發生問題，變更未能套用，已通知內部人員處理。',
};

/** What happened and what to do, for our staff. */
export function sayChangeFault(fault: ChangeFault, language: ReaderLanguage): string {
  const { detail, next } = changeFaultWords[fault];
  return language === 'en' ? `${detail.en} ${next.en}` : detail['zh-TW'] + next['zh-TW'];
}
