import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { type FieldError, invalidInput } from '../../shared/app-error.ts';

const directorySettings = z.strictObject({
  /** The folder a PBX picks up, local or mounted; it must exist. */
  folder: z.string().refine(isAbsolute, 'not_an_absolute_path'),
  /** How long prompt files stay after no line.json names them any more, for slow readers. */
  keepOldPromptsMinutes: z
    .int()
    .min(1)
    .max(60 * 24 * 7)
    .default(60),
});
export type DirectorySettings = z.output<typeof directorySettings>;

const manualRenditions = ['wav8k', 'wav16k', 'ulaw8k', 'alaw8k', 'g722'] as const;

const manualSettings = z.strictObject({
  /** The file format of prompts for technicians. */
  rendition: z.enum(manualRenditions).default('wav8k'),
});
export type ManualSettings = z.output<typeof manualSettings>;

/** The kinds of phone system that have a driver, with their settings. */
const settingsOfKind = { directory: directorySettings, manual: manualSettings };
export type PhoneSystemKind = keyof typeof settingsOfKind;
export const phoneSystemKinds = Object.keys(settingsOfKind) as PhoneSystemKind[];

export function isPhoneSystemKind(kind: string): kind is PhoneSystemKind {
  return Object.hasOwn(settingsOfKind, kind);
}

function faultsOf(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: ['settings', ...issue.path, key].join('.'),
        code: 'unknown_key',
        message: key,
      }));
    }
    // A rule of our own names its fault by a code.
    const code = issue.code === 'custom' ? issue.message : issue.code;
    const message = issue.code === 'invalid_value' ? issue.values.join(', ') : '';
    return [{ path: ['settings', ...issue.path].join('.'), code, message }];
  });
}

/**
 * Validates an admin's settings and fills in the defaults: the result is stored.
 * @throws AppError `invalid_input` (400) naming each field (`settings.folder`), or `kind` when no driver has that name.
 */
export function parsePhoneSystemSettings(kind: string, settings: unknown): Record<string, unknown> {
  if (!isPhoneSystemKind(kind)) {
    throw invalidInput([{ path: 'kind', code: 'unknown_kind', message: phoneSystemKinds.join(', ') }]);
  }
  const parsed = settingsOfKind[kind].safeParse(settings);
  if (!parsed.success) throw invalidInput(faultsOf(parsed.error));
  return parsed.data;
}
