import fc from 'fast-check';
import { dateKeyOfDay } from '../../../../../src/domain/calendar/taipei-time.ts';
import type {
  Closure,
  DatedDays,
  LineConfig,
  OpenInterval,
  Season,
  WeeklyHours,
} from '../../../../../src/domain/line/line-config.ts';

const hour = fc.integer({ min: 0, max: 23 });
const time = fc
  .tuple(hour, fc.constantFrom(0, 1, 30, 59))
  .map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);

const openInterval: fc.Arbitrary<OpenInterval> = fc.record({
  open: time,
  close: fc.oneof({ weight: 4, arbitrary: time }, { weight: 1, arbitrary: fc.constant('24:00') }),
});

const dayIntervals = fc.array(openInterval, { maxLength: 3 });

/** 2026-03-20 to 2026-04-15 holds clock changes of several zones. */
const firstDay = 20_532;
const lastDay = firstDay + 26;

export const datedDays: fc.Arbitrary<DatedDays> = fc
  .record({
    start: fc.integer({ min: firstDay, max: lastDay }),
    length: fc.integer({ min: 0, max: 4 }),
    name: fc.constantFrom('stocktaking', 'party', 'move'),
    hours: fc.oneof(fc.constant('closed' as const), dayIntervals),
    closedHours: fc.option(fc.array(openInterval, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 2 }),
    promptId: fc.option(fc.constantFrom('own-1', 'own-2'), { nil: undefined }),
  })
  .map(({ start, length, promptId, hours, closedHours, ...rest }) => ({
    ...rest,
    ...(closedHours === undefined ? { hours } : { hours: 'closed' as const, closedHours }),
    from: dateKeyOfDay(start),
    to: dateKeyOfDay(start + length),
    ...(promptId === undefined ? {} : { promptId }),
  }));

const week: fc.Arbitrary<WeeklyHours> = fc.option(
  fc.record({
    mon: dayIntervals,
    tue: dayIntervals,
    wed: dayIntervals,
    thu: dayIntervals,
    fri: dayIntervals,
    sat: dayIntervals,
    sun: dayIntervals,
  }),
  { nil: null },
);

const season: fc.Arbitrary<Season> = fc
  .record({ start: fc.integer({ min: firstDay, max: lastDay }), length: fc.integer({ min: 0, max: 9 }), weekly: week })
  .map(({ start, length, weekly }) => ({
    from: dateKeyOfDay(start),
    to: dateKeyOfDay(start + length),
    name: 'summer',
    weekly,
  }));

/** Fields that a configuration has only when they are not empty. */
const extras = fc.record(
  {
    seasons: fc.array(season, { minLength: 1, maxLength: 2 }),
    makeupDays: fc.oneof(fc.constant('closed' as const), dayIntervals),
    closedForwarding: fc.constant('+886223456789'),
  },
  { requiredKeys: [] },
);

const always: fc.Arbitrary<LineConfig> = fc.record({
  timeZone: fc.constantFrom(
    'Asia/Taipei',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'America/Santiago',
    'Africa/Casablanca',
    'UTC',
  ),
  weekly: week,
  followNationalCalendar: fc.boolean(),
  datedDays: fc.array(datedDays, { maxLength: 4 }),
  prompts: fc.record(
    {
      greeting: fc.constantFrom('greeting-1', 'shared'),
      closed: fc.constantFrom('closed-1', 'shared'),
      holiday: fc.constantFrom('holiday-1', 'shared'),
      emergency: fc.constantFrom('emergency-1', 'shared'),
    },
    { requiredKeys: [] },
  ),
});

export const lineConfig: fc.Arbitrary<LineConfig> = fc
  .tuple(always, extras)
  .map(([config, more]) => ({ ...config, ...more }));

/** Minutes since 1970 over the same weeks. */
export const minuteInstant: fc.Arbitrary<number> = fc.integer({ min: firstDay * 1440, max: lastDay * 1440 });

export const closures: fc.Arbitrary<Closure[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom('line' as const, 'broadcast' as const),
      from: minuteInstant,
      length: fc.integer({ min: 1, max: 2880 }),
      approvedAt: fc.integer({ min: 0, max: 3 }),
      promptId: fc.option(fc.constantFrom('closure-1', 'shared'), { nil: null }),
    }),
    { maxLength: 4 },
  )
  .map((drafts) =>
    drafts.map(({ source, from, length, approvedAt, promptId }, index) => ({
      id: `closure-${index}`,
      source,
      from: new Date(from * 60_000),
      until: new Date((from + length) * 60_000),
      approvedAt: new Date(approvedAt),
      promptId,
    })),
  );
