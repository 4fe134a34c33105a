import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clockShare,
  daysInView,
  localDays,
  mondayOf,
  runAround,
  type Segment,
  segmentNear,
  segmentsOf,
  startOfDay,
  stepFrom,
  stretchOn,
} from '../../../src/web/lines/time-strip-geometry.ts';

const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const span = (from: string, until: string, state = 'open', promptId = 'g') => ({
  from,
  until,
  state,
  slot: state,
  prompt: { promptId },
});

describe('the days of a zone', () => {
  it('begin at its own midnight', () => {
    expect(startOfDay('Asia/Taipei', dayOf('2026-11-30'))).toBe(Date.parse('2026-11-30T00:00:00+08:00'));
    expect(startOfDay('America/New_York', dayOf('2026-11-30'))).toBe(Date.parse('2026-11-30T00:00:00-05:00'));
  });

  it('begin where the clocks jump to, when there is no midnight', () => {
    expect(startOfDay('America/Santiago', dayOf('2026-09-06'))).toBe(Date.parse('2026-09-06T01:00:00-03:00'));
  });

  it('follow each other without a gap, in every zone and year, and are 22 to 26 hours long', () => {
    const zones = ['Asia/Taipei', 'Europe/Berlin', 'America/Santiago', 'Australia/Lord_Howe', 'Africa/Casablanca'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 12_000, max: 23_000 }), (zone, first) => {
        const days = localDays(zone, first, 8);
        days.forEach((day, index) => {
          expect(day.end - day.start).toBeGreaterThanOrEqual(22 * 3_600_000);
          expect(day.end - day.start).toBeLessThanOrEqual(26 * 3_600_000);
          if (index > 0) expect(day.start).toBe(days[index - 1]?.end);
        });
      }),
    );
  });

  it('know their Monday', () => {
    expect(mondayOf(dayOf('2026-11-28'))).toBe(dayOf('2026-11-23'));
    expect(mondayOf(dayOf('2026-11-23'))).toBe(dayOf('2026-11-23'));
  });
});

