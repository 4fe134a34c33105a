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

export type HoursLack = 'lines' | 'week' | 'season' | 'time';

/** What is missing before a promise can be computed at `now` (epoch ms); null: nothing. */
export function hoursLackOf({ lineIds, kind, week, season, timing }: HoursForm, now: number): HoursLack | null {
  if (lineIds.length === 0) return 'lines';
  if (kind !== 'round' && weekOf(week) === null) return 'week';
  const { from, to, name } = season;
  if (kind === 'season' && (from === '' || to < from || name.trim() === '')) return 'season';
  return timingFaults(timing, now).effectiveAt === null ? null : 'time';
}

/** The form as the API takes it; only of a form that lacks nothing. */
export function hoursFiling({ lineIds, kind, week, season, timing }: HoursForm): AnyFiling {
  const { note } = timing;
  const at = instantOf(timing.effectiveAt);
  return {
    kind: 'business_hours',
    lineIds,
    weekly: kind === 'round' ? null : weekOf(week),
    ...(kind === 'season' ? { season: { ...season, name: season.name.trim() } } : {}),
    removeSeasons: [],
    ...(at ? { effectiveAt: at } : {}),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  };
}
