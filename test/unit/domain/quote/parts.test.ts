import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../../src/connectors/calendar/load-service-calendar.ts';
import { withDaysOff } from '../../../../src/domain/calendar/build-service-calendar.ts';
import { type ComparedVersion, compareVersions } from '../../../../src/domain/quote/compare-versions.ts';
import { hasContract, isServiceDate, workDay } from '../../../../src/domain/quote/quote-days.ts';
import { quoteNumber } from '../../../../src/domain/quote/quote-number.ts';
import { asksForRedesign } from '../../../../src/domain/quote/redesign-words.ts';
import { repeatedRows, sketchTree } from '../../../../src/domain/quote/sketch.ts';

const calendar = loadServiceCalendar().current();
const acceptedAt = new Date('2026-03-04T23:59:59+08:00');

// docs/rules.md#quotes
describe('the day of accepted work', () => {
  it('is the agreed one, the next business day where that has become a day off, or the tenth business day', () => {
    expect(workDay(calendar, { agreedOn: '2026-03-20', acceptedAt })).toBe('2026-03-20');
    expect(workDay(withDaysOff(calendar, ['2026-03-20']), { agreedOn: '2026-03-20', acceptedAt })).toBe('2026-03-23');
    expect(workDay(calendar, { agreedOn: null, acceptedAt })).toBe('2026-03-18');
    expect(workDay(calendar, { agreedOn: '2999-01-01', acceptedAt })).toBeNull();
  });

  it('is a service day, which a make-up Saturday is not', () => {
    expect(isServiceDate(calendar, '2026-03-20')).toBe(true);
    expect(isServiceDate(calendar, '2026-03-21')).toBe(false);
    expect(isServiceDate(calendar, '2999-01-01')).toBeNull();
  });

  it('needs a contract in force today and then', () => {
    const contract = { from: '2026-01-01', until: '2026-03-19' };
    expect(hasContract(contract, { now: acceptedAt, agreedOn: '2026-03-19' })).toBe(true);
    expect(hasContract(contract, { now: acceptedAt, agreedOn: '2026-03-20' })).toBe(false);
    expect(hasContract({ ...contract, until: null }, { now: acceptedAt, agreedOn: '2030-03-20' })).toBe(true);
    expect(hasContract({ from: '2026-03-05', until: null }, { now: acceptedAt, agreedOn: '2026-03-20' })).toBe(false);
    expect(hasContract(null, { now: acceptedAt, agreedOn: '2026-03-20' })).toBe(false);
  });
});

describe('a sketched voice menu', () => {
  const rows = [
    { keys: '21', destination: 'Repairs' },
    { keys: '0', destination: 'Reception' },
    { keys: '2', destination: 'Service menu' },
    { keys: '13', destination: 'Sales, new customers' },
  ];

  it('is drawn as a tree in the order of the keys, whatever the order of its rows', () => {
    expect(sketchTree(rows)).toEqual([
      {
        ...{ key: '1', keys: '1', destination: null },
        children: [{ key: '3', keys: '13', destination: 'Sales, new customers', children: [] }],
      },
      {
        ...{ key: '2', keys: '2', destination: 'Service menu' },
        children: [{ key: '1', keys: '21', destination: 'Repairs', children: [] }],
      },
      { key: '0', keys: '0', destination: 'Reception', children: [] },
    ]);
  });

  it('names rows whose keys lead elsewhere already', () => {
    expect(repeatedRows(rows)).toEqual([]);
    expect(repeatedRows([...rows, { keys: '0', destination: 'Nobody' }])).toEqual([4]);
  });
});

describe('two versions of a quote', () => {
  const line = { description: 'Menu', role: 'designer', hours: 8, ratePerHour: 1800, amount: 14400 };
  const before: ComparedVersion = {
    ...{ feasibility: 'possible', feasibilityNote: null, validUntil: '2026-03-20', agreedOn: null, total: 15120 },
    lines: [line, { ...line, description: 'Recording', hours: 2, amount: 3600 }],
  };

  it('differ in what was added, removed and changed, and in their terms', () => {
    const after = {
      ...{ ...before, total: 20000, agreedOn: '2026-04-01' },
      lines: [
        { ...line, hours: 6 },
        { ...line, description: 'Test' },
      ],
    };
    const { terms, lines } = compareVersions(before, after);
    expect(terms).toEqual(['agreedOn', 'total']);
    expect(lines.map(({ change, before: was, after: is }) => [change, was?.description, is?.description])).toEqual([
      ['changed', 'Menu', 'Menu'],
      ['added', undefined, 'Test'],
      ['removed', 'Recording', undefined],
    ]);
    expect(compareVersions(before, before)).toEqual({ terms: [], lines: [] });
  });
});

it('numbers a quote like a request, with a letter of its own', () => {
  expect(quoteNumber('0190aaaa-0000-7000-8000-0000000003ff')).toBe('Q-0000-00ZZ');
});

describe('a note that asks for another menu', () => {
  it('is recognised in both languages, and ordinary notes are not', () => {
    for (const text of ['Please add a key for repairs', 'Change the IVR', '想多一個按鍵轉維修', '調整通話流程'])
      expect(asksForRedesign(text), text).toBe(true);
    for (const text of ['A new recording for the closing day', 'The key account is closed', '請更換歡迎語', '延後打烊'])
      expect(asksForRedesign(text), text).toBe(false);
  });
});
