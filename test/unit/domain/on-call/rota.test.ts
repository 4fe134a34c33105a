import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../../src/connectors/calendar/load-service-calendar.ts';
import { formatTaipei } from '../../../../src/domain/calendar/taipei-time.ts';
import { gapsOf, onDutyAt, overlapsOf, type Shift } from '../../../../src/domain/on-call/rota.ts';

const calendar = loadServiceCalendar().current();
const at = (text: string) => new Date(`2026-03-${text}:00+08:00`);
const shift = (userId: string, from: string, until: string, order = 1): Shift => ({
  ...{ userId, order },
  ...{ from: at(from), until: at(until) },
});
const texts = (spans: readonly { from: Date; until: Date }[]) =>
  spans.map(({ from, until }) => [from, until].map((each) => formatTaipei(each).slice(8, 16)));

describe('who is on duty', () => {
  it('is in the order of places, each person once, from the first instant and not at the last', () => {
    const shifts = [
      shift('b', '04T09:00', '04T18:00', 2),
      shift('a', '04T09:00', '04T12:00', 1),
      shift('b', '04T10:00', '04T12:00', 3),
    ];
    const names = (text: string) => onDutyAt(shifts, at(text)).map(({ userId, order }) => `${userId}${order}`);
    expect(names('04T09:00')).toEqual(['a1', 'b2']);
    expect(names('04T11:00')).toEqual(['a1', 'b2']);
    expect(names('04T12:00')).toEqual(['b2']);
    expect(names('04T18:00')).toEqual([]);
  });
});

describe('gaps', () => {
  it('are service hours without anybody, from now to the end of the last shift; nights are none', () => {
    const week = [
      shift('a', '04T09:00', '04T18:00'),
      shift('a', '05T09:00', '05T12:00'),
      shift('b', '06T10:00', '06T18:00'),
    ];
    expect(texts(gapsOf(calendar, week, at('04T08:00')))).toEqual([['05T12:00', '06T10:00']]);
    expect(texts(gapsOf(calendar, week, at('06T11:00')))).toEqual([]);
    expect(gapsOf(calendar, [], at('04T08:00'))).toEqual([]);
  });

  it('within a day stand apart', () => {
    const day = [shift('a', '04T10:00', '04T12:00'), shift('b', '04T13:00', '04T18:00')];
    expect(texts(gapsOf(calendar, day, at('04T08:00')))).toEqual([
      ['04T09:00', '04T10:00'],
      ['04T12:00', '04T13:00'],
    ]);
  });
});

describe('overlaps', () => {
  it('are two people in one place, and one person twice; first and second together are none', () => {
    const shifts = [
      shift('a', '04T09:00', '04T18:00', 1),
      shift('b', '04T09:00', '04T18:00', 2),
      shift('c', '04T17:00', '05T09:00', 1),
      shift('b', '04T17:30', '05T09:00', 3),
    ];
    expect(overlapsOf(shifts).map(({ order, userIds }) => [order, ...userIds])).toEqual([
      [1, 'a', 'c'],
      [null, 'b', 'b'],
    ]);
    expect(overlapsOf([shift('a', '04T09:00', '04T18:00'), shift('b', '04T18:00', '05T09:00')])).toEqual([]);
  });
});
