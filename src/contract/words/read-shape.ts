import type { z } from 'zod';
import { fieldWords } from './fields.ts';
import { type InputFault, sayInputFault } from './input-faults.ts';
import type { ReaderLanguage } from './say.ts';
import { fill } from './wording.ts';

/** What is wrong with a value, by its path in the input. */
interface ShapeFault {
  path: string;
  code: string;
  message: string;
}

export type ShapeReading<Output> = { ok: true; value: Output } | { ok: false; faults: ShapeFault[] };

/** Parses a value by a shape; the first fault of each field is named by its path, in the reader's language. */
export function readShape<Output>(
  shape: z.ZodType<Output>,
  value: unknown,
  { language, prefix = '' }: { language: ReaderLanguage; prefix?: string },
): ShapeReading<Output> {
  // Our own sentences: the library's are for programmers, and in English only.
  const parsed = shape.safeParse(value, { error: (issue) => sayInputFault(issue as InputFault, language) });
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, prefix, language));
  return { ok: false, faults: firstOfEachPath(faults) };
}

function faultsOf(issue: z.core.$ZodIssue, prefix: string, language: ReaderLanguage): ShapeFault[] {
  const path = [prefix, issue.path.map(String).join('.')].filter(Boolean).join('.');
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

/** Those that follow from the first would only confuse. */
function firstOfEachPath(faults: ShapeFault[]): ShapeFault[] {
  const paths = new Set<string>();
  return faults.filter(({ path }) => !paths.has(path) && paths.add(path));
}
