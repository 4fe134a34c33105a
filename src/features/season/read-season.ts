import type { SeasonCustomerReply, SeasonSweepDetailReply, SeasonSweepReply } from '../../contract/season.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { findRecordings } from '../../db/recordings.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei, taipeiDate } from '../../domain/calendar/taipei-time.ts';
import type { DatedDays } from '../../domain/line/line-config.ts';
import { zoneDateAt } from '../../domain/line/zone-time.ts';
import { seasonProposal } from '../../domain/season/season-proposal.ts';
import { openLines, seasonLineState } from '../../domain/season/season-sweep.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure } from '../ensure.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import {
  type Counts,
  countStates,
  fileByOf,
  isLate,
  noLines,
  presentSeasonLine,
  presentSweep,
} from './season.presenter.ts';
import {
  countSeasonLines,
  findSweep,
  listSweeps,
  readConfigs,
  readOwners,
  readSeasonCustomers,
  readSeasonLines,
  type SeasonCountRow,
  type SeasonCustomerRow,
  type SeasonLineRow,
  type SeasonSweepRow,
} from './season.repository.ts';

/** Stretches that have not ended, with the caller's lines. @throws AppError `forbidden`. */
export async function listSeasonSweeps(deps: Deps, { actor }: Caller): Promise<{ items: SeasonSweepReply[] }> {
  ensure(actor, 'season.read', { organisationId: actor.organisationId });
  return await deps.database.transaction(actor, async (transaction) => {
    const today = taipeiDate(deps.clock.now());
    const items: SeasonSweepReply[] = [];
    for (const sweep of await listSweeps(transaction, { endingFrom: today }))
      items.push(await readSweep(deps, transaction, sweep, actor.organisationId));
    return { items };
  });
}

/** One stretch; a customer's lines with what would be filed for each. @throws AppError `not_found`, `forbidden`. */
export async function getSeasonSweep(deps: Deps, { actor }: Caller, id: string): Promise<SeasonSweepDetailReply> {
  ensure(actor, 'season.read', { organisationId: actor.organisationId });
  return await deps.database.transaction(actor, async (transaction) => {
    const sweep = await findSweep(transaction, id);
    if (!sweep) throw notFound();
    const reply = await readSweep(deps, transaction, sweep, actor.organisationId);
    if (actor.organisationId === null) return reply;
    return { ...reply, lines: await readLines(deps, transaction, sweep, actor.organisationId) };
  });
}

/** Each customer, those with lines that nobody has answered for first. @throws AppError `not_found`, `forbidden`, `cursor_invalid`. */
export async function seasonBoard(
  deps: Deps,
  { actor }: Caller,
  { id, limit, cursor, open }: { id: string; limit: number; cursor?: string; open?: 'true' | 'false' },
): Promise<{ items: SeasonCustomerReply[]; nextCursor: string | null }> {
  ensure(actor, 'season.readAll', { organisationId: null });
  const after = decodeIdCursor(cursor);
  return await deps.database.transaction(actor, async (transaction) => {
    const sweep = await findSweep(transaction, id);
    if (!sweep) throw notFound();
    const counted = await countCustomers(deps, transaction, sweep, null);
    const isOpen = ({ counts }: Counted) => openLines(counts) > 0;
    const rows = counted.filter((each) => open === undefined || isOpen(each) === (open === 'true')).sort(openFirst);
    const begin = after === null ? 0 : rows.findIndex(({ customer }) => customer.organisationId === after) + 1;
    const page = pageOf(rows.slice(begin, begin + limit + 1), limit, ({ customer }) => [customer.organisationId]);
    const owners = await readOwners(
      transaction,
      page.rows.map(({ customer }) => customer.organisationId),
    );
    const items = page.rows.map(({ customer, counts, by }) => ({
      organisationId: customer.organisationId,
      name: customer.name,
      fileBy: by && formatTaipei(by),
      counts,
      toldAt: customer.toldAt === null ? null : formatTaipei(new Date(customer.toldAt)),
      people: owners
        .filter(({ organisationId }) => organisationId === customer.organisationId)
        .map(({ name, email }) => ({ name, email })),
    }));
    return { items, nextCursor: page.nextCursor };
  });
}

