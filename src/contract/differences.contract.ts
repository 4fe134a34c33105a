import { z } from 'zod';
import { weekdays } from '../domain/line/line-config.ts';

const datesOfPlace = { from: z.iso.date(), to: z.iso.date(), nth: z.number().int().optional() };

const configPlaces = [
  z.object({ at: z.literal('timeZone') }),
  z.object({ at: z.literal('followNationalCalendar') }),
  z.object({ at: z.literal('weekly') }),
  z.object({ at: z.literal('weekday'), weekday: z.enum(weekdays) }),
  z.object({ at: z.literal('days'), ...datesOfPlace }),
  z.object({ at: z.literal('season'), ...datesOfPlace }),
  z.object({ at: z.literal('seasonDay'), ...datesOfPlace, weekday: z.enum(weekdays) }),
  z.object({ at: z.literal('makeupDays') }),
  z.object({ at: z.literal('closedForwarding') }),
  z.object({ at: z.literal('prompt'), slot: z.string() }),
] as const;

/** A place in a line's configuration, at which two configurations differ. */
const configPlaceShape = z.union(configPlaces);

/** A place of a line as a phone system holds it. */
const linePlaceShape = z.union([
  ...configPlaces,
  z.object({ at: z.literal('number') }),
  z.object({ at: z.literal('revision') }),
  z.object({ at: z.literal('closure'), id: z.string() }),
  z.object({ at: z.literal('file'), promptId: z.string() }),
]);
export type LinePlaceReply = z.infer<typeof linePlaceShape>;

/** `path` is the place as text. */
export const configDifferenceShape = z.object({
  place: configPlaceShape,
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export const lineDifferenceShape = z.object({
  place: linePlaceShape,
  path: z.string(),
  desired: z.unknown(),
  actual: z.unknown(),
});
