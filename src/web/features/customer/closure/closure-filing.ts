import { fieldOf, instantOf } from '../../../lib/taipei-input.ts';
import type { AnyFiling } from '../filing.ts';

/** The form, as it is filled in; `from` and `until` as `datetime-local` fields in Taipei's time. */
export interface ClosureForm {
  lineIds: string[];
  from: string;
  until: string;
  withFile: boolean;
  reason: string;
}

type Times = Pick<ClosureForm, 'from' | 'until'>;

/** The times that are usually wanted; those that are over are left out. Empty `from`: now. */
export function usualTimes(now: number): [name: 'now18' | 'nowMidnight' | 'tomorrow', times: Times][] {
  const usual: [name: 'now18' | 'nowMidnight' | 'tomorrow', times: Times][] = [
    ['now18', { from: '', until: fieldOf(now, 0, '18:00') }],
    ['nowMidnight', { from: '', until: fieldOf(now, 1, '00:00') }],
    ['tomorrow', { from: fieldOf(now, 1, '00:00'), until: fieldOf(now, 2, '00:00') }],
  ];
  return usual.filter(([, { until }]) => Date.parse(instantOf(until) ?? '') > now);
}

/** What is missing before it can be asked what would happen, at `now` (epoch ms); null: nothing. */
export function closureLackOf(
  { lineIds, from, until, withFile }: ClosureForm,
  { uploadId, now }: { uploadId: string | undefined; now: number },
): 'lines' | 'times' | 'file' | null {
  if (lineIds.length === 0) return 'lines';
  const [begins, ends] = [instantOf(from), instantOf(until)];
  if (ends === undefined || Date.parse(ends) <= Math.max(now, begins ? Date.parse(begins) : 0)) return 'times';
  return withFile && uploadId === undefined ? 'file' : null;
}

/** The form as the API takes it; only of a form that lacks nothing. */
export function closureFiling({ lineIds, from, until, withFile, reason }: ClosureForm, uploadId?: string): AnyFiling {
  const begins = instantOf(from);
  const why = reason.trim();
  return {
    kind: 'emergency_closure',
    lineIds,
    until: instantOf(until) ?? '',
    ...(begins ? { from: begins } : {}),
    ...(withFile && uploadId ? { uploadId } : {}),
    ...(why === '' ? {} : { reason: why }),
  };
}
