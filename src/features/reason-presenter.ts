import { messages } from '../contract/messages/catalogue.ts';
import { fill } from '../contract/messages/message.ts';
import { say } from '../contract/messages/say.ts';
import type { Language } from '../deps.ts';
import type { ErrorReason } from '../shared/app-error.ts';

/** Reasons as people read them: the code stays, the sentence and the next step come from the catalogue. */
export function presentReasons(reasons: readonly ErrorReason[], language: Language) {
  return reasons.map((reason) => {
    const message = messages[reason.code] ?? messages.internal;
    if (!message) throw new Error('the catalogue has lost its last resort');
    const params = reason.params ?? {};
    return {
      code: reason.code,
      message: say(message.detail, language, params),
      next: { label: message.next.label[language], href: fill(message.next.href, params) },
    };
  });
}

/** Why a request was held, failed or given up: a person's words as they stand, a code of ours as its sentence. */
export function presentReasonText(reason: string | null, language: Language): string | null {
  if (reason === null) return null;
  const message = messages[reason];
  return message ? say(message.detail, language) : reason;
}
