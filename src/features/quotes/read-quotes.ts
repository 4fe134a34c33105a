import type { QuoteVersionReply } from '../../contract/quote-steps.contract.ts';
import type { OpenQuoteReply, QuoteReply } from '../../contract/quotes.contract.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Deps } from '../../deps.ts';
import { endOfBusinessDayAfter } from '../../domain/calendar/business-days.ts';
import { holdsJob } from '../../domain/job/holds-job.ts';
import { compareVersions } from '../../domain/quote/compare-versions.ts';
import { silenceBusinessDays } from '../../domain/quote/quote-days.ts';
import type { QuoteStatus } from '../../domain/quote/quote-state.ts';
import { notFound } from '../../shared/app-error.ts';
import { ensure, may } from '../ensure.ts';
import { ownerOf } from '../owner-of.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { listVersions } from './quote-versions.repository.ts';
import { presentOffer, presentOpenQuote, presentQuote, type Shown } from './quotes.presenter.ts';
import {
  customerExists,
  findQuote,
  listOpenQuoteRows,
  listQuoteRows,
  type QuoteRow,
  type WholeQuote,
  wholeQuotes,
} from './quotes.repository.ts';

/** When silence accepts delivered work; null where the calendar does not reach. */
export function silentAt({ calendar }: Pick<Deps, 'calendar'>, deliveredAt: Date): Date | null {
  return endOfBusinessDayAfter(calendar.current(), deliveredAt, silenceBusinessDays);
}

/** A quote, as the policy knows it: a technician reads it only while holding its job. */
export function resourceOf(deps: Deps, { actor }: Pick<Caller, 'actor'>, { row, job }: WholeQuote) {
  return { organisationId: row.organisationId, holdsJob: holdsJob(job, actor, deps.clock.now()) };
}

function shownTo(deps: Deps, { actor }: Pick<Caller, 'actor'>, { organisationId }: QuoteRow): Shown {
  return {
    ...{ actor, now: deps.clock.now(), silentAt: (at) => silentAt(deps, at) },
    assesses: may(actor, 'quote.assess', { organisationId }),
  };
}

export function present(deps: Deps, caller: Pick<Caller, 'actor'>, whole: WholeQuote): QuoteReply {
  return presentQuote(whole, shownTo(deps, caller, whole.row));
}

/** @throws AppError `not_found`, `forbidden`. */
export async function readable(
  deps: Deps,
  transaction: Transaction,
  caller: Pick<Caller, 'actor'>,
  id: string,
): Promise<WholeQuote> {
  const row = await findQuote(transaction, id);
  if (!row) throw notFound();
  const [whole] = await wholeQuotes(transaction, [row]);
  ensure(caller.actor, 'quote.read', resourceOf(deps, caller, whole as WholeQuote));
  return whole as WholeQuote;
}

/** @throws AppError `not_found`; `forbidden` for a technician who does not hold its job. */
export async function getQuote(
  deps: Deps,
  caller: Caller,
  id: string,
): Promise<{ reply: QuoteReply; version: number }> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const whole = await readable(deps, transaction, caller, id);
    return { reply: present(deps, caller, whole), version: whole.row.version };
  });
}

/** Newest first. @throws AppError `forbidden`, `cursor_invalid`. */
export async function listQuotes(
  deps: Deps,
  caller: Caller,
  query: { limit: number; cursor?: string; status?: QuoteStatus; organisationId?: string; q?: string },
): Promise<{ items: QuoteReply[]; nextCursor: string | null }> {
  const { limit, cursor, ...wish } = query;
  ensure(caller.actor, 'quote.list', { organisationId: null });
  const after = decodeIdCursor(cursor);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const found = await listQuoteRows(transaction, { ...wish, after, limit });
    const { rows, nextCursor } = pageOf(found, limit, ({ id }) => [id]);
    const whole = await wholeQuotes(transaction, rows);
    return { items: whole.map((each) => present(deps, caller, each)), nextCursor };
  });
}

/** What a customer has asked for already, for whoever may file for it. @throws AppError as `ownerOf`. */
export async function listOpenQuotes(
  deps: Deps,
  caller: Caller,
  { organisationId: wanted }: { organisationId?: string },
): Promise<{ items: OpenQuoteReply[] }> {
  const organisationId = ownerOf(caller, 'quote.file', { wanted, path: 'query.organisationId' });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    if (!(await customerExists(transaction, organisationId))) throw notFound();
    return { items: (await listOpenQuoteRows(transaction, organisationId)).map(presentOpenQuote) };
  });
}

/** Every offer, the newest first, with what changed since the one before. @throws AppError as `getQuote`. */
export async function readVersions(deps: Deps, caller: Caller, id: string): Promise<{ items: QuoteVersionReply[] }> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    await readable(deps, transaction, caller, id);
    const offers = (await listVersions(transaction, id)).map(({ version, lines }) => presentOffer(version, lines));
    return {
      items: offers.map((offer, place) => {
        const former = offers[place + 1];
        return { ...offer, diff: former === undefined ? null : compareVersions(former, offer) };
      }),
    };
  });
}
