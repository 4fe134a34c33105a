import { describe, expect, it } from 'vitest';
import { formatTaipei } from '../../../../src/domain/calendar/taipei-time.ts';
import { eveningKeys, eveningOf } from '../../../../src/domain/exercise/evenings.ts';
import { endOfExercise, exerciseNow, overSince, realInstant } from '../../../../src/domain/exercise/exercise-clock.ts';
import {
  deniedSince,
  isCertain,
  nextArrival,
  replayEvening,
  saidSince,
} from '../../../../src/domain/exercise/replay-evening.ts';

const yunlin = eveningOf('yunlin_false_dawn');
const at = (clock: string, day = '2025-11-11') => new Date(`${day}T${clock}+08:00`);

function statusAt(clock: string): string | undefined {
  return replayEvening(yunlin, at(clock)).standing[0]?.state.status;
}

describe('an archived evening', () => {
  it('with a false dawn is disputed when the page goes, and certain only when a second source agrees', () => {
    expect(replayEvening(yunlin, at('19:39:59'))).toEqual({ arrived: [], standing: [] });
    expect(statusAt('19:40:00')).toBe('settling');
    expect(statusAt('19:43:00')).toBe('disputed');
    expect(statusAt('20:25:59')).toBe('disputed');
    expect(statusAt('20:26:00')).toBe('proposed');
    const { standing, arrived } = replayEvening(yunlin, yunlin.endsAt);
    expect(standing).toHaveLength(1);
    expect(arrived.map(({ at: came }) => formatTaipei(came).slice(11, 16))).toEqual([
      ...['20:26', '20:24', '19:53', '19:50', '19:43', '19:40'],
    ]);
    const [notice] = standing;
    expect(notice && saidSince(notice, yunlin.endsAt)).toEqual(at('20:24:00'));
    expect(notice && saidSince(notice, at('19:41:00'))).toEqual(at('19:40:00'));
    expect(notice && saidSince(notice, at('19:44:00'))).toBeNull();
  });

  it.each([
    ['machine_test', []],
    ['schools_only', []],
    ['one_district', ['臺東縣/蘭嶼鄉/2024-07-24/full']],
    ['yunlin_false_dawn', ['雲林縣//2025-11-12/full']],
    ['late_denial', []],
  ] as const)('%s asks for %j', (key, topics) => {
    const evening = eveningOf(key);
    const certain = replayEvening(evening, evening.endsAt).standing.filter(isCertain);
    expect(certain.map(({ topic }) => topic)).toEqual(topics);
  });

  it('says why nothing can be sent on a machine test and on a notice for schools alone', () => {
    const why = (key: 'machine_test' | 'schools_only') => {
      const evening = eveningOf(key);
      return replayEvening(evening, evening.endsAt).arrived[0]?.items[0]?.why;
    };
    expect(why('machine_test')).toContain('test_status');
    expect(why('schools_only')).toEqual(['school_only']);
  });

  it('is in order of time, and marks what the archive does not have', () => {
    for (const key of eveningKeys) {
      const { seen, startsAt, endsAt } = eveningOf(key);
      const times = [startsAt, ...seen.map((one) => one.at), endsAt].map((each) => each.getTime());
      expect(times).toEqual(times.toSorted((one, other) => one - other));
    }
    expect(yunlin.seen.every(({ constructed }) => constructed)).toBe(true);
    expect(eveningOf('one_district').seen.every(({ constructed }) => constructed)).toBe(false);
  });

  it('denies a notice after it was certain, and says since when', () => {
    const late = eveningOf('late_denial');
    const on = (clock: string) => at(clock, '2025-08-13');
    const topic = '花蓮縣//2025-08-14/full';
    const certain = (clock: string) => replayEvening(late, on(clock)).standing.filter(isCertain).length;
    expect([certain('20:01:59'), certain('20:02:00'), certain('20:11:59'), certain('20:12:00')]).toEqual([0, 1, 1, 0]);
    const denied = (since: string, now: string) => deniedSince(late, { topic, since: on(since), now: on(now) });
    expect(denied('20:05:00', '20:11:59')).toBeNull();
    expect(denied('20:05:00', '20:40:00')).toEqual(on('20:12:00'));
    const [end] = replayEvening(late, late.endsAt).standing;
    expect(end?.state).toMatchObject({ status: 'rejected' });
    expect(end && isCertain(end)).toBe(false);
  });

  it('says when its list next changes', () => {
    const ordinary = eveningOf('one_district');
    const of = (clock: string) => nextArrival(ordinary, at(clock, '2024-07-23'));
    expect(of('20:38:00')).toEqual(at('20:39:00', '2024-07-23'));
    expect(of('20:39:00')).toEqual(at('20:44:00', '2024-07-23'));
    expect(of('20:44:00')).toBeNull();
  });
});

describe('the time of an exercise', () => {
  const startedAt = new Date('2026-03-04T01:00:00Z');
  const time = { evening: yunlin, speed: 10, startedAt, endedAt: null } as const;

  it('runs ten times as fast, stands still at its end, and is mapped back', () => {
    const later = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000);
    expect(exerciseNow(time, startedAt)).toEqual(yunlin.startsAt);
    expect(exerciseNow(time, later(12))).toEqual(at('19:40:00'));
    expect(realInstant(time, at('19:40:00'))).toEqual(later(12));
    expect(endOfExercise(time)).toEqual(later(492));
    expect(overSince(time, later(491))).toBeNull();
    expect(overSince(time, later(492))).toEqual(later(492));
    expect(exerciseNow(time, later(9999))).toEqual(yunlin.endsAt);
    expect(exerciseNow({ ...time, endedAt: later(12) }, later(9999))).toEqual(at('19:40:00'));
  });

  it('is the time of day without an evening, for two hours', () => {
    const free = { evening: null, speed: 1, startedAt, endedAt: null } as const;
    const minute = new Date(startedAt.getTime() + 60_000);
    expect(exerciseNow(free, minute)).toEqual(minute);
    expect(realInstant(free, minute)).toEqual(minute);
    expect(endOfExercise(free)).toEqual(new Date('2026-03-04T03:00:00Z'));
  });
});
