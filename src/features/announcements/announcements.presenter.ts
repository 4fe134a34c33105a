import type { AnnouncementReply } from '../../contract/stored-announcements.contract.ts';
import type { Actor } from '../../domain/access/actor.ts';
import {
  type AnnouncementRules,
  type AnnouncementState,
  announcementStepsFor,
} from '../../domain/announcement/announcement-lifecycle.ts';
import { standsAgainst } from '../../domain/announcement/next-step.ts';
import { windowOfNotice } from '../../domain/announcement/notice-window.ts';
import { contradicts } from '../../domain/announcement/sightings.ts';
import { settlesAt, whyNotSendable } from '../../domain/announcement/standing.ts';
import type { BroadcastStatus } from '../../domain/broadcast/broadcast-state.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import type { AnnouncementRow, SightingRow } from './announcements.repository.ts';

function instant(value: Date | null): string | null {
  return value && formatTaipei(value);
}

export function stateOf(row: AnnouncementRow): AnnouncementState {
  const { state: status, work, standsSince, settledAt, activatedAt, waitOverridden, disputedAt, endedAt } = row;
  return { status, work, standsSince, settledAt, activatedAt, waitOverridden, disputedAt, endedAt };
}

function presentSighting(row: AnnouncementRow, sighting: SightingRow): AnnouncementReply['sightings'][number] {
  const { id, source, text, status, work, school, sentAt, seenAt, withdrawn, byName } = sighting;
  return {
    ...{ id, source, text, status, work, school, withdrawn, byName },
    sentAt: instant(sentAt),
    seenAt: formatTaipei(seenAt),
    contradicts: contradicts(row.work, sighting),
    against: standsAgainst(stateOf(row), sighting),
  };
}

export interface ShownAnnouncement {
  row: AnnouncementRow;
  sightings: readonly SightingRow[];
  broadcasts: readonly { id: string; status: BroadcastStatus; provisionalUntil: Date | null }[];
}

export function presentAnnouncement(
  { row, sightings, broadcasts }: ShownAnnouncement,
  { actor, now, rules }: { actor: Actor; now: Date; rules: AnnouncementRules },
): AnnouncementReply {
  const { id, state, status, msgType, identifier, county, district, level, date, part } = row;
  const { fromTime, untilTime, work, school, text, marks, activatedByName, waitOverridden, replacedBy } = row;
  const window = windowOfNotice(row);
  const why = whyNotSendable({ ...row, status: state }, now);
  return {
    ...{ id, state, status, msgType, identifier, county, district, level, date, part, fromTime, untilTime },
    ...{ work, school, text, marks, why, sendable: why.length === 0 },
    window: window && { from: formatTaipei(window.from), until: formatTaipei(window.until) },
    standsSince: formatTaipei(row.standsSince),
    settlesAt: instant(settlesAt({ status: state, standsSince: row.standsSince }, rules)),
    sentAt: instant(row.sentAt),
    disputedAt: instant(row.disputedAt),
    activatedAt: instant(row.activatedAt),
    ...{ activatedByName, waitOverridden, replacedBy },
    endedAt: instant(row.endedAt),
    createdAt: formatTaipei(row.createdAt),
    sightings: sightings.map((sighting) => presentSighting(row, sighting)),
    broadcasts: broadcasts.map((each) => ({
      ...{ id: each.id, state: each.status, provisional: each.provisionalUntil !== null },
    })),
    actions: announcementStepsFor(stateOf(row), actor),
  };
}
