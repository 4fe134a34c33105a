import { type QualificationReason, reasonEffects } from '../../../domain/qualification/qualification-input.ts';
import { filingOutcome } from '../../../domain/qualification/qualify.ts';
import { AppError, conflict } from '../../../shared/app-error.ts';

/** @throws AppError `not_qualified` (422, every reason); `duplicate_request` (409) where open requests alone stand against it. */
export function assertFileable(reasons: QualificationReason[]): void {
  const outcome = filingOutcome(reasons);
  if (outcome === 'conflict') throw duplicateRequest(reasons);
  if (outcome === 'refuse') throw new AppError('not_qualified', { status: 422, reasons });
}

/** Names the first open request that is met, a duplicate or a plan whose times overlap; `reasons` have all. */
export function duplicateRequest(reasons: QualificationReason[]): AppError {
  const met = reasons.find(({ code }) => reasonEffects[code] === 'conflict');
  return conflict('duplicate_request', met?.params ?? { changeRequestId: '', line: '' }, reasons);
}
