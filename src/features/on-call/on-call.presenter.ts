import type { AlarmReply, OnCallReply, RotaFindingsReply } from '../../contract/on-call.contract.ts';
import type { ServiceCalendar } from '../../domain/calendar/service-calendar.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { requestNumber } from '../../domain/change-request/request-number.ts';
import { nextNotifyAt } from '../../domain/on-call/escalation.ts';
import { gapsOf, onDutyAt, overlapsOf, type Shift } from '../../domain/on-call/rota.ts';
import type { ShownAlarm } from './alarms.repository.ts';
import type { Rota } from './on-call.repository.ts';

interface Moment {
  calendar: ServiceCalendar;
  now: Date;
}

const spanText = ({ from, until }: { from: Date; until: Date }) => ({
  from: formatTaipei(from),
  until: formatTaipei(until),
});

/** Gaps and overlaps; `nameOf` of everybody in the shifts. */
export function presentFindings(
  shifts: readonly Shift[],
  { calendar, now, nameOf }: Moment & { nameOf(userId: string): string },
): RotaFindingsReply {
  return {
    gaps: gapsOf(calendar, shifts, now).map(spanText),
    overlaps: overlapsOf(shifts).map(({ order, userIds: [one, other], ...span }) => ({
      ...spanText(span),
      order,
      people: [nameOf(one), nameOf(other)],
    })),
  };
}

export function presentRota(rota: Rota, { calendar, now }: Moment): OnCallReply {
  const callable = rota.shifts.filter((shift) => shift.callable);
  const names = new Map(rota.shifts.map(({ userId, name }) => [userId, name]));
  return {
    escalateAfterMinutes: rota.escalateAfterMinutes,
    shifts: rota.shifts.map(({ userId, name, order, callable: able, webhookId, ...span }) => ({
      ...{ userId, name, order, callable: able, webhookId },
      ...spanText(span),
    })),
    onDuty: onDutyAt(callable, now).map(({ userId, name, order, until }) => ({
      ...{ userId, name, order },
      until: formatTaipei(until),
    })),
    people: rota.people,
    webhooks: rota.webhooks,
    ...presentFindings(callable, { calendar, now, nameOf: (userId) => names.get(userId) ?? '' }),
  };
}

export function presentAlarm(
  { alarm, customer, jobId, notices, place }: ShownAlarm,
  { calendar, minutes }: { calendar: ServiceCalendar; minutes: number },
): AlarmReply {
  const {
    id,
    kind,
    changeRequestId,
    subjectKind,
    subjectId,
    raisedAt,
    notifiedAt,
    acknowledgedAt,
    acknowledgedByName,
    solvedAt,
  } = alarm;
  const endedAt = acknowledgedAt ?? solvedAt;
  const next = endedAt === null && alarm.escalates ? nextNotifyAt(calendar, { kind, notifiedAt, minutes }) : null;
  return {
    ...{ id, kind, customer, changeRequestId, jobId },
    number: changeRequestId && requestNumber(changeRequestId),
    subject: subjectKind && subjectId ? { kind: subjectKind, id: subjectId, ...place } : null,
    state: acknowledgedAt ? 'acknowledged' : solvedAt ? 'solved' : 'open',
    raisedAt: formatTaipei(raisedAt),
    notified: notices.map(({ userId, name, at }) => ({ userId, name, at: formatTaipei(at) })),
    nextNotifyAt: next && formatTaipei(next),
    acknowledgedBy: acknowledgedByName,
    endedAt: endedAt && formatTaipei(endedAt),
  };
}
