import type { ExtensionReply, ServiceHoursReply } from '../../contract/service-hours.contract.ts';
import type { ExtensionRow, ServiceHours } from '../../db/service-hours.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { defaultDeadlineRules } from '../../domain/deadline/deadline-rules.ts';
import { stateOfExtension } from '../../domain/service-hours/extension.ts';

interface Reading {
  actor: Actor;
  at: Date;
}

/** Customers read no names of our staff. */
export function presentExtension(row: ExtensionRow, { actor, at }: Reading): ExtensionReply {
  const { id, startsAt, endsAt, reason, openedByName, closedAt } = row;
  return {
    ...{ id, from: formatTaipei(startsAt), until: formatTaipei(endsAt), reason },
    state: stateOfExtension({ from: startsAt, until: endsAt }, at),
    by: actor.organisationId === null ? openedByName : null,
    closedAt: closedAt && formatTaipei(closedAt),
  };
}

export function presentServiceHours(
  { ordinary, extension, coming }: ServiceHours,
  reading: Reading,
): ServiceHoursReply {
  const { opensAt, lastResponseAt, closesAt } = defaultDeadlineRules;
  return {
    ordinary: {
      opensAt: clockOf(opensAt),
      lastResponseAt: clockOf(lastResponseAt),
      closesAt: clockOf(closesAt),
    },
    open: ordinary || extension !== null,
    extensions: [...(extension ? [extension] : []), ...coming].map((row) => presentExtension(row, reading)),
  };
}

/** `HH:MM` of seconds since midnight. */
function clockOf(secondOfDay: number): string {
  return new Date(secondOfDay * 1000).toISOString().slice(11, 16);
}
