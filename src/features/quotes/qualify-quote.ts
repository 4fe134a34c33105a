import type { QualificationReply } from '../../contract/qualifications.contract.ts';
import type { QuoteInput } from '../../contract/quotes.contract.ts';
import type { Caller } from '../../deps.ts';
import { qualifyPaid } from '../../domain/qualification/qualify.ts';
import { ownerOf } from '../owner-of.ts';
import { presentReasons } from '../reason-presenter.ts';

/** The dry run of a filing that becomes a quote: no promise before there is an offer. @throws AppError as `ownerOf`. */
export function qualifyQuote(caller: Caller, { kind, organisationId }: QuoteInput): QualificationReply {
  ownerOf(caller, 'quote.file', { wanted: organisationId, path: 'organisationId' });
  const { result, reasons } = qualifyPaid(kind);
  return {
    ...{ result, reasons: presentReasons(reasons, caller.language) },
    ...{ deadline: null, forecast: null, duplicates: [], nextFreeAt: null, lines: [] },
  };
}
