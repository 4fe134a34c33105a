import { conversationZhTw } from '../conversation/words.zh-tw.ts';
import { accountZhTw } from '../features/account/words.zh-tw.ts';
import { customerZhTw } from '../features/customer/words.zh-tw.ts';
import { peopleZhTw } from '../features/people/words.zh-tw.ts';
import { signInZhTw } from '../features/sign-in/words.zh-tw.ts';
import { linesZhTw } from '../lines/words.zh-tw.ts';
import { seasonZhTw } from '../season/words.zh-tw.ts';
import { shellZhTw } from '../shell/words.zh-tw.ts';
import { uiZhTw } from '../ui/words.zh-tw.ts';
import type { Words } from './shape.ts';

/** The words of every reader in Taiwan's Chinese, by feature; those of staff's desks alone are in `staff.zh-tw.ts`. */
export const zhTw: Words = {
  ui: uiZhTw,
  shell: shellZhTw,
  lines: linesZhTw,
  conversation: conversationZhTw,
  signIn: signInZhTw,
  account: accountZhTw,
  customer: customerZhTw,
  people: peopleZhTw,
  season: seasonZhTw,
};
