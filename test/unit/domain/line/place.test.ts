import { describe, expect, it } from 'vitest';
import type { LineConfig } from '../../../../src/domain/line/line-config.ts';
import { withPrompt } from '../../../../src/domain/line/line-patch.ts';
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
    expect(placesOf({ kind: 'set_seasons', add: [], remove: [] })).toEqual(['seasons']);
    expect(placesOf({ kind: 'set_forwarding', number: null })).toEqual(['setting:closedForwarding']);
    expect(placesOf({ kind: 'set_time_zone', timeZone: 'Asia/Tokyo' })).toEqual(['setting:timeZone']);
  });

  it('are all of them for a whole configuration, with the slots that it empties', () => {
    expect(placesOf({ kind: 'replace_config', config }, ['menu', 'greeting'])).toEqual([
      'weekly',
      'seasons',
      'days',
      'setting:timeZone',
      'setting:closedForwarding',
      'slot:greeting',
      'slot:menu',
    ]);
  });
});

describe('a patch with a better file', () => {
  it('names the new recording wherever the former one stood, and nothing else', () => {
    const days = { from: '2026-12-31', to: '2026-12-31', name: 'New Year', hours: 'closed' } as const;
    expect(withPrompt({ kind: 'set_prompt', slot: 'greeting', promptId: 'old' }, { from: 'old', to: 'new' })).toEqual({
      kind: 'set_prompt',
      slot: 'greeting',
      promptId: 'new',
    });
    const holidays = { kind: 'set_holidays', add: [{ ...days, promptId: 'old' }, days], remove: [] } as const;
    expect(withPrompt({ ...holidays, add: [...holidays.add], remove: [] }, { from: 'old', to: 'new' })).toMatchObject({
      add: [{ promptId: 'new' }, { name: 'New Year' }],
    });
    const weekly = { kind: 'set_weekly', weekly: null } as const;
    expect(withPrompt(weekly, { from: 'old', to: 'new' })).toBe(weekly);
  });
});
