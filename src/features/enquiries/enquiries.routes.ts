import {
  askEndpoint,
  closeEnquiryEndpoint,
  enquiryFiguresEndpoint,
  getEnquiryEndpoint,
  handOverEnquiryEndpoint,
  listEnquiriesEndpoint,
  mergeEnquiryEndpoint,
  readEnquiryMessagesEndpoint,
  reopenEnquiryEndpoint,
  takeEnquiryEndpoint,
  writeEnquiryMessageEndpoint,
} from '../../contract/enquiries.contract.ts';
import type { Deps } from '../../deps.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import type { AttachmentReaders } from '../attachments/open-attachment.ts';
import { ask } from './ask.ts';
import { handOverEnquiry } from './hand-over.ts';
import {
  assertMessageReadable,
  getEnquiry,
  readEnquiries,
  readEnquiryMessages,
  readFigures,
} from './read-enquiries.ts';
import { mergeEnquiry, stepEnquiry } from './step-enquiry.ts';
import { writeEnquiryMessage } from './write-enquiry.ts';

/** Says who may read the pictures of a message: whoever reads the question it was written about. */
export const enquiryMessageReader: AttachmentReaders['enquiryMessage'] = assertMessageReadable;

export function enquiryRoutes(deps: Deps): Route[] {
  return [
    route(askEndpoint, async ({ caller, body }) => created(await ask(deps, caller, body))),
    route(listEnquiriesEndpoint, async ({ caller, query }) => ok(await readEnquiries(deps, caller, query))),
    route(enquiryFiguresEndpoint, async ({ caller }) => ok(await readFigures(deps, caller))),
    route(getEnquiryEndpoint, async ({ caller, params }) => ok(await getEnquiry(deps, caller, params.id))),
    route(readEnquiryMessagesEndpoint, async ({ caller, params }) =>
      ok(await readEnquiryMessages(deps, caller, params.id)),
    ),
    route(writeEnquiryMessageEndpoint, async ({ caller, params, body }) =>
      created(await writeEnquiryMessage(deps, caller, { id: params.id, ...body })),
    ),
    route(takeEnquiryEndpoint, async ({ caller, params: { id } }) =>
      ok(await stepEnquiry(deps, caller, { id, action: 'take' })),
    ),
    route(closeEnquiryEndpoint, async ({ caller, params: { id } }) =>
      ok(await stepEnquiry(deps, caller, { id, action: 'close' })),
    ),
    route(reopenEnquiryEndpoint, async ({ caller, params: { id } }) =>
      ok(await stepEnquiry(deps, caller, { id, action: 'reopen' })),
    ),
    route(mergeEnquiryEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await mergeEnquiry(deps, caller, { id, ...body })),
    ),
    route(handOverEnquiryEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await handOverEnquiry(deps, caller, { id, ...body })),
    ),
  ];
}
