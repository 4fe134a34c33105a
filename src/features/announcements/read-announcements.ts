import type { AnnouncementReply } from '../../contract/stored-announcements.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { AnnouncementRules, AnnouncementStatus } from '../../domain/announcement/announcement-lifecycle.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { presentAnnouncement } from './announcements.presenter.ts';
import {
  type AnnouncementRow,
  announcementsOf,
  broadcastsOf,
  listAnnouncementRows,
  sightingsOf,
  standingStates,
} from './announcements.repository.ts';

const staffOnly = { organisationId: null, staffOnly: true };

export function rulesOf({ config }: Pick<Deps, 'config'>): AnnouncementRules {
  return { settleMs: config.noticeSettleMs };
}

/** Rows with their sightings and broadcasts, in the given order. */
export async function presentAll(
  deps: Deps,
  transaction: Transaction,
  { actor }: Pick<Caller, 'actor'>,
  rows: readonly AnnouncementRow[],
): Promise<AnnouncementReply[]> {
  const ids = rows.map(({ id }) => id);
  const sightings = await sightingsOf(transaction, ids);
  const broadcasts = await broadcastsOf(transaction, ids);
  const as = { actor, now: deps.clock.now(), rules: rulesOf(deps) };
  return rows.map((row) => {
    const isOfRow = ({ announcementId }: { announcementId: string | null }) => announcementId === row.id;
    const shown = { row, sightings: sightings.filter(isOfRow), broadcasts: broadcasts.filter(isOfRow) };
    return presentAnnouncement(shown, as);
  });
}

/** Announcements by id, in the order of the ids. @throws AppError `not_found`. */
export async function presentThese(
  deps: Deps,
  transaction: Transaction,
  caller: Pick<Caller, 'actor'>,
  ids: readonly string[],
): Promise<AnnouncementReply[]> {
  const found = new Map((await announcementsOf(transaction, ids)).map((row) => [row.id, row]));
  const rows = ids.map((id) => {
    const row = found.get(id);
    if (!row) throw notFound();
    return row;
  });
  return await presentAll(deps, transaction, caller, rows);
}

/** @throws AppError `forbidden`, `not_found`. */
export async function getAnnouncement(deps: Deps, caller: Caller, id: string): Promise<AnnouncementReply> {
  ensure(caller.actor, 'announcement.read', staffOnly);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const [reply] = await presentThese(deps, transaction, caller, [id]);
    return reply as AnnouncementReply;
  });
}

/** Newest first. @throws AppError `forbidden`, `cursor_invalid`. */
export async function listAnnouncements(
  deps: Deps,
  caller: Caller,
  query: { limit: number; cursor?: string; state?: AnnouncementStatus | 'standing'; county?: string },
): Promise<{ items: AnnouncementReply[]; nextCursor: string | null }> {
  ensure(caller.actor, 'announcement.read', staffOnly);
  const { limit, state, county } = query;
  const after = decodeIdCursor(query.cursor);
  const states = state && (state === 'standing' ? standingStates : [state]);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const asked = { after, limit, ...(states ? { states } : {}), ...(county ? { county } : {}) };
    const { rows, nextCursor } = pageOf(await listAnnouncementRows(transaction, asked), limit, ({ id }) => [id]);
    return { items: await presentAll(deps, transaction, caller, rows), nextCursor };
  });
}
