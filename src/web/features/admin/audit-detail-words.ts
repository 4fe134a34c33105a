import i18next from 'i18next';
import { auditDetailEn } from './audit-words.en.ts';
import { auditDetailZhTw } from './audit-words.zh-tw.ts';

// With the page of the audit, not with every page's words: few people read them.
i18next.addResourceBundle('en', 'auditDetail', auditDetailEn);
i18next.addResourceBundle('zh-TW', 'auditDetail', auditDetailZhTw);
