import type { z } from 'zod';
import { fieldWords } from '../../contract/words/fields.ts';
import { type InputFault, sayInputFault } from '../../contract/words/input-faults.ts';
import { fill } from '../../contract/words/wording.ts';
import type { Language } from '../../deps.ts';
import { type FieldError, invalidInput } from '../../shared/app-error.ts';

/** Our own sentences: the library's are for programmers, and in English only. */
function errorsIn(language: Language): z.core.$ZodErrorMap {
  return (issue) => sayInputFault(issue as InputFault, language);
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
      message: key,
    }));
  }
  // A shape's own rule names its fault by a code; a rule without a kind of its own is known only by that code.
  const sentence = fieldWords[issue.message]?.[language];
  const params = issue.code === 'custom' ? (issue.params as Record<string, string> | undefined) : undefined;
  const message = sentence === undefined ? issue.message : fill(sentence, params ?? {});
  const isOwn = ['custom', 'invalid_union'].includes(issue.code) && issue.message in fieldWords;
  const code = isOwn ? issue.message : issue.code;
  return [{ path, code, message }];
}

/** No shape of ours is nearly as deep; code that walks a value recursively must not run out of stack. */
const deepest = 32;

/** Refused in every shape: text that PostgreSQL cannot hold (NUL, halves of characters), and endless nesting. */
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
    // zod ignores this key, so the caller would believe it was accepted.
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
  const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, options.prefix ?? '', options.language));
  throw invalidInput(firstOfEachPath(faults));
}

/** The first fault of each field; those that follow from it would only confuse. */
function firstOfEachPath(faults: FieldError[]): FieldError[] {
  const paths = new Set<string>();
  return faults.filter(({ path }) => !paths.has(path) && paths.add(path));
}

/** Refuses fields on a call that has no body. @throws AppError `invalid_input` (400). */
export function validateNoBody(body: unknown): undefined {
  const keys = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  if (keys.length > 0) throw invalidInput(keys.map((path) => ({ path, code: 'unknown_field', message: path })));
}
