import { z } from 'zod';
import type { Language } from '../../deps.ts';
import { type FieldError, invalidInput } from '../../shared/app-error.ts';

const locales = { en: z.locales.en().localeError, 'zh-TW': z.locales.zhTW().localeError };

function join(path: PropertyKey[]): string {
  return path.map(String).join('.');
}

function faultsOf(issue: z.core.$ZodIssue, prefix: string): FieldError[] {
  const path = [prefix, join(issue.path)].filter(Boolean).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      code: 'unknown_field',
      message: issue.message,
    }));
  }
  return [{ path, code: issue.code, message: issue.message }];
}

/**
 * Parses input; every fault is named by its path, in the reader's language.
 * @throws AppError `invalid_input` (400).
 */
export function validate<Output>(
  shape: z.ZodType<Output>,
  value: unknown,
  options: { language: Language; prefix?: string },
): Output {
  const parsed = shape.safeParse(value, { error: locales[options.language] });
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error.issues.flatMap((issue) => faultsOf(issue, options.prefix ?? '')));
}
