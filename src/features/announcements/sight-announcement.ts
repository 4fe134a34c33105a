import { writeRecords } from '../../db/records.ts';
import { windowDiffers } from '../../domain/announcement/standing.ts';
import { newId } from '../../shared/ids.ts';
import { type AnnouncementRow, insertSighting, sightingsOf, updateAnnouncement } from './announcements.repository.ts';
import type { ReadItem } from './read-notice.ts';
import { changed, hashOf, type Taking } from './taking.ts';

/**
 * Notes that a source shows a notice of an announcement's area, day and part. The same words of the same source, seen again without a
 * break, add nothing.
 */
export async function addSighting(
  taking: Omit<Taking, 'replaces' | 'taken'>,
  row: AnnouncementRow,
  read: ReadItem,
): Promise<void> {
  const { transaction, notice, source, now } = taking;
  const { work, school, fromTime, untilTime, why: doubts, marks } = read.item;
  const { identifier, sentAt, testWords, msgType } = notice;
  // A word of a trial is believed more than the status: on 2025-09-17 a test went out as real.
  const status = testWords && notice.status === 'Actual' ? 'Test' : notice.status;
  const seen = {
    ...{ announcementId: row.id, source, identifier, textHash: hashOf(read), text: read.text, status, work, school },
    ...{ fromTime, untilTime, doubts, marks, sentAt, seenAt: now, withdrawn: msgType === 'Cancel' },
  };
  const all = await sightingsOf(transaction, [row.id]);
  const last = all.filter((each) => isOf(each, source)).at(-1);
  const isSame =
    last !== undefined &&
    (['textHash', 'identifier', 'status', 'work', 'withdrawn'] as const).every((name) => last[name] === seen[name]);
  if (isSame) return;
  await saveSighting(taking, row, { ...seen, isFirst: all.length === 0 });
  const isOpen = row.state === 'settling' || row.state === 'proposed';
  if (isOpen && !row.doubts.includes('window_unconfirmed') && windowDiffers(row, { ...read.item, status }))
    await updateAnnouncement(transaction, row.id, { doubts: [...row.doubts, 'window_unconfirmed'] });
}

/** Sources are compared without case. */
export function isOf(sighting: { source: string }, source: string): boolean {
  return sighting.source.trim().toLowerCase() === source.trim().toLowerCase();
}

type Seen = Omit<Parameters<typeof insertSighting>[1], 'id' | 'byId' | 'byName'>;

/** Stores a sighting, with its audit; the first one stands in the audit of its announcement. */
export async function saveSighting(
  { deps, transaction, caller, now }: Pick<Taking, 'deps' | 'transaction' | 'caller' | 'now'>,
  row: AnnouncementRow,
  { isFirst = false, ...seen }: Seen & { isFirst?: boolean },
): Promise<void> {
  const { actor, callId } = caller;
  await insertSighting(transaction, { id: newId(), ...seen, byId: actor.userId, byName: actor.name });
  if (isFirst) return;
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor, callId, nudges: [] },
    audit: [
      {
        ...{ organisationId: null, action: 'announcement.sighted', subjectKind: 'announcement', subjectId: row.id },
        after: { status: row.state, answer: seen.withdrawn ? 'gone' : seen.work },
        names: { after: { name: seen.source } },
      },
    ],
    events: [changed(row.id, row.state)],
  });
}

/** Notes that a source, or the one that showed it first, shows it no more; once until it is seen there again. */
export async function sightGone(
  taking: Pick<Taking, 'deps' | 'transaction' | 'caller' | 'now'>,
  row: AnnouncementRow,
  named: string,
): Promise<void> {
  const all = await sightingsOf(taking.transaction, [row.id]);
  const source = named || (all[0]?.source ?? '');
  const last = all.filter((each) => isOf(each, source)).at(-1);
  if (last?.withdrawn) return;
  const { textHash, text, status, work, school, fromTime, untilTime } = last ?? row;
  await saveSighting(taking, row, {
    ...{ announcementId: row.id, source, identifier: null, textHash, text, status, work, school, fromTime, untilTime },
    ...{ doubts: [], marks: [], sentAt: null, seenAt: taking.now, withdrawn: true },
  });
}
