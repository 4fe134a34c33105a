import { createHash } from 'node:crypto';
import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { wasDisputed } from '../../domain/announcement/announcement-lifecycle.ts';
import { windowOfNotice } from '../../domain/announcement/notice-window.ts';
import { whyNotSendable } from '../../domain/announcement/standing.ts';
import type { BroadcastNotice } from '../../domain/broadcast/broadcast-notice.ts';
import type { BroadcastState } from '../../domain/broadcast/broadcast-state.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { defaultSound } from '../default-sounds.ts';
import { type BroadcastChangeRow, changesOf, isWaiting } from './broadcast-changes.repository.ts';
import {
  type BroadcastPersonRow,
  type BroadcastRow,
  findSound,
  listenersOf,
  peopleOf,
} from './broadcasts.repository.ts';
import { type DraftSummary, type DraftTerms, summariseDraft } from './draft-lines.repository.ts';
import { findNotice, type NoticeRow } from './notices.repository.ts';

/** Everything known of a broadcast: its row, its people, and its lines as they are now. */
export interface WholeBroadcast {
  row: BroadcastRow;
  people: BroadcastPersonRow[];
  terms: DraftTerms;
  /** Null once it is sent: what it has become of then stands in the lines' rows. */
  draft: (DraftSummary & { hash: string }) | null;
  /** SHA-256 of what lines without a voice file of their own play. */
  soundSha256: string;
  listeners: string[];
  /** Longer windows asked for, oldest first. */
  changes: BroadcastChangeRow[];
  /** The government notice that it rests on. */
  notice: BroadcastNotice | null;
}

/** What decides about lines: contracts count on the day on which the window begins, or today where it has begun. */
export function termsOf(
  deps: Deps,
  row: Pick<BroadcastRow, 'county' | 'district' | 'from' | 'until' | 'promptId'>,
): DraftTerms {
  const { county, district, from, until, promptId } = row;
  const now = deps.clock.now();
  const { kinds, capabilitiesOf } = deps.phoneSystemKinds;
  const drivenKinds = kinds.filter((kind) => capabilitiesOf(kind)?.appliesByItself);
  return {
    county,
    district,
    from,
    until,
    promptId,
    drivenKinds,
    today: taipeiDate(new Date(Math.max(from.getTime(), now.getTime()))),
  };
}

/** Reads what belongs to a broadcast's row. */
export async function wholeBroadcast(deps: Deps, transaction: Transaction, row: BroadcastRow): Promise<WholeBroadcast> {
  const terms = termsOf(deps, row);
  const soundSha256 = await soundOf(transaction, row);
  const notice = row.announcementId === null ? null : await findNotice(transaction, row.announcementId);
  const isDraft = row.status === 'draft' || row.status === 'awaitingApproval';
  const summary = isDraft ? await summariseDraft(transaction, terms) : null;
  return {
    row,
    people: await peopleOf(transaction, row.id),
    terms,
    draft: summary && { ...summary, hash: hashOf(row, summary.linesHash, soundSha256) },
    soundSha256,
    listeners: await listenersOf(transaction, { broadcastId: row.id, sha256: soundSha256 }),
    changes: isDraft ? [] : await changesOf(transaction, row.id),
    notice: notice && noticeNow(notice, deps.clock.now()),
  };
}

/** A stored notice as a broadcast that rests on it sees it. */
export function noticeNow(row: NoticeRow, now: Date): BroadcastNotice {
  const { state: status, waitOverridden } = row;
  const why = whyNotSendable({ ...row, status }, now);
  return { status, waitOverridden, wasDisputed: wasDisputed(row), why, window: windowOfNotice(row) };
}

async function soundOf(transaction: Transaction, { promptId }: BroadcastRow): Promise<string> {
  if (promptId === null) return (await defaultSound('emergency')).sha256;
  return (await findSound(transaction, promptId))?.sha256 ?? '';
}

/** Whoever approves names exactly this: window, area, sound, and what becomes of every line. */
function hashOf({ county, district, from, until }: BroadcastRow, linesHash: string, sound: string): string {
  const named = JSON.stringify([county, district, from.getTime(), until.getTime(), sound, linesHash]);
  return createHash('sha256').update(named).digest('hex');
}

/** The page of a broadcast under `/emergency`, for next steps of refusals. */
export function placeOf(id: string): string {
  return `broadcasts/${id}`;
}

export function stateOf({ row, people, draft, listeners, notice, changes }: WholeBroadcast): BroadcastState {
  const { status, from, until, promptId, provisionalUntil, endedAt } = row;
  return {
    place: placeOf(row.id),
    ...{ status, from, until, promptId, provisionalUntil, endedAt, listeners, notice },
    authors: people.filter(({ part }) => part === 'author').map(({ userId }) => userId),
    draftHash: draft?.hash ?? '',
    closing: draft?.counts.close ?? 0,
    asking: draft?.counts.ask ?? 0,
    hasSoundToHear: draft === null || draft.withoutOwn > 0,
    change: changes.find(isWaiting) ?? null,
  };
}
