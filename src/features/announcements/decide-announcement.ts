import type { SightingInput } from '../../contract/announcement-steps.contract.ts';
import type { AnnouncementReply } from '../../contract/stored-announcements.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { AnnouncementCommand } from '../../domain/announcement/announcement-lifecycle.ts';
import { speaks, topicOf } from '../../domain/announcement/sightings.ts';
import { doubtsNow } from '../../domain/announcement/standing.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { type AnnouncementRow, findAnnouncement, lockAnnouncements, sightingsOf } from './announcements.repository.ts';
import { presentThese } from './read-announcements.ts';
import { type ReadItem, readNotice } from './read-notice.ts';
import { addSighting, sightGone } from './sight-announcement.ts';
import { takeOwnSteps, transitionAnnouncement } from './step-announcement.ts';
import { hashOf } from './taking.ts';

/** Runs a person's step under lock and answers with the announcement. @throws AppError `forbidden`, `not_found`. */
async function onAnnouncement(
  deps: Deps,
  caller: Caller,
  id: string,
  work: (transaction: Transaction, row: AnnouncementRow) => Promise<unknown>,
): Promise<AnnouncementReply> {
  ensure(caller.actor, 'announcement.write', { organisationId: null, staffOnly: true });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    await lockAnnouncements(transaction);
    const row = await findAnnouncement(transaction, id);
    if (!row) throw notFound();
    await work(transaction, row);
    const [reply] = await presentThese(deps, transaction, caller, [id]);
    return reply as AnnouncementReply;
  });
}

type Deciding = Extract<AnnouncementCommand, { action: 'reject' | 'revoke' }>;

/** Rejects or revokes it. @throws AppError `forbidden`, `not_found`, or the domain's refusal. */
export async function endAnnouncement(
  deps: Deps,
  caller: Caller,
  { id, command }: { id: string; command: Deciding },
): Promise<AnnouncementReply> {
  return await onAnnouncement(deps, caller, id, (transaction) =>
    transitionAnnouncement(deps, transaction, caller, { id, command }),
  );
}

/**
 * Makes it active, where what time has made of it leaves no doubt.
 * @throws AppError `forbidden`, `not_found`, `announcement_not_sendable`, `announcement_settling`, `illegal_transition`.
 */
export async function activateAnnouncement(
  deps: Deps,
  caller: Caller,
  { id, override }: { id: string; override?: { reason: string } | undefined },
): Promise<AnnouncementReply> {
  return await onAnnouncement(deps, caller, id, async (transaction, row) => {
    const doubts = doubtsNow(row, deps.clock.now());
    const command = { action: 'activate', doubts, ...(override ? { override } : {}) } as const;
    await transitionAnnouncement(deps, transaction, caller, { id, command });
  });
}

/** @throws AppError `forbidden`, `not_found`, `sighting_says_nothing` (409), or the domain's refusal. */
export async function settleAnnouncement(
  deps: Deps,
  caller: Caller,
  { id, keep, reason }: { id: string; keep: string; reason: string },
): Promise<AnnouncementReply> {
  return await onAnnouncement(deps, caller, id, async (transaction) => {
    const kept = (await sightingsOf(transaction, [id])).find((sighting) => sighting.id === keep);
    if (!kept) throw notFound();
    if (!speaks({ ...kept, withdrawn: false })) throw new AppError('sighting_says_nothing', { status: 409 });
    const command = { action: 'settle', work: kept.work, reason } as const;
    await transitionAnnouncement(deps, transaction, caller, { id, command, keep });
  });
}

/**
 * Adds what a source shows of its area, day and part, or that the source shows it no more, and takes the steps that follow.
 * @throws AppError `forbidden`, `not_found`, `cap_refused`, `cap_invalid`, `notice_of_other_area` (422).
 */
export async function sightAnnouncement(
  deps: Deps,
  caller: Caller,
  { id, gone, source = '', ...given }: SightingInput & { id: string },
): Promise<AnnouncementReply> {
  const now = deps.clock.now();
  const notice = gone ? null : readNotice(given, now);
  return await onAnnouncement(deps, caller, id, async (transaction, row) => {
    if (notice === null) await sightGone({ deps, transaction, caller, now }, row, source);
    else {
      const read = notice.items.find((item) => isAbout(row, item));
      if (!read) throw new AppError('notice_of_other_area', { status: 422, params: { area: areaOf(row) } });
      await addSighting({ deps, transaction, caller, notice, source, now }, row, read);
    }
    await takeOwnSteps(deps, transaction, id);
  });
}

function isAbout(row: AnnouncementRow, read: ReadItem): boolean {
  return row.topic === null ? hashOf(read) === row.textHash : topicOf(read.item) === row.topic;
}

function areaOf({ county, district, date }: AnnouncementRow): string {
  return [`${county ?? '?'}${district ?? ''}`, date ?? '?'].join(' ');
}
