import 'i18next';
import type { mailChoiceEn } from './features/account/mail-choice-words.en.ts';
import type { auditDetailEn } from './features/admin/audit-words.en.ts';
import type { onCallEn } from './features/on-call/words.en.ts';
import type { alarmsEn } from './shell/alarms-words.en.ts';
import type { Words } from './words/shape.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: {
      translation: Words;
      onCall: typeof onCallEn;
      alarms: typeof alarmsEn;
      auditDetail: typeof auditDetailEn;
      mailChoice: typeof mailChoiceEn;
    };
    returnNull: false;
  }
}
