import { writeRecords } from '../../db/records.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { NoticeType } from '../../domain/announcement/notice-item.ts';
import { canStand, topicOf } from '../../domain/announcement/sightings.ts';
import { replacesUnread } from '../../domain/announcement/standing.ts';
import { newId } from '../../shared/ids.ts';
import {
  type AnnouncementRow,
  findSame,
  findStanding,
  insertAnnouncement,
  unreadableOf,
  updateAnnouncement,
  wasTakenBack,
} from './announcements.repository.ts';
import type { ReadItem } from './read-notice.ts';
import { addSighting } from './sight-announcement.ts';
import { takeOwnSteps, transitionAnnouncement } from './step-announcement.ts';
import { changed, hashOf, type Taking } from './taking.ts';

/**
 * One item of a notice: seen once more where its announcement is known, else an announcement of its own. What cannot stand for its area
 * is rejected with its doubts. Returns the announcement's id.
 */
export async function takeItem(taking: Taking, read: ReadItem): Promise<string> {
  const { deps, transaction, notice } = taking;
  const topic = topicOf(read.item);
  const stands = canStand(notice);
  const standing = stands && topic !== null ? await findStanding(transaction, topic) : null;
  const known = standing ?? (await knownAs(taking, read));
  const replaced = standing !== null && (taking.replaces.includes(standing.id) || replacesUnread(standing, read.item));
  if (known !== null && !replaced) {
    await addSighting(taking, known, read);
    if (stands) await takeOwnSteps(deps, transaction, known.id);
    return known.id;
  }
  if (standing !== null) await supersede(taking, standing.id);
  const { id } = await insertItem(taking, read);
  if (standing !== null) await updateAnnouncement(transaction, standing.id, { replacedBy: id });
  if (stands && topic !== null) await replaceUnreadable(taking, read, id);
  return id;
}

/** Says for an announcement that another one takes its place. */
export async function supersede({ deps, transaction }: Taking, id: string): Promise<void> {
  const product = { actor: systemActor, callId: null };
  await transitionAnnouncement(deps, transaction, product, { id, command: { action: 'supersede' } });
}

/** Messages that say something of an area themselves. */
const notices: readonly NoticeType[] = ['Alert', 'Update'];

async function knownAs({ transaction, notice }: Taking, read: ReadItem): Promise<AnnouncementRow | null> {
  const { county, district, part } = read.item;
  const same = { topic: topicOf(read.item), county, district, part, textHash: hashOf(read) };
  const { identifier, status, msgType } = notice;
  const msgTypes = canStand({ ...notice, status: 'Actual', testWords: false }) ? notices : [msgType];
  return await findSame(transaction, { ...same, identifier, status, msgTypes });
}

/** The first readable one of a text or message takes the place of those whose area or day was not certain. */
async function replaceUnreadable(taking: Taking, { text }: ReadItem, id: string): Promise<void> {
  const { transaction, notice, taken } = taking;
  const asked = { text, identifier: notice.identifier, but: [...taken, id] };
  for (const { id: unread } of await unreadableOf(transaction, asked)) {
    await supersede(taking, unread);
    await updateAnnouncement(transaction, unread, { replacedBy: id });
  }
}

/** Where a new announcement begins: what cannot stand, or was taken back before it came, has ended already. */
async function firstState({ transaction, notice }: Taking): Promise<'settling' | 'rejected' | 'revoked'> {
  if (!canStand(notice)) return 'rejected';
  const isTakenBack = notice.identifier !== null && (await wasTakenBack(transaction, notice.identifier));
  return isTakenBack ? 'revoked' : 'settling';
}

async function insertItem(taking: Taking, read: ReadItem): Promise<AnnouncementRow> {
  const { deps, transaction, caller, notice, now } = taking;
  const { item, text } = read;
  const { status, msgType, identifier, sentAt } = notice;
  const { county, district, level, date, part, fromTime, untilTime, work, school, marks } = item;
  const state = await firstState(taking);
  const row = await insertAnnouncement(transaction, {
    ...{ id: newId(), state, status, msgType, identifier, textHash: hashOf(read), topic: topicOf(item) },
    ...{
      county,
      district,
      level,
      date,
      part,
      fromTime,
      untilTime,
      work,
      school,
      doubts: item.why,
      text,
      marks,
      sentAt,
    },
    ...{ standsSince: now, createdAt: now, endedAt: state === 'settling' ? null : now },
  });
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor: caller.actor, callId: caller.callId, nudges: [] },
    audit: [
      {
        ...{ organisationId: null, action: 'announcement.reported', subjectKind: 'announcement', subjectId: row.id },
        after: { status: state, date },
        names: { after: { county, district } },
      },
    ],
    events: [changed(row.id, state)],
  });
  await addSighting(taking, row, read);
  return row;
}
