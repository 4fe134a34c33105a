import type { AnnouncementReply, ReportInput } from '../../contract/stored-announcements.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { itemOfFields } from '../../domain/announcement/notice-fields.ts';
import { canStand } from '../../domain/announcement/sightings.ts';
import { districtsOf } from '../../domain/line/districts.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { findAnnouncement, lockAnnouncements, standingOfMessages } from './announcements.repository.ts';
import { endPredecessors, noteReferences, takeBack } from './end-predecessors.ts';
import { presentThese } from './read-announcements.ts';
import { type ReadNotice, readNotice } from './read-notice.ts';
import { takeItem } from './take-item.ts';
import type { Taking } from './taking.ts';

/**
 * Enters a notice: one announcement for each item that is not known yet, and a sighting of each that is.
 * @throws AppError `forbidden`, `not_found`, `cap_refused`, `cap_invalid`, `cancel_of_nothing`, `district_not_in_county` (422).
 */
export async function reportAnnouncement(
  deps: Deps,
  caller: Caller,
  input: ReportInput,
): Promise<{ items: AnnouncementReply[] }> {
  ensure(caller.actor, 'announcement.write', { organisationId: null, staffOnly: true });
  const now = deps.clock.now();
  const read = readGiven(input, now);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const ids = await takeNotice(deps, transaction, caller, {
      ...read,
      source: input.source,
      replaces: input.replaces,
    });
    const reply = { items: await presentThese(deps, transaction, caller, ids) };
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}

/** A text, a document, or what a person filled in. */
function readGiven({ fields, ...given }: ReportInput, now: Date): ReadNotice {
  if (fields === undefined) return readNotice(given, now);
  const { county, district = null, fromTime = null, untilTime = null } = fields;
  if (district !== null && !districtsOf(county).includes(district))
    throw new AppError('district_not_in_county', { status: 422, params: { county } });
  const { sentAt = null, status = 'Actual' } = given;
  const facts = { ...fields, district, fromTime, untilTime, status };
  const { item, text } = itemOfFields(facts, { sentAt: sentAt ?? now, asOf: now });
  return {
    items: [{ item, text, severityAgrees: null }],
    ...{ status, msgType: 'Alert', sentAt, testWords: false, identifier: null, references: [] },
  };
}

/** Enters what was read of a notice, within the caller's transaction. Returns the announcements that it belongs to. */
export async function takeNotice(
  deps: Deps,
  transaction: Transaction,
  caller: Caller,
  { items, source, replaces, ...notice }: ReadNotice & { source: string; replaces?: string | undefined },
): Promise<string[]> {
  await lockAnnouncements(transaction);
  if (replaces !== undefined && (await findAnnouncement(transaction, replaces)) === null) throw notFound();
  const named = await standingOfMessages(transaction, notice.references);
  const updated = notice.msgType === 'Update' && canStand(notice) ? named.map(({ id }) => id) : [];
  const taking: Taking = {
    ...{ deps, transaction, caller, notice, source, now: deps.clock.now(), taken: [] },
    replaces: [...(replaces === undefined ? [] : [replaces]), ...updated],
  };
  const isCancel = notice.msgType === 'Cancel' && canStand({ ...notice, msgType: 'Alert' });
  if (isCancel && named.length > 0) return await takeBack(taking, named, items[0]?.text);
  if (items.length === 0) throw new AppError('cancel_of_nothing', { status: 422 });
  for (const item of items) {
    const id = await takeItem(taking, item);
    if (!taking.taken.includes(id)) taking.taken.push(id);
  }
  if (isCancel) await noteReferences(taking);
  if (canStand(notice)) await endPredecessors(taking, { chosen: replaces, updated });
  return taking.taken;
}
