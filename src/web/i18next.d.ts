import 'i18next';
import type { alarmsEn } from './alarms/alarms-words.en.ts';
import type { mailChoiceEn } from './features/account/mail-choice-words.en.ts';
import type { auditDetailEn } from './features/admin/audit-words.en.ts';
import type { consentEn } from './features/consent/words.en.ts';
import type { closureEn } from './features/customer/closure/words.en.ts';
import type { consentsEn } from './features/customer/consents/words.en.ts';
import type { exerciseEn } from './features/emergency/exercise-words.en.ts';
import type { stepEn } from './features/emergency/step-words.en.ts';
import type { emergencyEn } from './features/emergency/words.en.ts';
import type { onCallEn } from './features/on-call/words.en.ts';
import type { calendarEn } from './features/operations/calendar-words.en.ts';
import type { tablesEn } from './features/tables/words.en.ts';
import type { handLinesEn } from './features/technician/emergency-words.en.ts';
import type { rawFormatEn } from './raw-format/words.en.ts';
import type { repairEn } from './repair/words.en.ts';
import type { sensitiveEn } from './sensitive/words.en.ts';
import type { StaffWords, Words } from './words/shape.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: Words & StaffWords;
      alarms: typeof alarmsEn;
      audit: typeof auditDetailEn;
      calendar: typeof calendarEn;
      tables: typeof tablesEn;
      mailChoice: typeof mailChoiceEn;
      closure: typeof closureEn;
      consents: typeof consentsEn;
      consent: typeof consentEn;
      handLines: typeof handLinesEn;
      rawFormat: typeof rawFormatEn;
      repair: typeof repairEn;
      emergency: typeof emergencyEn & typeof stepEn & { exercise: typeof exerciseEn };
      onCall: typeof onCallEn;
      sensitive: typeof sensitiveEn;
    };
    returnNull: false;
  }
}
