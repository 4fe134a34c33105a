import type { Refusal } from '../../domain/decision.ts';
import { AppError } from '../../shared/app-error.ts';

/** Refusals that are not conflicts with the current state. */
const statuses: Record<string, number> = {
  forbidden: 403,
  not_job_holder: 403,
  second_person_required: 403,
  reason_required: 422,
  question_required: 422,
  upload_required: 422,
  nothing_provided: 422,
  outside_calendar: 422,
};

/** Turns a refusal of the domain into an error: 409 unless it is about permission or input. */
export function refusalError(refusal: Refusal): AppError {
  const status = statuses[refusal.code] ?? 409;
  return new AppError(refusal.code, { status, params: refusal.params, reasons: refusal.reasons });
}
