import { AppError } from '../../shared/app-error.ts';

/** Error codes of the sign-in library, and ours. */
const faults: Record<string, { code: string; status: number }> = {
  INVALID_EMAIL_OR_PASSWORD: { code: 'sign_in_failed', status: 401 },
  INVALID_CODE: { code: 'second_factor_wrong', status: 401 },
  INVALID_BACKUP_CODE: { code: 'second_factor_wrong', status: 401 },
  INVALID_TWO_FACTOR_COOKIE: { code: 'second_factor_expired', status: 401 },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { code: 'second_factor_expired', status: 401 },
  TOTP_ALREADY_ENABLED: { code: 'second_factor_already_set', status: 409 },
  TOTP_NOT_ENABLED: { code: 'second_factor_not_set', status: 409 },
  TWO_FACTOR_NOT_ENABLED: { code: 'second_factor_not_set', status: 409 },
  BACKUP_CODES_NOT_ENABLED: { code: 'second_factor_not_set', status: 409 },
  INVALID_PASSWORD: { code: 'password_wrong', status: 403 },
  CREDENTIAL_ACCOUNT_NOT_FOUND: { code: 'password_wrong', status: 403 },
  USER_NOT_FOUND: { code: 'link_not_usable', status: 410 },
  SESSION_EXPIRED: { code: 'not_signed_in', status: 401 },
  SESSION_NOT_FRESH: { code: 'not_signed_in', status: 401 },
  INVALID_TOKEN: { code: 'link_not_usable', status: 410 },
  UNAUTHORIZED: { code: 'not_signed_in', status: 401 },
  INVALID_ORIGIN: { code: 'foreign_origin', status: 403 },
  MISSING_OR_NULL_ORIGIN: { code: 'foreign_origin', status: 403 },
};

/** For refusals without a code of ours: by their status. */
const byStatus: Record<number, string> = {
  400: 'invalid_input',
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'not_found',
  409: 'invalid_input',
  422: 'invalid_input',
};

/** Translates a refusal of the sign-in library; any other error counts as a fault of ours. */
export function faultOf(response: Pick<Response, 'status'>, body: { code?: string }): AppError {
  const { status } = response;
  const fault = status < 500 && faults[body.code ?? ''];
  if (fault) return new AppError(fault.code, { status: fault.status });
  const code = byStatus[status];
  if (code !== undefined) return new AppError(code, { status });
  return new AppError('internal', { status: 500, cause: new Error(`sign-in library: ${status} ${body.code}`) });
}

export function secondFactorWrong(): AppError {
  return new AppError('second_factor_wrong', { status: 401 });
}
