import { settingWords } from '../../contract/words/phone-systems.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Deps, Language } from '../../deps.ts';
import { AppError, conflict, type FieldError } from '../../shared/app-error.ts';
import { brokeConstraint } from '../edit-conflict.ts';

/** The settings as the driver stores them. @throws AppError `phone_system_settings_invalid` (422) naming each field. */
export function parseSettings(
  deps: Deps,
  input: { kind: string; settings: unknown },
  language: Language,
): Record<string, unknown> {
  try {
    return deps.parsePhoneSystemSettings(input.kind, input.settings);
  } catch (error) {
    if (!(error instanceof AppError) || error.errors.length === 0) throw error;
    const errors = error.errors.map((fault) => inLanguage(fault, language));
    throw new AppError('phone_system_settings_invalid', { status: 422, errors, cause: error });
  }
}

function inLanguage({ path, code, message }: FieldError, language: Language): FieldError {
  const sentence = settingWords[code] ?? settingWords.value_unusable;
  return { path, code, message: fill(sentence[language], { detail: message }) };
}

/**
 * A name belongs to one phone system, which the database guarantees. @throws AppError `phone_system_name_taken` (409), or
 * the error itself.
 */
export async function orNameTaken<Result>(name: string | undefined, write: Promise<Result>): Promise<Result> {
  try {
    return await write;
  } catch (error) {
    if (name !== undefined && brokeConstraint(error, 'phone_system_name_key_unique')) {
      throw conflict('phone_system_name_taken', { name });
    }
    throw error;
  }
}
