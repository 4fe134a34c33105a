import {
  editMailChoiceEndpoint,
  getMailChoiceEndpoint,
  listMessagesEndpoint,
} from '../../contract/messages.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { listMessages } from './list-messages.ts';
import { editMailChoice, readMailChoice } from './mail-choice.ts';

export function messageRoutes(deps: Deps): Route[] {
  return [
    route(listMessagesEndpoint, async ({ caller, query }) => ok(await listMessages(deps, caller, query))),
    route(getMailChoiceEndpoint, async ({ caller }) => ok(await readMailChoice(deps, caller))),
    route(editMailChoiceEndpoint, async ({ caller, body }) => ok(await editMailChoice(deps, caller, body))),
  ];
}
