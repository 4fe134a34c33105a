import { conversationEn } from '../conversation/words.en.ts';
import { accountEn } from '../features/account/words.en.ts';
import { adminEn } from '../features/admin/words.en.ts';
import { customerEn } from '../features/customer/words.en.ts';
import { peopleEn } from '../features/people/words.en.ts';
import { signInEn } from '../features/sign-in/words.en.ts';
import { startEn } from '../features/start/words.en.ts';
import { technicianEn } from '../features/technician/words.en.ts';
import { linesEn } from '../lines/words.en.ts';
import { shellEn } from '../shell/words.en.ts';
import { uiEn } from '../ui/words.en.ts';

/** Every word in English, by feature. A feature adds its file here and in the other language. */
export const en = {
  ui: uiEn,
  shell: shellEn,
  lines: linesEn,
  conversation: conversationEn,
  signIn: signInEn,
  start: startEn,
  account: accountEn,
  customer: customerEn,
  people: peopleEn,
  technician: technicianEn,
  admin: adminEn,
};
