import { listQueuesEndpoint } from '../../contract/queues.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { readQueues } from './read-queues.ts';

export function queueRoutes(deps: Deps): Route[] {
  return [route(listQueuesEndpoint, async ({ caller }) => ok(await readQueues(deps, caller)))];
}
