import { dayOfDateKey } from '../calendar/taipei-time.ts';
import { joinHolidays, type LinePatch } from '../line/line-patch.ts';

/**
 * What a line's change becomes when more is asked for the same place before work begins: days are joined, anything else is
 * replaced. Null where the two are not about the same place, or of a kind that cannot be joined.
 */
export function joinPatches(former: LinePatch, next: LinePatch): LinePatch | null {
  if (former.kind === 'set_holidays' && next.kind === 'set_holidays') return joinHolidays(former, next);
  if (former.kind === 'set_prompt' && next.kind === 'set_prompt') return former.slot === next.slot ? next : null;
  return former.kind === 'set_weekly' && next.kind === 'set_weekly' ? next : null;
}

/** Whether two patches, both as they are stored or both as they were made, say the same. */
export function isSamePatch(one: LinePatch | null, other: LinePatch | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** How many days a patch sets or clears. */
export function daysOfPatch(patch: LinePatch): number {
  if (patch.kind !== 'set_holidays') return 0;
  const lengthOf = ({ from, to }: { from: string; to: string }) =>
    (dayOfDateKey(to) ?? 0) - (dayOfDateKey(from) ?? 0) + 1;
  return [...patch.add, ...patch.remove].reduce((sum, range) => sum + lengthOf(range), 0);
}

/** Whether a patch plays this recording. */
export function playsPrompt(patch: LinePatch, promptId: string): boolean {
  if (patch.kind === 'set_prompt') return patch.promptId === promptId;
  return patch.kind === 'set_holidays' && patch.add.some((days) => days.promptId === promptId);
}
