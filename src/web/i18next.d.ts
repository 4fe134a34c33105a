import 'i18next';
import type { auditDetailEn } from './features/admin/audit-words.en.ts';
import type { calendarEn } from './features/operations/calendar-words.en.ts';
import type { StaffWords, Words } from './words/shape.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Words & StaffWords; audit: typeof auditDetailEn; calendar: typeof calendarEn };
    returnNull: false;
  }
}
