import { overviewEndpoint } from '../../contract/operations.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { readOverview } from './read-overview.ts';

export function operationRoutes(deps: Deps): Route[] {
  return [route(overviewEndpoint, async ({ caller }) => ok(await readOverview(deps, caller)))];
}
