import { listMessagesEndpoint } from '../../contract/messages.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { listMessages } from './list-messages.ts';

export function messageRoutes(deps: Deps): Route[] {
  return [route(listMessagesEndpoint, async ({ caller, query }) => ok(await listMessages(deps, caller, query)))];
}
