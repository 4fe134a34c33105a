import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dayMs } from '../../domain/calendar/taipei-time.ts';
import { queryOf } from '../lib/api.ts';
import type { LocalDay } from './time-strip-geometry.ts';

/** Read on either side of the days that are drawn, so that the card can say until when the same is heard. */
const marginMs = 8 * dayMs;

/** What callers hear on these days and a week around them. */
export function lineStatesQuery(lineId: string, days: readonly LocalDay[]) {
  const from = new Date((days[0]?.start ?? 0) - marginMs).toISOString();
  const to = new Date((days.at(-1)?.end ?? 0) + marginMs).toISOString();
  return queryOf('/lines/{id}/states', { params: { id: lineId }, query: { from, to } });
}

/** Reads it; shows the spans of other days while those are loading. */
export function useLineStates(lineId: string, days: readonly LocalDay[]) {
  return useQuery({ ...lineStatesQuery(lineId, days), placeholderData: keepPreviousData });
}
