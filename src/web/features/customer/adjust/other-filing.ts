import { instantOf } from '../../../lib/taipei-input.ts';
import type { AnyFiling } from '../filing.ts';
import { type TimingFieldsValue, timingFaults } from '../timing-faults.ts';

export type Setting = 'forwarding' | 'noForwarding' | 'music' | 'noMusic' | 'text';

/** The form, as it is filled in. */
export interface OtherForm {
  lineIds: string[];
  setting: Setting;
  number: string;
  text: string;
  timing: TimingFieldsValue;
}

export type OtherLack = 'lines' | 'number' | 'file' | 'text' | 'time';

/** What is missing before a promise can be computed at `now` (epoch ms); null: nothing. */
export function otherLackOf(form: OtherForm, uploadId: string | undefined, now: number): OtherLack | null {
  const { lineIds, setting, number, text, timing } = form;
  if (lineIds.length === 0) return 'lines';
  if (setting === 'forwarding' && number.replace(/\D/g, '').length < 6) return 'number';
  if (setting === 'music' && uploadId === undefined) return 'file';
  if (setting === 'text') return text.trim() === '' ? 'text' : null;
  return Object.values(timingFaults(timing, now)).every((fault) => fault === null) ? null : 'time';
}

/** The form as the API takes it; only of a form that lacks nothing. */
export function otherFiling({ lineIds, setting, number, text, timing }: OtherForm, uploadId?: string): AnyFiling {
  const common = { kind: 'other_adjustment', lineIds } as const;
  if (setting === 'text') return { ...common, setting: 'text', value: text.trim() };
  const effectiveAt = instantOf(timing.effectiveAt);
  const revertAt = instantOf(timing.revertAt);
  const note = timing.note.trim();
  const asked = {
    ...common,
    ...(effectiveAt ? { effectiveAt } : {}),
    ...(revertAt ? { revertAt } : {}),
    ...(note === '' ? {} : { note }),
  };
  if (setting === 'forwarding' || setting === 'noForwarding')
    return { ...asked, setting: 'closedForwarding', value: setting === 'forwarding' ? number.trim() : null };
  return { ...asked, setting: 'holdMusic', value: setting === 'music' ? (uploadId ?? null) : null };
}