describe('segments', () => {
  it('are cut at midnight and stand where the clock says', () => {
    const days = localDays('Asia/Taipei', dayOf('2026-11-30'), 2);
    const spans = [
      span('2026-11-30T00:00:00+08:00', '2026-11-30T09:00:00+08:00', 'closed'),
      span('2026-11-30T09:00:00+08:00', '2026-12-01T06:00:00+08:00'),
      span('2026-12-01T06:00:00+08:00', '2026-12-02T00:00:00+08:00', 'closed'),
    ];
    const segments = segmentsOf('Asia/Taipei', days, spans);
    expect(
      segments.map(({ span: of, day, left, right }) => [of, day - dayOf('2026-11-30'), left * 24, right * 24]),
    ).toEqual([
      [0, 0, 0, 9],
      [1, 0, 9, 24],
      [1, 1, 0, 6],
      [2, 1, 6, 24],
    ]);
  });

  it('leave the missing hour blank and draw the one that comes twice twice', () => {
    const zone = 'Europe/Berlin';
    const always = [span('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z')];
    const on = (date: string) =>
      segmentsOf(zone, localDays(zone, dayOf(date), 1), always).map(({ left, right }) => [left * 24, right * 24]);
    expect(on('2026-03-29')).toEqual([
      [0, 2],
      [3, 24],
    ]);
    const twice = on('2026-10-25');
    expect(twice[0]).toEqual([0, 3]);
    expect(twice[1]).toEqual([2, 24]);
  });

  it('cover every instant of the days once', () => {
    const zone = 'Europe/Berlin';
    fc.assert(
      fc.property(
        fc.integer({ min: 20_000, max: 21_000 }),
        fc.array(fc.integer({ min: 1, max: 5000 })),
        (first, cuts) => {
          const days = localDays(zone, first, 7);
          const start = days[0]?.start ?? 0;
          const end = days.at(-1)?.end ?? 0;
          const inner = [...new Set(cuts.map((minutes) => start + minutes * 60_000))].filter((at) => at < end);
          const edges = [start, ...inner.sort((one, two) => one - two), end];
          const spans = edges
            .slice(1)
            .map((until, index) => span(new Date(edges[index] ?? 0).toISOString(), new Date(until).toISOString()));
          const segments = segmentsOf(zone, days, spans);
          expect(segments[0]?.from).toBe(start);
          expect(segments.at(-1)?.until).toBe(end);
          segments.slice(1).forEach((each, index) => {
            expect(each.from).toBe(segments[index]?.until);
          });
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('what a finger and a key find', () => {
  const row: Segment[] = [
    { span: 0, day: 1, from: 0, until: 9, left: 0, right: 0.49 },
    { span: 1, day: 1, from: 9, until: 10, left: 0.49, right: 0.51 },
    { span: 2, day: 1, from: 10, until: 24, left: 0.51, right: 1 },
    { span: 3, day: 2, from: 24, until: 48, left: 0, right: 1 },
  ];

  it('is the segment under it, or a narrow one within reach', () => {
    const today = row.slice(0, 3);
    expect(segmentNear(today, 0.2, 0.04)?.span).toBe(0);
    expect(segmentNear(today, 0.47, 0.04)?.span).toBe(1);
    expect(segmentNear(today, 0.47, 0)?.span).toBe(0);
  });

  it('is the neighbour, the row’s edge, the same hour of another day, or nothing', () => {
    expect(stepFrom(row, 0, 'ArrowRight')).toBe(1);
    expect(stepFrom(row, 3, 'ArrowRight')).toBeNull();
    expect(stepFrom(row, 2, 'Home')).toBe(0);
    expect(stepFrom(row, 0, 'End')).toBe(2);
    expect(stepFrom(row, 1, 'ArrowDown')).toBe(3);
    expect(stepFrom(row, 3, 'ArrowUp')).toBe(1);
    expect(stepFrom(row, 0, 'a')).toBeNull();
  });
});

describe('stretches', () => {
  const spans = [
    span('2026-11-30T00:00:00+08:00', '2026-11-30T18:00:00+08:00'),
    span('2026-11-30T18:00:00+08:00', '2026-12-01T00:00:00+08:00', 'closed', 'c'),
    span('2026-12-01T00:00:00+08:00', '2026-12-01T09:00:00+08:00', 'closed', 'c'),
    span('2026-12-01T09:00:00+08:00', '2026-12-02T00:00:00+08:00'),
  ];

  it('go on while the same is heard, and are open where more was not read', () => {
    expect(runAround(spans, 2)).toEqual({ from: spans[1]?.from, until: spans[2]?.until });
    expect(runAround(spans, 0)).toEqual({ from: null, until: spans[0]?.until });
    expect(runAround(spans, 3)).toEqual({ from: spans[3]?.from, until: null });
  });

  it('of a plan stand on the days that they touch', () => {
    const [day] = localDays('Asia/Taipei', dayOf('2026-12-01'), 1);
    if (!day) throw new Error('no day');
    const plan = { from: '2026-11-30T00:00:00+08:00', until: '2026-12-01T18:00:00+08:00' };
    expect(stretchOn('Asia/Taipei', day, plan)).toEqual({ left: 0, right: 0.75, begins: false, ends: true });
    expect(stretchOn('Asia/Taipei', day, { ...plan, until: null })).toMatchObject({ right: 1, ends: false });
    expect(stretchOn('Asia/Taipei', day, { ...plan, until: '2026-11-30T12:00:00+08:00' })).toBeNull();
  });

  it('of a long strip are drawn only where they are in view', () => {
    expect(daysInView(0, 1000, 200, 366)).toEqual({ first: 0, last: 7 });
    expect(daysInView(72_200, 1000, 200, 366)).toEqual({ first: 359, last: 365 });
  });

  it('know the place of an instant on its own clock', () => {
    expect(clockShare('Asia/Taipei', Date.parse('2026-12-01T18:00:00+08:00'))).toBe(0.75);
    expect(clockShare('America/New_York', Date.parse('2026-12-01T18:00:00-05:00'))).toBe(0.75);
  });
});
