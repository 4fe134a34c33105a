import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { auditDetailEn } from './audit-words.en.ts';
import { auditDetailZhTw } from './audit-words.zh-tw.ts';

// Both languages: the reader may switch while the page is open.
i18next.addResourceBundle('en', 'audit', auditDetailEn);
i18next.addResourceBundle('zh-TW', 'audit', auditDetailZhTw);

/** The wording of the audit's details, `t('becomes')`. It comes with that page, so that no other page loads it. */
export function useAuditWords() {
  const { t, i18n } = useTranslation('audit');
  /** The words of a code; undefined for one without. */
  const known = (key: string) => (i18n.exists(key, { ns: 'audit' }) ? t(key as 'becomes') : undefined);
  return { t, known };
}
