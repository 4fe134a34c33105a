/** Temporary service hours `[from, until)`, opened by an operator. They never move an ordinary clock (docs/rules.md#temporary-service-hours). */
export interface Extension {
  from: Date;
  until: Date;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const longestExtensionHours = 72;
const furthestAheadDays = 30;

type Opening =
  | { ok: true; extension: Extension }
  | {
      ok: false;
      field: keyof Extension;
      code: 'not_in_future' | 'range_not_forward' | 'service_hours_too_long' | 'service_hours_too_far';
    };

/**
 * Temporary hours as an operator may open them: from now or a later time, at most 72 hours long, beginning within 30 days. Without a
 * beginning they begin now; so does a beginning within the minute that has just passed, because forms know no seconds.
 */
export function openingOf({ from, until }: { from?: Date; until: Date }, now: Date): Opening {
  const begin = from === undefined || (from < now && now.getTime() - from.getTime() < minuteMs) ? now : from;
  if (begin < now) return { ok: false, field: 'from', code: 'not_in_future' };
  if (begin.getTime() - now.getTime() > furthestAheadDays * 24 * hourMs)
    return { ok: false, field: 'from', code: 'service_hours_too_far' };
  if (until <= begin) return { ok: false, field: 'until', code: 'range_not_forward' };
  if (until.getTime() - begin.getTime() > longestExtensionHours * hourMs)
    return { ok: false, field: 'until', code: 'service_hours_too_long' };
  return { ok: true, extension: { from: begin, until } };
}

export const extensionStates = ['coming', 'open', 'over'] as const;
export type ExtensionState = (typeof extensionStates)[number];

/** Hours that were called off have no length: they are over. */
export function stateOfExtension({ from, until }: Extension, at: Date): ExtensionState {
  if (until <= at || until <= from) return 'over';
  return from <= at ? 'open' : 'coming';
}
