import type { z } from 'zod';
import { readShape } from '../../contract/words/read-shape.ts';
import type { Language } from '../../deps.ts';
import { type FieldError, invalidInput } from '../../shared/app-error.ts';

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
  const reading = readShape(shape, value, options);
  if (reading.ok) return reading.value;
  throw invalidInput(reading.faults);
}

/** Refuses fields on a call that has no body. @throws AppError `invalid_input` (400). */
export function validateNoBody(body: unknown): undefined {
  const keys = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  if (keys.length > 0) throw invalidInput(keys.map((path) => ({ path, code: 'unknown_field', message: path })));
}
