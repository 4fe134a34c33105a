import 'i18next';
import type { auditDetailEn } from './features/admin/audit-words.en.ts';
import type { calendarEn } from './features/operations/calendar-words.en.ts';
import type { Words } from './words/shape.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Words; audit: typeof auditDetailEn; calendar: typeof calendarEn };
    returnNull: false;
  }
}
