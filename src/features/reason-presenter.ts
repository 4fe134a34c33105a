import { wordings } from '../contract/words/catalogue.ts';
import { customerFaultSentence, sayChangeFault } from '../contract/words/change-faults.ts';
import { sayHoldCause } from '../contract/words/hold-causes.ts';
import { type ReaderSide, say } from '../contract/words/say.ts';
import { fill } from '../contract/words/wording.ts';
import type { Language } from '../deps.ts';
import { type ChangeFault, changeFaultOf } from '../domain/change-request/change-fault.ts';
import { holdCauseOf } from '../domain/change-request/hold-cause.ts';
import type { ErrorReason } from '../shared/app-error.ts';

/** Adds the sentence and the next step in the reader's language to each reason's code. */
export function presentReasons(reasons: readonly ErrorReason[], language: Language) {
  return reasons.map((reason) => {
    const wording = wordings[reason.code] ?? wordings.internal;
    if (!wording) throw new Error('the fallback wording is missing');
    const params = reason.params ?? {};
    return {
      code: reason.code,
      message: say(wording.detail, language, params),
      next: { label: wording.next.label[language], href: fill(wording.next.href, params) },
    };
  });
}

/** Why a request was held, failed or given up: a person's own words, or a code of ours worded for its reader. */
export function presentReasonText(reason: string | null, language: Language, side: ReaderSide): string | null {
  const cause = holdCauseOf(reason);
  if (cause !== null) return sayHoldCause(cause, language, side);
  const fault = changeFaultOf(reason);
  if (fault === null) return reason;
  return side === 'staff' ? sayChangeFault(fault, language) : customerFaultSentence[language];
}

/** Earlier versions stored the phone system's own fault code in the audit, which cannot be rewritten. */
const formerFaults: Record<string, ChangeFault> = {
  retry: 'apply_retry',
  wrong_configuration: 'apply_wrong_configuration',
  refused: 'apply_refused',
};

/** The reason of an audit row; one that the product itself gave is always a code with wording. */
export function reasonOfEntry({ actorRole, reason }: { actorRole: string; reason: string | null }): string | null {
  return (actorRole === 'system' && reason !== null && formerFaults[reason]) || reason;
}
