import { AppError } from '../../shared/app-error.ts';
import { tooMany } from './throttle.ts';

/** What the sign-in library says, and what we say. */
const faults: Record<string, { code: string; status: number }> = {
  INVALID_EMAIL_OR_PASSWORD: { code: 'sign_in_failed', status: 401 },
  INVALID_CODE: { code: 'second_factor_wrong', status: 401 },
  INVALID_BACKUP_CODE: { code: 'second_factor_wrong', status: 401 },
  INVALID_TWO_FACTOR_COOKIE: { code: 'second_factor_expired', status: 401 },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { code: 'second_factor_expired', status: 401 },
  ACCOUNT_TEMPORARILY_LOCKED: { code: 'second_factor_locked', status: 429 },
  TOTP_ALREADY_ENABLED: { code: 'second_factor_already_set', status: 409 },
  TOTP_NOT_ENABLED: { code: 'second_factor_not_set', status: 409 },
  TWO_FACTOR_NOT_ENABLED: { code: 'second_factor_not_set', status: 409 },
  BACKUP_CODES_NOT_ENABLED: { code: 'second_factor_not_set', status: 409 },
  INVALID_PASSWORD: { code: 'password_wrong', status: 403 },
  INVALID_TOKEN: { code: 'link_not_usable', status: 410 },
  UNAUTHORIZED: { code: 'not_signed_in', status: 401 },
  INVALID_ORIGIN: { code: 'foreign_origin', status: 403 },
  MISSING_OR_NULL_ORIGIN: { code: 'foreign_origin', status: 403 },
};

/** Translates a refusal of the sign-in library; one without a name of ours is an internal fault. */
export function faultOf(response: Response, body: { code?: string }): AppError {
  const fault = faults[body.code ?? ''];
  if (fault) return new AppError(fault.code, { status: fault.status });
  if (response.status === 429) return tooMany(Number(response.headers.get('x-retry-after') ?? 10));
  if (response.status === 401) return new AppError('not_signed_in', { status: 401 });
  return new AppError('internal', {
    status: 500,
    cause: new Error(`sign-in library: ${response.status} ${body.code}`),
  });
}

export function secondFactorWrong(): AppError {
  return new AppError('second_factor_wrong', { status: 401 });
}
