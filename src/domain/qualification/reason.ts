import type { QualificationReason, QualificationReasonCode } from './qualification-input.ts';

export function reason(code: QualificationReasonCode, params: QualificationReason['params'] = {}): QualificationReason {
  return { code, params };
}
