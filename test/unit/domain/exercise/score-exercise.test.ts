import { describe, expect, it } from 'vitest';
import { eveningOf } from '../../../../src/domain/exercise/evenings.ts';
import { type ExerciseBroadcast, scoreExercise } from '../../../../src/domain/exercise/score-exercise.ts';

const evening = eveningOf('yunlin_false_dawn');
const at = (clock: string) => new Date(`2025-11-11T${clock}+08:00`);
const good: ExerciseBroadcast = {
  ...{ county: '雲林縣', district: null, draftedAt: at('20:25:00'), sentAt: at('20:27:00'), endedAt: null },
  ...{ topic: '雲林縣//2025-11-12/full', goingSince: null },
  ...{ from: new Date('2025-11-12T00:00:00+08:00'), until: new Date('2025-11-13T00:00:00+08:00') },
};

function score(broadcasts: ExerciseBroadcast[], options: object = {}) {
  return scoreExercise({ evening, speed: 1, broadcasts, now: evening.endsAt, ...options });
}

const nothing = { notices: [], falseSends: 0, missed: 0, denials: [] };

describe('the score of an exercise', () => {
  it('measures from the notice to the draft, and from there to the second person', () => {
    expect(score([good])).toEqual({
      falseSends: 0,
      missed: 0,
      denials: [],
      notices: [
        {
          ...{ topic: '雲林縣//2025-11-12/full', county: '雲林縣', district: null, date: '2025-11-12' },
          ...{ draftMs: 60_000, approvalMs: 120_000 },
        },
      ],
    });
  });

  it("gives people's time, however fast the evening is played", () => {
    expect(score([good], { speed: 10 }).notices[0]).toMatchObject({ draftMs: 6_000, approvalMs: 12_000 });
  });

  it('counts a draft that was ready before the notice as no time', () => {
    const early = { ...good, draftedAt: at('19:41:00') };
    expect(score([early]).notices[0]).toMatchObject({ draftMs: 0, approvalMs: 46 * 60_000 });
  });

  it.each([
    ['sent on the false dawn', { sentAt: at('19:42:00') }],
    ['sent while it is disputed', { sentAt: at('20:25:30') }],
    ['over the whole country', { county: null }],
    ['over another county', { county: '嘉義縣' }],
    ['longer than the notice', { until: new Date('2025-11-13T06:00:00+08:00') }],
    ['from before the notice', { from: at('22:00:00') }],
  ])('counts as false what is %s', (_name, changed) => {
    expect(score([{ ...good, ...changed }]).falseSends).toBe(1);
  });

  it.each([
    ['nothing', []],
    ['a draft alone', [{ ...good, sentAt: null }]],
    ['what was ended early', [{ ...good, endedAt: at('20:40:00') }]],
    ['one district', [{ ...good, district: '斗六市' }]],
    ['half the day', [{ ...good, until: new Date('2025-11-12T12:00:00+08:00') }]],
  ])('counts as missed a notice answered by %s', (_name, broadcasts) => {
    expect(score(broadcasts)).toMatchObject({ missed: 1, notices: [{ draftMs: null, approvalMs: null }] });
  });

  it('has nothing to miss before a notice is certain, on an evening without one, and without an evening', () => {
    expect(score([], { now: at('20:25:00') })).toEqual(nothing);
    expect(score([], { evening: null })).toEqual(nothing);
    const schools = eveningOf('schools_only');
    const options = { evening: schools, now: schools.endsAt };
    expect(score([], options)).toEqual(nothing);
    const sentAnyway = { ...good, county: '澎湖縣', sentAt: new Date('2024-07-25T19:40:00+08:00') };
    expect(score([sentAnyway], options)).toMatchObject({ falseSends: 1, missed: 0 });
  });

  it('allows a district only to a broadcast over that district', () => {
    const lanyu = eveningOf('one_district');
    const window = { from: new Date('2024-07-24T00:00:00+08:00'), until: new Date('2024-07-25T00:00:00+08:00') };
    const sentAt = new Date('2024-07-23T20:50:00+08:00');
    const of = (district: string | null) =>
      score([{ ...good, ...window, county: '臺東縣', district, sentAt, draftedAt: sentAt }], {
        ...{ evening: lanyu, now: lanyu.endsAt },
      });
    expect(of('蘭嶼鄉')).toMatchObject({ falseSends: 0, missed: 0 });
    expect(of('綠島鄉')).toMatchObject({ falseSends: 1, missed: 1 });
    expect(of(null)).toMatchObject({ falseSends: 1, missed: 0 });
  });

  describe('of a notice that is denied after sending', () => {
    const hualien = eveningOf('late_denial');
    const clock = (time: string) => new Date(`2025-08-13T${time}+08:00`);
    const sent: ExerciseBroadcast = {
      ...{ county: '花蓮縣', district: null, draftedAt: clock('20:03:00'), sentAt: clock('20:05:00'), endedAt: null },
      ...{ from: new Date('2025-08-14T00:00:00+08:00'), until: new Date('2025-08-15T00:00:00+08:00') },
      ...{ topic: '花蓮縣//2025-08-14/full', goingSince: null },
    };
    const denials = (changed: Partial<ExerciseBroadcast>, options: object = {}) =>
      score([{ ...sent, ...changed }], { evening: hualien, now: hualien.endsAt, ...options }).denials;
    const area = { county: '花蓮縣', district: null };

    it('measures from the denial at 20:12 until it was taken back, in people’s time', () => {
      expect(denials({ endedAt: clock('20:13:30') })).toEqual([{ ...area, takenBackMs: 90_000 }]);
      expect(denials({ endedAt: clock('20:13:30') }, { speed: 10 })).toEqual([{ ...area, takenBackMs: 9_000 }]);
    });

    it('says so of what nobody has taken back', () => {
      expect(denials({})).toEqual([{ ...area, takenBackMs: null }]);
    });

    it.each([
      ['before the denial', {}, { now: clock('20:11:59') }],
      ['of what was ended before it', { endedAt: clock('20:11:00') }, {}],
      ['of what was never sent', { sentAt: null }, {}],
      ['of what rests on no notice', { topic: null }, {}],
    ])('measures nothing %s', (_name, changed, options) => {
      expect(denials(changed, options)).toEqual([]);
    });
  });
});