/** A customer's clock and its lines in a sweep. */
export interface Counted {
  customer: SeasonCustomerRow;
  counts: Counts;
  by: Date | null;
}

/** Those with most open lines first, then by name. */
function openFirst(one: Counted, other: Counted): number {
  return openLines(other.counts) - openLines(one.counts) || one.customer.name.localeCompare(other.customer.name);
}

export async function countCustomers(
  deps: Deps,
  transaction: Transaction,
  sweep: SeasonSweepRow,
  organisationId: string | null,
): Promise<Counted[]> {
  const now = deps.clock.now();
  const organisationIds = organisationId === null ? null : [organisationId];
  const rows = await countSeasonLines(transaction, { sweep, today: taipeiDate(now), organisationIds });
  const byCustomer = new Map<string, SeasonCountRow[]>();
  for (const row of rows) {
    const known = byCustomer.get(row.organisationId);
    if (known) known.push(row);
    else byCustomer.set(row.organisationId, [row]);
  }
  const ids = [...byCustomer.keys()];
  const customers = await readSeasonCustomers(transaction, { sweepId: sweep.id, organisationIds: ids });
  return customers.map((customer) => {
    const by = fileByOf(deps, sweep, customer);
    const own = byCustomer.get(customer.organisationId) ?? [];
    return { customer, by, counts: countStates(own, isLate(by, now)) };
  });
}

async function readSweep(
  deps: Deps,
  transaction: Transaction,
  sweep: SeasonSweepRow,
  organisationId: string | null,
): Promise<SeasonSweepReply> {
  const counted = await countCustomers(deps, transaction, sweep, organisationId);
  const counts = sumOf(counted.map((each) => each.counts));
  const by = organisationId === null ? fileByOf(deps, sweep) : (counted[0]?.by ?? fileByOf(deps, sweep));
  return presentSweep(deps, sweep, { by, counts });
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = noLines();
  for (const counts of all) for (const state of Object.keys(sum) as (keyof Counts)[]) sum[state] += counts[state];
  return sum;
}

async function readLines(deps: Deps, transaction: Transaction, sweep: SeasonSweepRow, organisationId: string) {
  const now = deps.clock.now();
  const wish = { sweep, today: taipeiDate(now), organisationIds: [organisationId] };
  const rows = await readSeasonLines(transaction, wish);
  const [customer] = await readSeasonCustomers(transaction, { sweepId: sweep.id, organisationIds: [organisationId] });
  const late = isLate(fileByOf(deps, sweep, customer), now);
  const proposals = await proposalsOf(deps, transaction, { sweep, rows });
  return rows.map((row) => presentSeasonLine(row, seasonLineState(row, late), proposals.get(row.lineId) ?? null));
}

export type Proposal = ReturnType<typeof seasonProposal> & { recording: string | null; uploadId: string | null };

/** What would be filed for each line without anything set. */
export async function proposalsOf(
  deps: Deps,
  transaction: Transaction,
  { sweep, rows }: { sweep: SeasonSweepRow; rows: readonly SeasonLineRow[] },
): Promise<Map<string, Proposal>> {
  const open = rows.filter(({ planned }) => !planned).map(({ lineId }) => lineId);
  const configs = await readConfigs(transaction, open);
  const calendar = deps.calendar.current();
  const { name, fromDate: from, toDate: to } = sweep;
  const found = [...configs].map(([lineId, config]) => {
    const today = zoneDateAt(config.timeZone, deps.clock.now());
    return { lineId, proposal: seasonProposal(calendar, config, { name, from, to, today }) };
  });
  const promptIds = found.flatMap(({ proposal }) => proposal.days.flatMap(({ promptId }) => promptId ?? []));
  const recordings = await findRecordings(transaction, [...new Set(promptIds)]);
  return new Map(
    found.map(({ lineId, proposal }) => {
      const played = proposal.days.flatMap(({ promptId }) => recordings.get(promptId ?? '') ?? [])[0];
      const days = proposal.days.map((day) => (day.promptId === played?.promptId ? day : withoutRecording(day)));
      return [lineId, { ...proposal, days, recording: played?.fileName ?? null, uploadId: played?.uploadId ?? null }];
    }),
  );
}

/** A request carries one recording. */
function withoutRecording({ promptId: _other, ...day }: DatedDays): DatedDays {
  return day;
}
