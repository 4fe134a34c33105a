import { z } from 'zod';
import { fieldMessages } from '../../contract/messages/fields.ts';
import { type InputFault, sayInputFault } from '../../contract/messages/input-faults.ts';
import type { Language } from '../../deps.ts';
import { type FieldError, invalidInput } from '../../shared/app-error.ts';

const locales = { en: z.locales.en().localeError, 'zh-TW': z.locales.zhTW().localeError };

/** Our own sentence where there is one; the library's, which speaks to programmers, for the rest. */
function errorsIn(language: Language): z.core.$ZodErrorMap {
  return (issue) => sayInputFault(issue as InputFault, language) ?? locales[language](issue);
}

function join(path: PropertyKey[]): string {
  return path.map(String).join('.');
}

function faultsOf(issue: z.core.$ZodIssue, prefix: string, language: Language): FieldError[] {
  const path = [prefix, join(issue.path)].filter(Boolean).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: path ? `${path}.${key}` : key,
      code: 'unknown_field',
      message: issue.message,
    }));
  }
  // A shape's own rule names its fault by a code; only a rule without a kind of its own is also known by it.
  const message = fieldMessages[issue.message]?.[language] ?? issue.message;
  const code = issue.code === 'custom' && issue.message in fieldMessages ? issue.message : issue.code;
  return [{ path, code, message }];
}

/** No shape of ours is nearly as deep; what follows a value recursively must not run out of stack. */
const deepest = 32;

/** What no shape may let through: text that PostgreSQL cannot hold (NUL, halves of characters), and endless nesting. */
function unusableParts(value: unknown, path: string[], faults: FieldError[]): void {
  if (typeof value === 'string') {
    if (/\0|\p{Surrogate}/u.test(value)) faults.push(fault(path, 'unusable_text'));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= deepest) {
    faults.push(fault(path, 'too_deep'));
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    // zod passes over it, and so would we take it for accepted.
    if (key === '__proto__') faults.push(fault([...path, key], 'unknown_field'));
    else if (/\0|\p{Surrogate}/u.test(key)) faults.push(fault(path, 'unusable_text'));
    else unusableParts(part, [...path, key], faults);
  }
}

function fault(path: string[], code: string): FieldError {
  return { path: path.join('.'), code, message: path.at(-1) ?? '' };
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
  const unusable: FieldError[] = [];
  unusableParts(value, options.prefix ? [options.prefix] : [], unusable);
  if (unusable.length > 0) throw invalidInput(unusable);
  const parsed = shape.safeParse(value, { error: errorsIn(options.language) });
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error.issues.flatMap((issue) => faultsOf(issue, options.prefix ?? '', options.language)));
}

/** A call that takes no body takes no fields either. @throws AppError `invalid_input` (400). */
export function validateNoBody(body: unknown): undefined {
  const keys = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  if (keys.length > 0) throw invalidInput(keys.map((path) => ({ path, code: 'unknown_field', message: path })));
}
