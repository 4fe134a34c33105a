import { describe, expect, it } from 'vitest';
import { checklist, removal } from '../../../../src/connectors/phone-systems/manual/checklist.ts';
import { checklistCodes } from '../../../../src/connectors/phone-systems/manual/checklist-step.ts';
import type { DesiredLine } from '../../../../src/domain/line/compare-lines.ts';
import { desiredLine, promptOf } from '../../../support/phone-system-lines.ts';

function fileOf(promptId: string): string {
  return `prompt-${promptOf(promptId).renditions[0]?.sha256.slice(0, 12)}.wav`;
}

function steps(before: DesiredLine | null, after: DesiredLine): string[] {
  return checklist({ before, after }, 'wav8k').map(({ code, params }) =>
    `${code} ${Object.values(params).join(' ')}`.trim(),
  );
}

function changed(change: (line: DesiredLine) => void): string[] {
  const after = desiredLine({ revision: 2 });
  change(after);
  return steps(desiredLine(), after);
}

const heard = 'call_and_listen +886223456789';

describe("a technician's checklist", () => {
  it('sets up everything for a new line, files first and a call last', () => {
    const list = steps(null, desiredLine());
    expect(list[0]).toBe('create_line +886223456789');
    expect(list.slice(1, 4).every((step) => step.startsWith('upload_prompt'))).toBe(true);
    expect(list.slice(4)).toEqual([
      'set_time_zone Asia/Taipei',
      'set_weekday_hours mon 09:00-18:00',
      'set_weekday_hours tue 09:00-18:00',
      'set_weekday_hours wed 09:00-12:00, 13:00-18:00',
      'set_weekday_hours thu 09:00-18:00',
      'set_weekday_hours fri 22:00-06:00',
      'close_weekday sat',
      'close_weekday sun',
      'follow_national_calendar',
      'set_dated_days 2026-12-31 2027-01-01 跨年 closed',
      `set_dated_days_prompt 2026-12-31 2027-01-01 ${fileOf('new-year')}`,
      `place_prompt closed-1 ${fileOf('closed-1')} ${promptOf('closed-1').renditions[0]?.size} closed`,
      `assign_prompt custom:queue 2 ${fileOf('greeting-1')}`,
      `assign_prompt greeting ${fileOf('greeting-1')}`,
      'set_closure 2026-07-20T01:00:00.000Z 2026-07-20T09:30:00.000Z',
      `set_closure_prompt 2026-07-20T01:00:00.000Z 2026-07-20T09:30:00.000Z ${fileOf('typhoon')}`,
      heard,
    ]);
  });

  it('is empty when nothing differs, also after a revision that changed nothing', () => {
    expect(steps(desiredLine(), desiredLine({ revision: 2 }))).toEqual([]);
  });

  it('asks for one new file and its places when one prompt is replaced', () => {
    const size = promptOf('greeting-2').renditions[0]?.size;
    expect(steps(desiredLine(), desiredLine({ greeting: 'greeting-2' }))).toEqual([
      `upload_prompt greeting-2 ${fileOf('greeting-2')} ${size}`,
      `assign_prompt custom:queue 2 ${fileOf('greeting-2')}`,
      `assign_prompt greeting ${fileOf('greeting-2')}`,
      heard,
    ]);
  });

  it('takes two steps to replace a prompt that plays at one place: place the file, call', () => {
    const list = changed((line) => {
      line.config.prompts = { ...line.config.prompts, closed: 'closed-2' };
      line.prompts = [...line.prompts, promptOf('closed-2')];
    });
    const { size } = promptOf('closed-2').renditions[0] ?? {};
    expect(list).toEqual([`place_prompt closed-2 ${fileOf('closed-2')} ${size} closed`, heard]);
  });

  it('tells the change of a line that was never set up from setting it up', () => {
    const after = desiredLine({ revision: 2 });
    after.config.prompts = { ...after.config.prompts, closed: 'closed-2', holiday: 'new-year' };
    after.prompts = [...after.prompts, promptOf('closed-2')];
    const list = checklist({ before: null, wantedBefore: desiredLine(), after }, 'wav8k');
    expect(list.filter(({ setUp }) => !setUp).map(({ id }) => id)).toEqual([
      'place_prompt:closed',
      'assign_prompt:holiday',
      'call_and_listen',
    ]);
    expect(list.find(({ setUp }) => setUp)?.id).toBe('create_line');
    // No step appears twice, and none is missing.
    expect(list.map(({ id }) => id)).toEqual(checklist({ before: null, after }, 'wav8k').map(({ id }) => id));
  });

  it('asks for no file that the phone system has already', () => {
    const list = changed((line) => {
      line.config.prompts = { ...line.config.prompts, holiday: 'closed-1' };
    });
    expect(list).toEqual([`assign_prompt holiday ${fileOf('closed-1')}`, heard]);
  });

  it('names what is to be taken away', () => {
    const list = changed((line) => {
      line.config.prompts = { greeting: 'greeting-1', closed: 'closed-1' };
      line.config.datedDays = [];
      line.config.followNationalCalendar = false;
      line.closures = [];
    });
    expect(list).toEqual([
      'ignore_national_calendar',
      'remove_dated_days 2026-12-31 2027-01-01 跨年',
      'clear_prompt custom:queue 2',
      'remove_closure 2026-07-20T01:00:00.000Z 2026-07-20T09:30:00.000Z',
      heard,
    ]);
  });

  it('says around the clock once instead of closing seven days, and lists all seven on the way back', () => {
    const always = desiredLine();
    always.config.weekly = null;
    expect(steps(desiredLine(), always)).toEqual(['open_around_the_clock', heard]);
    expect(steps(always, desiredLine())).toHaveLength(8);
  });

  it('changes hours, dates, closures and numbers one step each', () => {
    const list = changed((line) => {
      line.number = '+886299999999';
      line.config.timeZone = 'Asia/Tokyo';
      line.config.weekly = {
        ...(line.config.weekly as NonNullable<typeof line.config.weekly>),
        sat: [{ open: '10:00', close: '24:00' }],
      };
      line.config.datedDays = [
        { from: '2026-12-31', to: '2027-01-01', name: '跨年', hours: [{ open: '10:00', close: '12:00' }] },
      ];
      line.closures = [{ ...line.closures[0], until: new Date('2026-07-20T10:00:00Z'), promptId: null } as never];
    });
    expect(list).toEqual([
      'change_number +886223456789 +886299999999',
      'set_time_zone Asia/Tokyo',
      'set_weekday_hours sat 10:00-24:00',
      'set_dated_days 2026-12-31 2027-01-01 跨年 10:00-12:00',
      'set_closure 2026-07-20T01:00:00.000Z 2026-07-20T10:00:00.000Z',
      'call_and_listen +886299999999',
    ]);
  });

  it('gives every step an id of its own that stays the same', () => {
    const ids = checklist({ before: null, after: desiredLine() }, 'wav8k').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(checklist({ before: null, after: desiredLine() }, 'wav8k').map(({ id }) => id)).toEqual(ids);
    expect(new Set(checklistCodes).size).toBe(checklistCodes.length);
  });

  it('refuses a prompt that is named but not given', () => {
    const after = desiredLine();
    after.prompts = after.prompts.filter(({ promptId }) => promptId !== 'closed-1');
    expect(() => steps(null, after)).toThrow('prompt_unknown');
  });

  it('takes a line away before its files, each file once, and ends with a check', () => {
    const list = removal(desiredLine(), 'wav8k');
    expect(list[0]).toEqual({ id: 'remove_line', code: 'remove_line', params: { number: '+886223456789' } });
    expect(list.slice(1, -1).map(({ params }) => params.file)).toEqual(
      ['greeting-1', 'closed-1', 'new-year', 'typhoon'].map(fileOf).sort(),
    );
    expect(list.at(-1)).toMatchObject({ code: 'check_removed', params: { number: '+886223456789' } });
    expect(removal(desiredLine(), 'wav8k')).toEqual(list);
  });

  it('lists the national days year by year for a line that comes to follow them, and for no other', () => {
    const national = [
      { date: '2026-12-25', name: '行憲紀念日' },
      { date: '2027-01-01', name: '開國紀念日' },
      { date: '2027-02-28', name: '和平紀念日' },
    ];
    const follows = desiredLine();
    const ignores = { ...follows, config: { ...follows.config, followNationalCalendar: false } };
    const listed = checklist({ before: ignores, after: follows, national }, 'wav8k');
    expect(listed.map(({ id, params }) => [id, params.days])).toEqual([
      ['follow_national_calendar', undefined],
      ['set_national_days:2026', '12-25 行憲紀念日'],
      ['set_national_days:2027', '01-01 開國紀念日, 02-28 和平紀念日'],
      ['call_and_listen', undefined],
    ]);
    for (const change of [
      { before: follows, after: ignores },
      { before: follows, after: follows },
    ]) {
      const codes = checklist({ ...change, national }, 'wav8k').map(({ code }) => code);
      expect(codes).not.toContain('set_national_days');
    }
  });
});
