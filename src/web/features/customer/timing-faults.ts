import { instantOf } from '../../lib/taipei-input.ts';

export interface TimingFieldsValue {
  /** Both as `datetime-local` fields hold them, in Taipei's time. */
  effectiveAt: string;
  revertAt: string;
  note: string;
  /** Fields with an unfinished time: their value is empty although they show something. */
  unfinished: readonly MomentField[];
}

export type MomentField = 'effectiveAt' | 'revertAt';

/** What is wrong with a time: its key among the words of filing. */
export type TimingFault = 'timeUnfinished' | 'timePast' | 'revertBeforeStart';

/**
 * What is wrong with the times as they stand in the fields, at `now` (ms since 1970), before anything is sent; the server
 * decides when sending. A time that is merely earlier than promised is no fault.
 */
export function timingFaults(
  { effectiveAt, revertAt, unfinished }: Pick<TimingFieldsValue, 'effectiveAt' | 'revertAt' | 'unfinished'>,
  now: number,
): { effectiveAt: TimingFault | null; revertAt: TimingFault | null } {
  const [start, end] = [effectiveAt, revertAt].map((field) => {
    const instant = instantOf(field);
    return instant === undefined ? null : new Date(instant).getTime();
  });
  const past = (at: number | null | undefined) => (at != null && at <= now ? 'timePast' : null);
  const isReversed = start != null && end != null && end <= start;
  return {
    effectiveAt: unfinished.includes('effectiveAt') ? 'timeUnfinished' : past(start),
    revertAt: unfinished.includes('revertAt') ? 'timeUnfinished' : isReversed ? 'revertBeforeStart' : past(end),
  };
}
