import {
  fileChangeRequestEndpoint,
  getChangeRequestEndpoint,
  listChangeRequestsEndpoint,
  requestChangesEndpoint,
  timelineEndpoint,
} from '../../contract/change-requests.contract.ts';
import { readConversationEndpoint, writeMessageEndpoint } from '../../contract/conversation.contract.ts';
import { type QualificationReply, qualifyEndpoint } from '../../contract/qualifications.contract.ts';
import { asksForQuote, type QuoteFiled, type QuoteInput } from '../../contract/quotes.contract.ts';
import {
  approveEmergencyEndpoint,
  cancelEndpoint,
  endClosureEndpoint,
  holdEndpoint,
  joinEndpoint,
  mergeEndpoint,
  provideEndpoint,
  rejectEndpoint,
  rescheduleEndpoint,
  resumeEndpoint,
  retryEndpoint,
} from '../../contract/request-steps.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { fileChangeRequest } from './filing/file-change-request.ts';
import { joinRequest } from './filing/join-request.ts';
import { qualifyFiling } from './filing/qualify-filing.ts';
import { mergeRequests } from './moving/merge-requests.ts';
import { provideAnswer } from './moving/provide-answer.ts';
import { rescheduleRequest } from './moving/reschedule-request.ts';
import { retryRequest } from './moving/retry-request.ts';
import { approveEmergency } from './moving/send-closure.ts';
import { stepRequest } from './moving/step-request.ts';
import { writeMessage } from './moving/write-message.ts';
import { readChanges } from './reading/read-changes.ts';
import { readConversation } from './reading/read-conversation.ts';
import { getRequest, listChangeRequests, readTimeline } from './reading/read-requests.ts';

/** What is paid becomes a quote, never work at once: quotes take it from here. */
export interface PaidFilings {
  qualify(caller: Caller, input: QuoteInput): QualificationReply;
  file(caller: Caller, input: QuoteInput): Promise<QuoteFiled>;
}

export function changeRequestRoutes(deps: Deps, paid: PaidFilings): Route[] {
  return [
    route(qualifyEndpoint, async ({ caller, body }) =>
      ok(asksForQuote(body) ? paid.qualify(caller, body) : await qualifyFiling(deps, caller, body)),
    ),
    route(fileChangeRequestEndpoint, async ({ caller, body }) =>
      created(asksForQuote(body) ? await paid.file(caller, body) : await fileChangeRequest(deps, caller, body)),
    ),
    route(listChangeRequestsEndpoint, async ({ caller, query }) => ok(await listChangeRequests(deps, caller, query))),
    route(getChangeRequestEndpoint, async ({ caller, params }) => ok(await getRequest(deps, caller, params.id))),
    route(requestChangesEndpoint, async ({ caller, params }) => ok(await readChanges(deps, caller, params.id))),
    route(timelineEndpoint, async ({ caller, params }) => ok(await readTimeline(deps, caller, params.id))),
    route(cancelEndpoint, async ({ caller, params, body }) =>
      ok(await stepRequest(deps, caller, { id: params.id, command: { action: 'cancel', reason: body?.reason } })),
    ),
    route(mergeEndpoint, async ({ caller, params, body }) =>
      ok(await mergeRequests(deps, caller, { id: params.id, ...body })),
    ),
    route(rescheduleEndpoint, async ({ caller, params, body }) =>
      ok(await rescheduleRequest(deps, caller, { id: params.id, ...body })),
    ),
    route(holdEndpoint, async ({ caller, params, body }) =>
      ok(await stepRequest(deps, caller, { id: params.id, command: { action: 'hold', ...body } })),
    ),
    route(resumeEndpoint, async ({ caller, params }) =>
      ok(await stepRequest(deps, caller, { id: params.id, command: { action: 'resume' } })),
    ),
    route(rejectEndpoint, async ({ caller, params, body }) =>
      ok(await stepRequest(deps, caller, { id: params.id, command: { action: 'reject', ...body } })),
    ),
    route(approveEmergencyEndpoint, async ({ caller, params, body }) =>
      ok(await approveEmergency(deps, caller, { id: params.id, ...body })),
    ),
    route(endClosureEndpoint, async ({ caller, params }) =>
      ok(await stepRequest(deps, caller, { id: params.id, command: { action: 'endEarly' } })),
    ),
    route(retryEndpoint, async ({ caller, params, body }) =>
      ok(await retryRequest(deps, caller, { id: params.id, ...body })),
    ),
    route(provideEndpoint, async ({ caller, params, body }) =>
      ok(await provideAnswer(deps, caller, { id: params.id, ...body })),
    ),
    route(joinEndpoint, async ({ caller, params, body }) =>
      ok(await joinRequest(deps, caller, { id: params.id, input: body })),
    ),
    route(readConversationEndpoint, async ({ caller, params }) => ok(await readConversation(deps, caller, params.id))),
    route(writeMessageEndpoint, async ({ caller, params, body }) =>
      created(await writeMessage(deps, caller, { id: params.id, ...body })),
    ),
  ];
}
