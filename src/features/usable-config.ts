import { lineFieldWords } from '../contract/words/lines.ts';
import type { Language } from '../deps.ts';
import type { LineConfig } from '../domain/line/line-config.ts';
import { validateLineConfig } from '../domain/line/validate-line-config.ts';
import { type FieldError, invalidInput } from '../shared/app-error.ts';

/** Faults of a line's fields, in the reader's language. */
export function presentLineFaults(
  faults: { path: string; code: keyof typeof lineFieldWords }[],
  language: Language,
): FieldError[] {
  return faults.map(({ path, code }) => ({ path, code, message: lineFieldWords[code][language] }));
}

/** @throws AppError `invalid_input` (400) naming every fault by its path in the input. */
export function assertUsableConfig(config: LineConfig, language: Language): void {
  const faults = validateLineConfig(config);
  if (faults.length > 0) throw invalidInput(presentLineFaults(faults, language));
}
