import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { OpenState } from '../../domain/announcement/notice-item.ts';
import { speaks } from '../../domain/announcement/sightings.ts';
import { newId } from '../../shared/ids.ts';
import {
  type AnnouncementRow,
  insertAnnouncement,
  insertSighting,
  sightingsOf,
  updateAnnouncement,
} from './announcements.repository.ts';
import { changed } from './taking.ts';

/** The newest sighting of an announcement that says so. @throws Error when none does. */
export async function newestSaying(transaction: Transaction, id: string, work: OpenState): Promise<string> {
  const saying = (await sightingsOf(transaction, [id])).filter((each) => speaks(each) && each.work === work);
  const newest = saying.at(-1);
  if (newest === undefined) throw new Error(`no sighting of ${id} says ${work}`);
  return newest.id;
}

/**
 * After a dispute that ended to the contrary: what holds stands for itself from now on, proposed, in the place of the one that ended.
 */
export async function insertFromSighting(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Pick<Caller, 'actor' | 'callId'>,
  { ended, sightingId }: { ended: AnnouncementRow; sightingId: string },
): Promise<AnnouncementRow> {
  const now = deps.clock.now();
  const kept = (await sightingsOf(transaction, [ended.id])).find(({ id }) => id === sightingId);
  if (kept === undefined) throw new Error(`announcement ${ended.id} has no sighting ${sightingId}`);
  const { identifier, textHash, text, status, work, school, fromTime, untilTime, doubts, marks, sentAt } = kept;
  const { topic, county, district, level, date, part } = ended;
  const id = newId();
  const row = await insertAnnouncement(transaction, {
    ...{ id, state: 'proposed', msgType: 'Alert', identifier, textHash, text, status, work, school },
    ...{ fromTime, untilTime, doubts, marks, sentAt, topic, county, district, level, date, part },
    ...{ standsSince: now, settledAt: now, createdAt: now },
  });
  await updateAnnouncement(transaction, ended.id, { replacedBy: id });
  await insertSighting(transaction, { ...kept, id: newId(), announcementId: id, seenAt: now });
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor, callId, nudges: [] },
    audit: [
      {
        ...{ organisationId: null, action: 'announcement.reported', subjectKind: 'announcement', subjectId: id },
        after: { status: 'proposed', date },
        names: { after: { county, district } },
      },
    ],
    events: [changed(id, 'proposed')],
  });
  return row;
}
