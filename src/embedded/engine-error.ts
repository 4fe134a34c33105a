export type EngineErrorCode =
  | 'platform_not_supported'
  | 'folder_not_reachable'
  | 'folder_of_another_user'
  | 'data_folder_in_use'
  | 'password_missing'
  | 'version_mismatch'
  | 'no_unprivileged_user'
  | 'cannot_create'
  | 'cannot_start';

/**
 * The embedded database cannot be used. Thrown before anything is served, so it is read by an operator at a terminal: the
 * message is a whole sentence that says what is wrong and what to do next.
 */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string) {
    super(message);
    this.name = 'EngineError';
    this.code = code;
  }
}
