import { describe, expect, it } from 'vitest';
import type { JobReply } from '../../../src/contract/job-shapes.ts';
import { type LinePlace, linePathOf } from '../../../src/domain/line/line-place.ts';
import { filtered } from '../../../src/web/features/technician/queue-order.ts';
import { splitDifferences } from '../../../src/web/features/technician/read-differences.ts';
import { weekGroups } from '../../../src/web/features/technician/week-groups.ts';

const day = [
  { open: '09:00', close: '12:00' },
  { open: '13:00', close: '18:00' },
];

describe('a week in few rows', () => {
  it('folds neighbours with the same hours, and only neighbours', () => {
    const weekly = { mon: day, tue: day, wed: [], thu: day, fri: day, sat: [], sun: [] };
    expect(weekGroups(weekly, () => false)).toEqual([
      { from: 'mon', to: 'tue', hours: day, differs: false },
      { from: 'wed', to: 'wed', hours: [], differs: false },
      { from: 'thu', to: 'fri', hours: day, differs: false },
      { from: 'sat', to: 'sun', hours: [], differs: false },
    ]);
  });

  it('keeps a day that differs apart, and reads a day that is absent as closed', () => {
    const weekly = { mon: day, tue: day, wed: day, thu: day, fri: day };
    expect(
      weekGroups(weekly, (weekday) => weekday === 'wed').map(({ from, to, differs }) => [from, to, differs]),
    ).toEqual([
      ['mon', 'tue', false],
      ['wed', 'wed', true],
      ['thu', 'fri', false],
      ['sat', 'sun', false],
    ]);
  });
});

describe('differences of what is there', () => {
  const config = {
    timeZone: 'Asia/Taipei',
    weekly: { mon: day, tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
    followNationalCalendar: true,
    datedDays: [{ from: '2026-12-31', to: '2027-01-01', name: 'Year end', hours: 'closed' as const }],
    prompts: { greeting: 'g1' },
  };

  it('stand at what is listed; what is missing, and what has no row, stands apart', () => {
    const at = (place: LinePlace) => ({ place, path: linePathOf(place), desired: 1, actual: 2 });
    const listed: LinePlace[] = [
      { at: 'weekday', weekday: 'mon' },
      { at: 'followNationalCalendar' },
      { at: 'days', from: '2026-12-31', to: '2027-01-01' },
      { at: 'prompt', slot: 'greeting' },
      { at: 'file', promptId: 'g1' },
    ];
    const rest: LinePlace[] = [
      { at: 'revision' },
      { at: 'timeZone' },
      { at: 'weekly' },
      { at: 'prompt', slot: 'closed' },
      { at: 'file', promptId: 'c1' },
      { at: 'closure', id: '1' },
    ];
    const split = splitDifferences([...listed, ...rest].map(at), config);
    expect(split.listed.map(({ place }) => place)).toEqual(listed);
    expect(split.rest.map(({ place }) => place)).toEqual(rest);
  });
});

describe('the search of the queue', () => {
  const job = { customer: 'Acme', requestNumber: 'R-1', lineLabel: 'Main', lineNumber: '+886255501001' } as JobReply;
  const found = (text: string) =>
    filtered([job], { text, slot: '', kind: '', overdue: false, emergency: false }, 0).length === 1;

  it.each(['02-5550-1001', '0255501001', '5550-10', '+886255501001', 'acme'])('finds a line by %s', (text) => {
    expect(found(text)).toBe(true);
  });

  it('finds no other number', () => {
    expect(found('02-5550-1002')).toBe(false);
  });
});
