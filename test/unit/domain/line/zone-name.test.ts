import { describe, expect, it } from 'vitest';
import { readZoneName } from '../../../../src/domain/line/zone-name.ts';

describe('the name of a time zone', () => {
  it.each([
    ['Asia/Taipei', 'Asia/Taipei'],
    ['asia/taipei', 'Asia/Taipei'],
    ['ASIA/KOLKATA', 'Asia/Kolkata'],
    ['Asia/Ho Chi Minh', 'Asia/Ho_Chi_Minh'],
    ['america/argentina/buenos_aires', 'America/Argentina/Buenos_Aires'],
    ['america/port-au-prince', 'America/Port-au-Prince'],
    ['antarctica/mcmurdo', 'Antarctica/McMurdo'],
    ['europe/isle_of_man', 'Europe/Isle_of_Man'],
  ])('is an area and a city, kept in its usual spelling: %s', (typed, zone) => {
    expect(readZoneName(typed)).toEqual({ ok: true, zone });
  });

  it('is every zone that the runtime lists', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
    expect(zones.length).toBeGreaterThan(300);
    expect(zones.filter((zone) => !zone.startsWith('Etc/')).map(readZoneName)).toEqual(
      zones.filter((zone) => !zone.startsWith('Etc/')).map((zone) => ({ ok: true, zone })),
    );
  });

  it.each([
    ['CST', 'Asia/Taipei'],
    ['cst', 'Asia/Taipei'],
    ['GMT+8', 'Asia/Taipei'],
    ['UTC+08:00', 'Asia/Taipei'],
    ['+08:00', 'Asia/Taipei'],
    ['Etc/GMT-8', 'Asia/Taipei'],
    ['CST-8', 'Asia/Taipei'],
    ['ROC', 'Asia/Taipei'],
    ['Taipei', 'Asia/Taipei'],
    ['(UTC+08:00) Taipei', 'Asia/Taipei'],
    ['台北時間', 'Asia/Taipei'],
    ['EST', 'America/New_York'],
    ['EST5EDT', 'America/New_York'],
    ['MST', 'America/Denver'],
    ['CST6CDT', 'America/Chicago'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['Japan', 'Asia/Tokyo'],
    ['tokyo', 'Asia/Tokyo'],
    ['Etc/UTC', null],
    ['Etc/GMT+5', null],
    ['Mars/Base', null],
    ['Asia/', null],
    ['', null],
  ])('is not %j, with what was probably meant', (typed, offer) => {
    expect(readZoneName(typed)).toEqual({ ok: false, offer });
  });
});
