import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../src/connectors/calendar/load-service-calendar.ts';
import { changedDays } from '../../src/domain/calendar/calendar-change.ts';
import type { OfficialYear } from '../../src/domain/calendar/official-year.ts';
import { readOfficialTable } from '../../src/domain/calendar/read-official-table.ts';
import type { CalendarException, ServiceCalendar } from '../../src/domain/calendar/service-calendar.ts';
import { datesOfYear, dayOfDateKey, weekdayOfDay } from '../../src/domain/calendar/taipei-time.ts';
import { explainDeadline } from '../../src/domain/deadline/explain-deadline.ts';
import { recomputeFromReceipt } from '../../src/domain/deadline/recompute-from-receipt.ts';
import { readCalendarFile } from '../../src/features/calendar/read-calendar-file.ts';
import { officeCsv, officeRows } from '../support/office-table.ts';

const provider = loadServiceCalendar();
const known = provider.shipped.find(({ year }) => year === 2026) as OfficialYear;
const weekdays = datesOfYear(2026).filter((date) => weekdayOfDay(dayOfDateKey(date) ?? 0) < 6);

/** A year in which some weekdays became days off, and some days off became working days. */
const editions = fc
  .record({
    off: fc.uniqueArray(fc.constantFrom(...weekdays), { maxLength: 4 }),
    on: fc.uniqueArray(fc.constantFrom(...Object.keys(known.holidays)), { maxLength: 4 }),
  })
  .map(({ off, on }): OfficialYear => {
    const kept = Object.entries(known.holidays).filter(([date]) => !on.includes(date));
    return {
      ...known,
      holidays: { ...Object.fromEntries(kept), ...Object.fromEntries(off.map((date) => [date, '補假'])) },
    };
  });

const exceptions = fc.record({
  date: fc.constantFrom(...datesOfYear(2026)),
  kind: fc.constantFrom('closed' as const, 'open' as const),
  reason: fc.constantFrom('颱風停班', '盤點'),
});

const receipts = fc.date({
  min: new Date('2026-01-01T00:00:00+08:00'),
  max: new Date('2026-12-20T00:00:00+08:00'),
  noInvalidDate: true,
});

function read(file: string): OfficialYear {
  const table = readOfficialTable(readCalendarFile(Buffer.from(file)).days, 'test');
  if (!table.ok) throw new Error(JSON.stringify(table.faults));
  return table.year;
}

const jsonOf = (year: OfficialYear) =>
  JSON.stringify(
    officeRows(year).map(([date, week, off, description]) => ({
      ...{ date, week, isHoliday: off === '2', description },
    })),
  );

function promised(calendar: ServiceCalendar, receivedAt: Date) {
  const explained = explainDeadline(calendar, { receivedAt });
  if (!explained.ok) throw new Error(explained.refusal.code);
  return explained.deadline;
}

describe('a year that is read in', () => {
  it('is one calendar, however often and in whichever layout it is read', () => {
    fc.assert(
      fc.property(editions, (edition) => {
        const once = provider.build({ years: [read(officeCsv(edition))], exceptions: [] });
        const again = provider.build({ years: [read(officeCsv(edition))], exceptions: [] });
        const asJson = provider.build({ years: [read(jsonOf(edition))], exceptions: [] });
        expect([again.version, asJson.version]).toEqual([once.version, once.version]);
        expect(changedDays(once, asJson)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('changes just the days that it has otherwise, and none once the former year is back', () => {
    const before = provider.build({ years: [], exceptions: [] });
    expect(provider.build({ years: [known], exceptions: [] }).version).toBe(before.version);
    fc.assert(
      fc.property(editions, (edition) => {
        const after = provider.build({ years: [edition], exceptions: [] });
        const differing = datesOfYear(2026).filter((date) => edition.holidays[date] !== known.holidays[date]);
        expect(changedDays(before, after).map(({ date }) => date)).toEqual(differing);
      }),
      { numRuns: 25 },
    );
  });
});

describe('days of our own', () => {
  it('leave every promise as it was once they are all taken back, and each follows from its receipt meanwhile', () => {
    const none = provider.build({ years: [], exceptions: [] });
    fc.assert(
      fc.property(
        fc.uniqueArray(exceptions, { minLength: 1, maxLength: 5, selector: ({ date }: CalendarException) => date }),
        fc.array(receipts, { minLength: 1, maxLength: 8 }),
        (own, filed) => {
          const before = filed.map((at) => promised(none, at));
          const all = provider.build({ years: [], exceptions: own });
          for (const receivedAt of filed) {
            const { receipt, dueBy, day0 } = promised(all, receivedAt);
            expect(recomputeFromReceipt({ receivedAt, receipt })).toMatchObject({ dueBy, day0 });
          }
          // In any order: only the remaining days decide the calendar, not their history.
          expect(provider.build({ years: [], exceptions: own.toReversed() }).version).toBe(all.version);
          const back = provider.build({ years: [], exceptions: [] });
          expect(filed.map((at) => promised(back, at))).toEqual(before);
        },
      ),
      { numRuns: 25 },
    );
  });
});
