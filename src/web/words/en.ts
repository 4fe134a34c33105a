import { conversationEn } from '../conversation/words.en.ts';
import { accountEn } from '../features/account/words.en.ts';
import { customerEn } from '../features/customer/words.en.ts';
import { peopleEn } from '../features/people/words.en.ts';
import { signInEn } from '../features/sign-in/words.en.ts';
import { linesEn } from '../lines/words.en.ts';
import { seasonEn } from '../season/words.en.ts';
import { shellEn } from '../shell/words.en.ts';
import { uiEn } from '../ui/words.en.ts';

/** The words of every reader in English, by feature; those of staff's desks alone are in `staff.en.ts`. A feature adds its file here and in the other language. */
export const en = {
  ui: uiEn,
  shell: shellEn,
  lines: linesEn,
  conversation: conversationEn,
  signIn: signInEn,
  account: accountEn,
  customer: customerEn,
  people: peopleEn,
  season: seasonEn,
};
