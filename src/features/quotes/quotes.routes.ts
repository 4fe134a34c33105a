import { getRatesEndpoint, rateHistoryEndpoint, setRatesEndpoint } from '../../contract/quote-parts.contract.ts';
import {
  acceptQuoteEndpoint,
  assessQuoteEndpoint,
  confirmWorkEndpoint,
  declineQuoteEndpoint,
  offerQuoteEndpoint,
  printQuoteEndpoint,
  quoteVersionsEndpoint,
  readQuoteMessagesEndpoint,
  sendBackWorkEndpoint,
  withdrawQuoteEndpoint,
  writeQuoteMessageEndpoint,
} from '../../contract/quote-steps.contract.ts';
import {
  fileQuoteEndpoint,
  getQuoteEndpoint,
  listOpenQuotesEndpoint,
  listQuotesEndpoint,
} from '../../contract/quotes.contract.ts';
import type { Deps } from '../../deps.ts';
import { withETag } from '../../http/kit/precondition.ts';
import { created, ok, type Route, route, streamRoute } from '../../http/kit/route.ts';
import type { AttachmentReaders } from '../attachments/open-attachment.ts';
import type { PaidFilings } from '../change-requests/change-requests.routes.ts';
import { answerWork } from './answer-work.ts';
import { acceptQuote, assessQuote, offerQuote, stepQuote } from './decide-quotes.ts';
import { fileQuote } from './file-quote.ts';
import { printQuote } from './print-quote.ts';
import { qualifyQuote } from './qualify-quote.ts';
import { readQuoteMessages, writeQuoteMessage } from './quote-messages.ts';
import { readRateHistory, readRates, setRates } from './rates.ts';
import { getQuote, listOpenQuotes, listQuotes, readable, readVersions } from './read-quotes.ts';

const withVersion = ({ reply, version }: { reply: unknown; version: number }) => withETag(ok(reply), version);

/** Takes filings of paid kinds from the door of change requests. */
export function paidFilings(deps: Deps): PaidFilings {
  return { qualify: qualifyQuote, file: (caller, input) => fileQuote(deps, caller, input) };
}

/** Says who may read the files of a quote. */
export function quoteReader(deps: Deps): AttachmentReaders['quote'] {
  return (transaction, caller, id) => readable(deps, transaction, caller, id);
}

export function quoteRoutes(deps: Deps): Route[] {
  return [...readRoutes(deps), ...stepRoutes(deps), ...partRoutes(deps)];
}

function readRoutes(deps: Deps): Route[] {
  return [
    route(listQuotesEndpoint, async ({ caller, query }) => ok(await listQuotes(deps, caller, query))),
    route(listOpenQuotesEndpoint, async ({ caller, query }) => ok(await listOpenQuotes(deps, caller, query))),
    route(fileQuoteEndpoint, async ({ caller, body }) => created(await fileQuote(deps, caller, body))),
    route(getQuoteEndpoint, async ({ caller, params }) => withVersion(await getQuote(deps, caller, params.id))),
    route(quoteVersionsEndpoint, async ({ caller, params }) => ok(await readVersions(deps, caller, params.id))),
    route(readQuoteMessagesEndpoint, async ({ caller, params }) =>
      ok(await readQuoteMessages(deps, caller, params.id)),
    ),
    route(writeQuoteMessageEndpoint, async ({ caller, params, body }) =>
      created(await writeQuoteMessage(deps, caller, { id: params.id, ...body })),
    ),
  ];
}

function stepRoutes(deps: Deps): Route[] {
  return [
    route(assessQuoteEndpoint, async ({ caller, params: { id }, body: input, expectedVersion }) =>
      withVersion(await assessQuote(deps, caller, { id, expectedVersion, input })),
    ),
    route(offerQuoteEndpoint, async ({ caller, params: { id }, expectedVersion }) =>
      withVersion(await offerQuote(deps, caller, { id, expectedVersion })),
    ),
    route(acceptQuoteEndpoint, async ({ caller, params: { id }, body }) =>
      withVersion(await acceptQuote(deps, caller, { id, ...body })),
    ),
    route(declineQuoteEndpoint, async ({ caller, params: { id }, body }) =>
      withVersion(await stepQuote(deps, caller, { id, command: { action: 'decline', ...body } })),
    ),
    route(withdrawQuoteEndpoint, async ({ caller, params: { id }, body }) =>
      withVersion(await stepQuote(deps, caller, { id, command: { action: 'withdraw', ...body } })),
    ),
    route(confirmWorkEndpoint, async ({ caller, params: { id } }) =>
      withVersion(await answerWork(deps, caller, { id })),
    ),
    route(sendBackWorkEndpoint, async ({ caller, params: { id }, body }) =>
      withVersion(await answerWork(deps, caller, { id, ...body })),
    ),
  ];
}

function partRoutes(deps: Deps): Route[] {
  return [
    streamRoute(printQuoteEndpoint, async ({ caller, params: { id }, query }, _request, response) => {
      const page = await printQuote(deps, caller, { id, language: query.lang ?? caller.language });
      response.status(200).set({
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'private, no-store',
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      });
      response.send(page);
      return undefined;
    }),
    route(rateHistoryEndpoint, async ({ caller }) => ok(await readRateHistory(deps, caller))),
    route(getRatesEndpoint, async ({ caller }) => withVersion(await readRates(deps, caller))),
    route(setRatesEndpoint, async ({ caller, body, expectedVersion }) =>
      withVersion(await setRates(deps, caller, { ...body, expectedVersion })),
    ),
  ];
}
