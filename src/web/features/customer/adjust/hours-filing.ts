import { instantOf } from '../../../lib/taipei-input.ts';
import type { AnyFiling } from '../filing.ts';
import { type TimingFieldsValue, timingFaults } from '../timing-faults.ts';
import { type WeekDraft, weekOf } from './week-draft.ts';

export type HoursKind = 'weekly' | 'round' | 'season';

/** The form, as it is filled in. */
export interface HoursForm {
  lineIds: string[];
  kind: HoursKind;
  week: WeekDraft;
  season: { from: string; to: string; name: string };
  timing: TimingFieldsValue;
}

/** The hours alone: without the lines and the time from which they count. */
export type HoursWish = Pick<HoursForm, 'kind' | 'week' | 'season'>;

export type HoursLack = 'lines' | 'week' | 'season' | 'time';

/** What is missing in the hours themselves; null: nothing. */
export function wishLackOf({ kind, week, season }: HoursWish): 'week' | 'season' | null {
  if (kind !== 'round' && weekOf(week) === null) return 'week';
  const { from, to, name } = season;
  return kind === 'season' && (from === '' || to < from || name.trim() === '') ? 'season' : null;
}

/** What is missing before a promise can be computed at `now` (epoch ms); null: nothing. */
export function hoursLackOf({ lineIds, timing, ...wish }: HoursForm, now: number): HoursLack | null {
  if (lineIds.length === 0) return 'lines';
  return wishLackOf(wish) ?? (timingFaults(timing, now).effectiveAt === null ? null : 'time');
}

/** The hours as the API takes them; only of hours that lack nothing. */
export function hoursOf({ kind, week, season }: HoursWish) {
  return {
    weekly: kind === 'round' ? null : weekOf(week),
    ...(kind === 'season' ? { season: { ...season, name: season.name.trim() } } : {}),
  };
}

/** The form as the API takes it; only of a form that lacks nothing. */
export function hoursFiling({ lineIds, timing, ...wish }: HoursForm): AnyFiling {
  const { note } = timing;
  const at = instantOf(timing.effectiveAt);
  return {
    kind: 'business_hours',
    lineIds,
    ...hoursOf(wish),
    removeSeasons: [],
    ...(at ? { effectiveAt: at } : {}),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
}
