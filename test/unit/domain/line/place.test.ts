import { describe, expect, it } from 'vitest';
import type { LineConfig } from '../../../../src/domain/line/line-config.ts';
import { placesOf } from '../../../../src/domain/line/place.ts';

const config: LineConfig = {
  timeZone: 'Asia/Taipei',
  weekly: null,
  followNationalCalendar: false,
  datedDays: [],
  prompts: { greeting: 'a' },
};

describe('the places of a patch', () => {
  it('are a slot, the week, the days, a setting', () => {
    expect(placesOf({ kind: 'set_prompt', slot: 'custom:vip', promptId: null })).toEqual(['slot:custom:vip']);
    expect(placesOf({ kind: 'set_weekly', weekly: null })).toEqual(['weekly']);
    expect(placesOf({ kind: 'set_holidays', add: [], remove: [] })).toEqual(['days']);
    expect(placesOf({ kind: 'set_time_zone', timeZone: 'Asia/Tokyo' })).toEqual(['setting:timeZone']);
  });

  it('are all of them for a whole configuration, with the slots that it empties', () => {
    expect(placesOf({ kind: 'replace_config', config }, ['menu', 'greeting'])).toEqual([
      'weekly',
      'days',
      'setting:timeZone',
      'slot:greeting',
      'slot:menu',
    ]);
  });
});
