/** A reason for a refusal, by code; the sentence and the next step come from `contract/words`, in the reader's language. */
export interface ErrorReason {
  code: string;
  params?: Record<string, string | number>;
}

/** An input fault: where it is in the body, as a JSON pointer-like path (`lines.0.number`). */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

export interface AppErrorOptions {
  /** HTTP status of the reply. */
  status: number;
  /** Values for the code's sentence. */
  params?: Record<string, string | number>;
  reasons?: ErrorReason[];
  errors?: FieldError[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/**
 * A refusal or fault with a stable code, whose wording is in `src/contract/words`. The HTTP edge turns it into RFC 9457
 * problem+json. Any other error is either trouble outside the program (503, 507) or masked as `internal`.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly params: Record<string, string | number>;
  readonly reasons: ErrorReason[];
  readonly errors: FieldError[];
  readonly headers: Record<string, string>;

  constructor(code: string, options: AppErrorOptions) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = options.status;
    this.params = options.params ?? {};
    this.reasons = options.reasons ?? [];
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
  }
}

export function notFound(): AppError {
  return new AppError('not_found', { status: 404 });
}

export function forbidden(code = 'forbidden'): AppError {
  return new AppError(code, { status: 403 });
}

export function conflict(code: string, params?: Record<string, string | number>, reasons?: ErrorReason[]): AppError {
  return new AppError(code, { status: 409, params, reasons });
}

export function invalidInput(errors: FieldError[]): AppError {
  return new AppError('invalid_input', { status: 400, errors });
}
