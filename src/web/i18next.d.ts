import 'i18next';
import type { StaffWords, Words } from './words/shape.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Words & StaffWords };
    returnNull: false;
  }
}
