import { describe, expect, it } from 'vitest';
import { loadServiceCalendar } from '../../../../src/connectors/calendar/load-service-calendar.ts';
import type { Actor } from '../../../../src/domain/access/actor.ts';
import { withDaysOff } from '../../../../src/domain/calendar/build-service-calendar.ts';
import { daysInText } from '../../../../src/domain/enquiry/days-in-text.ts';
import { decideEnquiry } from '../../../../src/domain/enquiry/decide-enquiry.ts';
import { answerBy, lateBefore } from '../../../../src/domain/enquiry/enquiry-clock.ts';
import { enquiryNumber } from '../../../../src/domain/enquiry/enquiry-number.ts';
import {
  type EnquiryAction,
  type EnquiryCommand,
  type EnquiryState,
  type EnquiryStatus,
  enquiryActions,
  enquiryStatuses,
} from '../../../../src/domain/enquiry/enquiry-state.ts';

const calendar = loadServiceCalendar().current();
const by = (instant: string, read = calendar) => answerBy(read, new Date(instant))?.toISOString() ?? null;

describe('the clock of a question', () => {
  it.each([
    ['2026-03-04T10:00:00+08:00', '2026-03-04T18:00:00+08:00'],
    ['2026-03-04T06:00:00+08:00', '2026-03-04T18:00:00+08:00'],
    ['2026-03-04T17:40:00+08:00', '2026-03-04T18:00:00+08:00'],
    ['2026-03-04T17:40:00.999+08:00', '2026-03-04T18:00:00+08:00'],
    ['2026-03-04T17:40:01+08:00', '2026-03-05T18:00:00+08:00'],
    // Friday evening and the weekend: Monday.
    ['2026-03-06T17:40:01+08:00', '2026-03-09T18:00:00+08:00'],
    ['2026-03-07T10:00:00+08:00', '2026-03-09T18:00:00+08:00'],
    // Lunar New Year.
    ['2026-02-16T10:00:00+08:00', '2026-02-23T18:00:00+08:00'],
  ])('received %s is to be answered by %s', (received, due) => {
    expect(by(received)).toBe(new Date(due).toISOString());
  });

  it('follows a day off that comes later, and ends where the calendar does', () => {
    const read = withDaysOff(calendar, ['2026-03-04']);
    expect(by('2026-03-04T10:00:00+08:00', read)).toBe('2026-03-05T10:00:00.000Z');
    expect(by('1999-03-04T10:00:00+08:00')).toBeNull();
    expect(by('2999-03-04T10:00:00+08:00')).toBeNull();
  });

  it.each([
    '2026-03-04T10:00:00+08:00',
    '2026-03-04T18:00:00+08:00',
    '2026-03-04T18:00:00.001+08:00',
    '2026-03-07T12:00:00+08:00',
    '2026-02-23T17:59:00+08:00',
    '2026-02-23T18:00:01+08:00',
  ])('is late at %s exactly where its time has passed', (instant) => {
    const now = new Date(instant);
    const late = lateBefore(calendar, now);
    const around = [late.getTime() - 1, late.getTime()];
    const quarters = Array.from({ length: 10 * 96 }, (_, index) => now.getTime() - index * 900_000);
    for (const asked of [...around, ...quarters].map((at) => new Date(at))) {
      const due = answerBy(calendar, asked);
      expect(asked < late, asked.toISOString()).toBe(due !== null && due < now);
    }
  });
});

const at = new Date('2026-03-04T02:00:00Z');
const state = (status: EnquiryStatus): EnquiryState => ({
  ...{ status, waitingSince: new Date(0), takenBy: null, takenByName: null },
  ...{ changeRequestId: null, mergedInto: null },
});
const actorOf = (role: 'owner' | 'member' | 'agent' | 'operator' | 'technician'): Actor =>
  ({
    ...{ kind: 'user', userId: '0198a7a0-0000-7000-8000-000000000001', name: 'Lin', roles: [role] },
    organisationId: role === 'owner' || role === 'member' ? '0198a7a0-0000-7000-8000-000000000002' : null,
  }) as Actor;
const commandOf = (action: EnquiryAction) => ({ action, changeRequestId: 'r', into: 'e' }) as EnquiryCommand;

/** Written a second time by hand: status, action, customers may, agents may. */
const legal: [EnquiryStatus, EnquiryAction, boolean, boolean, EnquiryStatus][] = [
  ['waiting', 'take', false, true, 'waiting'],
  ['waiting', 'answer', false, true, 'answered'],
  ['waiting', 'write', true, false, 'waiting'],
  ['waiting', 'close', true, true, 'closed'],
  ['waiting', 'handOver', false, true, 'handedOver'],
  ['waiting', 'merge', false, true, 'merged'],
  ['answered', 'answer', false, true, 'answered'],
  ['answered', 'write', true, false, 'waiting'],
  ['answered', 'close', true, true, 'closed'],
  ['answered', 'handOver', false, true, 'handedOver'],
  ['answered', 'merge', false, true, 'merged'],
  ['closed', 'reopen', true, true, 'waiting'],
  ['handedOver', 'reopen', true, true, 'waiting'],
];

describe('the lifecycle of a question', () => {
  it('allows these steps to these people, and no others', () => {
    for (const status of enquiryStatuses) {
      for (const action of enquiryActions) {
        const cell = legal.find(([from, step]) => from === status && step === action);
        for (const role of ['owner', 'member', 'agent', 'operator', 'technician'] as const) {
          const decision = decideEnquiry({
            state: state(status),
            command: commandOf(action),
            actor: actorOf(role),
            now: at,
          });
          const may =
            cell !== undefined && (role === 'agent' ? cell[3] : (role === 'owner' || role === 'member') && cell[2]);
          expect(decision.ok, `${status} ${action} ${role}`).toBe(may);
          if (decision.ok) expect(decision.next.status).toBe(cell?.[4]);
        }
      }
    }
  });

  it('starts the clock anew when the customer writes after an answer, and not while it runs', () => {
    const write = (status: EnquiryStatus) => {
      const decision = decideEnquiry({
        state: state(status),
        command: { action: 'write' },
        actor: actorOf('member'),
        now: at,
      });
      return decision.ok && decision.next.waitingSince;
    };
    expect(write('answered')).toEqual(at);
    expect(write('waiting')).toEqual(new Date(0));
  });

  it('has a number for people', () => {
    expect(enquiryNumber('0198a7a0-0000-7000-8000-0123456789ab')).toMatch(/^E-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });
});

describe('days that a question names', () => {
  it.each([
    ['We are closed on 2026-12-31.', ['2026-12-31']],
    ['12/31 放假一天', ['2026-12-31']],
    ['1月2日到1月4日公休', ['2027-01-02', '2027-01-04']],
    ['２０２６年１２月２４日', ['2026-12-24']],
    ['closed from 24 Dec to 26 December', ['2026-12-24', '2026-12-26']],
    ['on March 5th and March 5', ['2026-03-05']],
    ['call 02-1234-5678, 13/45, 30 February', []],
  ])('%s', (text, days) => {
    expect(daysInText(text, '2026-03-04')).toEqual(days);
  });
});
