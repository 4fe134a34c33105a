import {
  type AnnouncementRow,
  announcementsOf,
  findAnnouncement,
  standingStates,
  updateAnnouncement,
} from './announcements.repository.ts';
import { saveSighting } from './sight-announcement.ts';
import { takeOwnSteps, transitionAnnouncement } from './step-announcement.ts';
import { supersede } from './take-item.ts';
import type { Taking } from './taking.ts';

function isStanding({ state }: AnnouncementRow): boolean {
  return standingStates.some((each) => each === state);
}

/** Of a message that withdraws what an announcement says. */
function withdrawal({ source, notice, now }: Taking, row: AnnouncementRow, text = row.text) {
  const { id: announcementId, textHash, school, fromTime, untilTime, status } = row;
  return {
    ...{ announcementId, source, identifier: notice.identifier, textHash, text, status, work: 'unknown' as const },
    ...{ school, fromTime, untilTime, doubts: [], marks: [], sentAt: notice.sentAt, seenAt: now, withdrawn: true },
  };
}

/** A Cancel ends what it names, and stands among its sightings. Returns what it ended. */
export async function takeBack(
  taking: Taking,
  named: readonly AnnouncementRow[],
  text: string | undefined,
): Promise<string[]> {
  const { deps, transaction, caller } = taking;
  for (const row of named) {
    await saveSighting(taking, row, withdrawal(taking, row, text));
    await transitionAnnouncement(deps, transaction, caller, { id: row.id, command: { action: 'revoke' } });
  }
  return named.map(({ id }) => id);
}

/** A Cancel that comes before its notice: the notice is taken back already when it comes. */
export async function noteReferences(taking: Taking): Promise<void> {
  const [id = ''] = taking.taken;
  const row = await findAnnouncement(taking.transaction, id);
  if (row === null) return;
  for (const identifier of taking.notice.references)
    await saveSighting(taking, row, { ...withdrawal(taking, row), identifier });
}

/**
 * What a message takes the place of has ended. An Update that says nothing more of an area withdraws it: that is disputed, and never
 * guessed.
 */
export async function endPredecessors(
  taking: Taking,
  { chosen, updated }: { chosen: string | undefined; updated: readonly string[] },
): Promise<void> {
  const { deps, transaction, taken } = taking;
  const made = await announcementsOf(transaction, taken);
  for (const id of new Set([...(chosen === undefined ? [] : [chosen]), ...updated])) {
    const row = await findAnnouncement(transaction, id);
    if (row === null || !isStanding(row) || taken.includes(id)) continue;
    const heir = made.find(({ county, district }) => county === row.county && district === row.district);
    const replacedBy = heir?.id ?? (id === chosen ? taken[0] : undefined);
    if (replacedBy === undefined) {
      await saveSighting(taking, row, withdrawal(taking, row));
      await takeOwnSteps(deps, transaction, id);
      continue;
    }
    await supersede(taking, id);
    await updateAnnouncement(transaction, id, { replacedBy });
  }
}
