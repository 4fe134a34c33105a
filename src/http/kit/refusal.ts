import { AppError } from '../../shared/app-error.ts';
import { type OutsideTrouble, outsideTroubleOf } from '../../shared/outside-trouble.ts';

/** Errors of body-parser and Express, by the name they carry. */
const bodyFaults: Record<string, { code: string; status: number }> = {
  'entity.parse.failed': { code: 'malformed_json', status: 400 },
  'entity.too.large': { code: 'body_too_large', status: 413 },
  'encoding.unsupported': { code: 'unsupported_media_type', status: 415 },
  'charset.unsupported': { code: 'unsupported_media_type', status: 415 },
  'entity.verify.failed': { code: 'malformed_json', status: 400 },
  'request.size.invalid': { code: 'malformed_json', status: 400 },
  'request.aborted': { code: 'request_aborted', status: 400 },
};

/** Trouble outside the program, by kind; `Retry-After` in seconds. */
const troubles: Record<OutsideTrouble, { code: string; status: number; retryAfter: string }> = {
  unavailable: { code: 'temporarily_unavailable', status: 503, retryAfter: '2' },
  contended: { code: 'changes_met', status: 503, retryAfter: '1' },
  full: { code: 'out_of_space', status: 507, retryAfter: '60' },
};

/** Text that PostgreSQL cannot hold: NUL characters and halves of characters. */
const unstorable = new Set(['22021', '22P05']);

/** Turns any error into the refusal a caller may read; an unknown one is masked as `internal`. */
export function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { type, code, status } = (error ?? {}) as { type?: string; code?: string; status?: number };
  const fault = type ? bodyFaults[type] : undefined;
  if (fault) return new AppError(fault.code, { status: fault.status, cause: error });
  if (error instanceof URIError || status === 400)
    return new AppError('malformed_request', { status: 400, cause: error });
  const trouble = outsideTroubleOf(error);
  if (trouble !== null) {
    const { retryAfter, ...refusal } = troubles[trouble];
    return new AppError(refusal.code, { status: refusal.status, headers: { 'Retry-After': retryAfter }, cause: error });
  }
  if (code && unstorable.has(code)) return new AppError('unusable_text', { status: 400, cause: error });
  return new AppError('internal', { status: 500, cause: error });
}

/** A refusal's headers. 503 and 507 always have `Retry-After`. */
export function headersOf({ status, headers }: AppError): [string, string][] {
  const wait = { 503: troubles.unavailable, 507: troubles.full }[status]?.retryAfter;
  return Object.entries(wait === undefined ? headers : { 'Retry-After': wait, ...headers });
}
