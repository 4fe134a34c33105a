import { wordings } from '../contract/words/catalogue.ts';
import { presentFieldFault } from '../contract/words/fields.ts';
import { say } from '../contract/words/say.ts';
import { fill, type Wording } from '../contract/words/wording.ts';
import type { Language } from '../deps.ts';
import type { AppError, ErrorReason } from '../shared/app-error.ts';

/** RFC 9457 problem details, in the reader's language. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: { path: string; code: string; message: string }[];
  reasons?: { code: string; message: string; next: { label: string; href: string } }[];
}

function wordingOf(code: string): Wording {
  return wordings[code] ?? (wordings.internal as Wording);
}

/** A reason's sentence and next step, for the reader. */
export function presentReason(reason: ErrorReason, language: Language) {
  const { detail, next } = wordingOf(reason.code);
  const params = reason.params ?? {};
  return {
    code: reason.code,
    message: say(detail, language, params),
    next: { label: next.label[language], href: fill(next.href, params) },
  };
}

export function problemOf(error: AppError, language: Language, callId: string): Problem {
  const { title, detail } = wordingOf(error.code);
  // Every refusal names at least one next step (docs/rules.md#refusals); an error without reasons counts as its own
  // reason.
  const reasons = error.reasons.length > 0 ? error.reasons : [{ code: error.code, params: error.params }];
  return {
    type: `/problems/${error.code}`,
    title: title[language],
    status: error.status,
    detail: say(detail, language, error.params),
    code: error.code,
    requestId: callId,
    ...(error.errors.length > 0 ? { errors: error.errors.map((fault) => presentFieldFault(fault, language)) } : {}),
    reasons: reasons.map((reason) => presentReason(reason, language)),
  };
}
