import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../src/connectors/calendar/load-service-calendar.ts';
import { deadlineShape, receiptReasons } from '../../../src/contract/deadlines.contract.ts';
import { sayDay, sayInstant } from '../../../src/contract/words/dates.ts';
import { explainDeadline } from '../../../src/domain/deadline/explain-deadline.ts';
import { serviceDayReasons } from '../../../src/domain/deadline/receipt.ts';
import { presentDeadline } from '../../../src/features/deadline-presenter.ts';

const calendar = loadServiceCalendar().current();

function explained(receivedAt: string, waits: { from: Date; until: Date }[] = []) {
  const result = explainDeadline(calendar, { receivedAt: new Date(receivedAt), waits });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.deadline;
}

describe('a deadline for people', () => {
  it('names each day of the receipt in English and in Chinese', () => {
    const deadline = explained('2026-02-13T10:00:00+08:00');
    const english = presentDeadline(deadline, 'en').receipt.map(({ label }) => label);
    expect(english.slice(0, 3)).toEqual([
      'Fri 13 Feb: the clock starts; counting begins on the next service day',
      'Sat 14 Feb: weekend',
      "Sun 15 Feb: Day before Lunar New Year's Eve",
    ]);
    expect(english).toContain('Tue 17 Feb: Lunar New Year');
    const chinese = presentDeadline(deadline, 'zh-TW').receipt.map(({ label }) => label);
    expect(chinese[1]).toBe('2月14日（六）：週末');
    expect(chinese).toContain('2月17日（二）：春節');
  });

  it('answers exactly the fields of the contract, instants in Taipei time', () => {
    const reply = presentDeadline(explained('2026-03-04T17:40:01+08:00'), 'en');
    expect(deadlineShape.strict().parse(reply)).toEqual(reply);
    expect(reply).toMatchObject({
      clockStart: '2026-03-05T09:00:00+08:00',
      day0: '2026-03-05',
      earliestBy: '2026-03-09T18:00:00+08:00',
      dueBy: '2026-03-10T18:00:00+08:00',
      provisional: false,
    });
  });

  it('knows every reason the engine can give', () => {
    for (const reason of serviceDayReasons) expect(receiptReasons).toContain(reason);
  });

  it('writes a date without a clock or zone of the process', () => {
    expect(sayDay('2024-02-29', 'en')).toBe('Thu 29 Feb');
    expect(sayDay('2027-12-31', 'zh-TW')).toBe('12月31日（五）');
    expect(sayDay('2027-12-31', 'en', true)).toBe('Fri 31 Dec 2027');
    expect(sayDay('2027-12-31', 'zh-TW', true)).toBe('2027年12月31日（五）');
    expect(sayInstant(new Date('2027-12-31T16:30:59Z'), 'en')).toBe('Sat 1 Jan, 00:30');
    expect(sayInstant(new Date('2027-12-31T16:30:59Z'), 'zh-TW')).toBe('1月1日（六）00:30');
  });
});

describe('a stored deadline', () => {
  it('reads the same after a round trip through the database as JSON', () => {
    const [from, until] = ['2026-03-03T10:00:00+08:00', '2026-03-03T16:00:00+08:00'];
    const fresh = explained('2026-03-02T10:00:00+08:00', [{ from: new Date(from), until: new Date(until) }]);
    const row = { ...fresh, receipt: JSON.parse(JSON.stringify(fresh.receipt)) };
    const reply = presentDeadline(row, 'en');
    expect(reply).toEqual(presentDeadline(fresh, 'en'));
    expect(reply.receipt.find(({ date }) => date === '2026-03-03')).toMatchObject({
      counted: false,
      reason: 'waiting',
      waits: [{ from, until }],
    });
  });
});
