import type { OfferReply, OpenQuoteReply, QuoteReply } from '../../contract/quotes.contract.ts';
import type { QuoteDraft } from '../../db/schema/quote.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { quoteStepsFor } from '../../domain/quote/decide-quote.ts';
import { amountOf, totalsOf } from '../../domain/quote/money.ts';
import { quoteNumber } from '../../domain/quote/quote-number.ts';
import type { QuoteState } from '../../domain/quote/quote-state.ts';
import { presentAttachment } from '../attachments/attachments.presenter.ts';
import type { QuoteRow, VersionLineRow, VersionRow, WholeQuote, WorkRow } from './quotes.repository.ts';

const instant = (at: Date | null) => at && formatTaipei(at);

export function stateOf({ status, offered, offeredUntil, draft }: QuoteRow): QuoteState {
  const { feasibility, lines, validUntil } = draft ?? {};
  return {
    ...{ status, version: offered, offeredUntil },
    draft: feasibility && lines && validUntil ? { feasibility, lines: lines.length, validUntil } : null,
  };
}

export function presentOffer(version: VersionRow, lines: readonly VersionLineRow[]): OfferReply {
  const { number, feasibility, feasibilityNote, net, tax, total, validUntil, agreedOn } = version;
  return {
    ...{ version: number, feasibility, feasibilityNote, net, tax, total, validUntil, agreedOn },
    lines: lines.map(({ description, role, hundredths, ratePerHour, amount }) => ({
      ...{ description, role, hours: hundredths / 100, ratePerHour, amount },
    })),
    offeredBy: version.offeredByName,
    offeredAt: formatTaipei(version.offeredAt),
  };
}

function presentDraft({ lines, ...terms }: QuoteDraft): NonNullable<QuoteReply['assessment']> {
  return { ...terms, ...totalsOf(lines), lines: lines.map((line) => ({ ...line, amount: amountOf(line) })) };
}

function presentWork(work: WorkRow, { job }: WholeQuote, as: Shown): NonNullable<QuoteReply['work']> {
  const isOurs = as.actor.organisationId === null;
  return {
    ...{ state: work.state, agreedOn: work.agreedOn, dueBy: formatTaipei(work.dueBy) },
    deliveredAt: instant(work.deliveredAt),
    silentAt: work.state === 'delivered' && work.deliveredAt ? instant(as.silentAt(work.deliveredAt)) : null,
    confirmedAt: instant(work.confirmedAt),
    ...{ confirmedBy: work.confirmedByName, returnReason: work.returnReason },
    hoursSpent: isOurs ? work.hundredthsSpent / 100 : null,
    jobId: isOurs ? (job?.id ?? null) : null,
    holder: isOurs && job?.status === 'taken' ? job.takenByName : null,
  };
}

function presentOnBehalf({ behalfChannel, behalfEvidence }: QuoteRow): QuoteReply['onBehalf'] {
  return behalfChannel && behalfEvidence ? { channel: behalfChannel, evidence: behalfEvidence } : null;
}

/** What whoever files for a customer may know of what it has asked for already. */
export function presentOpenQuote(row: QuoteRow): OpenQuoteReply {
  const { id, kind, status, requestedByName: requestedBy, createdAt } = row;
  return { id, number: quoteNumber(id), kind, status, requestedBy, requestedAt: formatTaipei(createdAt) };
}

/** For whom, and when. */
export interface Shown {
  actor: Actor;
  now: Date;
  /** When silence accepts what was delivered then; null where the calendar does not reach. */
  silentAt(deliveredAt: Date): Date | null;
  /** Whether the reader assesses quotes. */
  assesses: boolean;
}

export function presentQuote(whole: WholeQuote, as: Shown): QuoteReply {
  const { row, offer, work } = whole;
  const { id, organisationId, kind, status, description, wishedOn, reason } = row;
  const steps: QuoteReply['actions'] = quoteStepsFor(stateOf(row), as.actor, as.now);
  const answers: QuoteReply['actions'] =
    as.actor.organisationId !== null && work?.state === 'delivered' ? ['confirm', 'sendBack'] : [];
  return {
    ...{ id, number: quoteNumber(id), organisationId, customer: whole.customer, kind, status, description, wishedOn },
    sketch: row.sketch ?? row.sketchText,
    attachments: whole.attachments.map(presentAttachment),
    requestedBy: row.requestedByName,
    requestedAt: formatTaipei(row.createdAt),
    onBehalf: presentOnBehalf(row),
    offer: offer && presentOffer(offer.version, offer.lines),
    assessment: as.assesses && row.draft ? presentDraft(row.draft) : null,
    ...{ acceptedBy: row.acceptedName, acceptedAt: instant(row.acceptedAt), reason },
    work: work && presentWork(work, whole, as),
    actions: [...steps, ...answers],
    updatedAt: formatTaipei(row.updatedAt),
  };
}
