import type { BroadcastReply, DraftLineReply, SentLineReply } from '../../contract/broadcasts.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { Actor } from '../../domain/access/actor.ts';
import type { BroadcastLineState, LineDisposition } from '../../domain/broadcast/broadcast-state.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeCursor, decodeIdCursor, pageOf } from '../page.ts';
import { listSentLines, progressOf } from './broadcast-lines.repository.ts';
import { termsOf, wholeBroadcast } from './broadcast-terms.ts';
import { presentDraftLine, presentSentLine, presentWhole } from './broadcasts.presenter.ts';
import { type BroadcastRow, findBroadcast, listBroadcastRows } from './broadcasts.repository.ts';
import { listDraftLines } from './draft-lines.repository.ts';
import { hearAround } from './hear-around.ts';

const staffOnly = { organisationId: null, staffOnly: true };
const open = ['draft', 'awaitingApproval', 'sending', 'stopped', 'active', 'restoring'] as const;
const ended = ['ended', 'cancelled'] as const;

interface PageQuery {
  limit: number;
  cursor?: string;
}

/** Newest first. @throws AppError `forbidden`, `cursor_invalid`. */
export async function listBroadcasts(
  deps: Deps,
  caller: Caller,
  { limit, cursor, state }: PageQuery & { state?: 'open' | 'ended' },
): Promise<{ items: BroadcastReply[]; nextCursor: string | null }> {
  ensure(caller.actor, 'broadcast.read', staffOnly);
  const after = decodeIdCursor(cursor);
  const statuses = state && { open, ended }[state];
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const found = await listBroadcastRows(transaction, { after, limit, ...(statuses ? { statuses } : {}) });
    const { rows, nextCursor } = pageOf(found, limit, ({ id }) => [id]);
    const items: BroadcastReply[] = [];
    for (const row of rows) items.push(await presentBroadcast(deps, transaction, caller, row));
    return { items, nextCursor };
  });
}

/** @throws AppError `forbidden`, `not_found`. */
export async function getBroadcast(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<{ reply: BroadcastReply; version: number }> {
  ensure(caller.actor, 'broadcast.read', staffOnly);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await findBroadcast(transaction, id);
    if (!row) throw notFound();
    return { reply: await presentBroadcast(deps, transaction, caller, row), version: row.version };
  });
}

export async function presentBroadcast(
  deps: Deps,
  transaction: Transaction,
  { actor }: Pick<Caller, 'actor'>,
  row: BroadcastRow,
): Promise<BroadcastReply> {
  const whole = await wholeBroadcast(deps, transaction, row);
  const progress = whole.draft ? [] : await progressOf(transaction, row.id);
  return presentWhole(whole, { progress, actor });
}

/** What would become of each line. @throws AppError `forbidden`, `not_found`, `cursor_invalid`. */
export async function previewBroadcast(
  deps: Deps,
  { actor, language }: Caller,
  { id, limit, cursor, disposition }: PageQuery & { id: string; disposition?: LineDisposition },
): Promise<{ items: DraftLineReply[]; nextCursor: string | null }> {
  ensure(actor, 'broadcast.read', staffOnly);
  const after = decodeCursor<[string]>(cursor, ['string'])?.[0] ?? null;
  return await deps.database.transaction(actor, async (transaction) => {
    const row = await findBroadcast(transaction, id);
    if (!row) throw notFound();
    const terms = termsOf(deps, row);
    const asked = { after, limit, ...(disposition ? { disposition } : {}) };
    const page = pageOf(await listDraftLines(transaction, terms, asked), limit, ({ number }) => [number]);
    const heard = await hearAround(deps, transaction, { row, lines: page.rows });
    const items = page.rows.map((line) => presentDraftLine(line, heard.get(line.lineId), language));
    return { items, nextCursor: page.nextCursor };
  });
}

/** Whether a broadcast exists for the reader: of customers for those with a line in it. */
async function isSeen(transaction: Transaction, { organisationId }: Actor, id: string): Promise<boolean> {
  if (organisationId === null) return (await findBroadcast(transaction, id)) !== null;
  return (await listSentLines(transaction, id, { after: null, limit: 0 })).length > 0;
}

/** Customers see their own lines. @throws AppError `forbidden`, `not_found`, `cursor_invalid`. */
export async function listBroadcastLines(
  deps: Deps,
  { actor, language }: Caller,
  { id, limit, cursor, state }: PageQuery & { id: string; state?: BroadcastLineState },
): Promise<{ items: SentLineReply[]; nextCursor: string | null }> {
  ensure(actor, 'broadcast.readLines', { organisationId: actor.organisationId });
  const after = decodeCursor<[string]>(cursor, ['string'])?.[0] ?? null;
  return await deps.database.transaction(actor, async (transaction) => {
    const asked = { after, limit, ...(state ? { state } : {}) };
    const found = await listSentLines(transaction, id, asked);
    if (found.length === 0 && !(await isSeen(transaction, actor, id))) throw notFound();
    const page = pageOf(found, limit, ({ number }) => [number]);
    return { items: page.rows.map((line) => presentSentLine(line, actor, language)), nextCursor: page.nextCursor };
  });
}
