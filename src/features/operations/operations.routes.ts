import { attainmentEndpoint, overviewEndpoint } from '../../contract/operations.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { readAttainment } from './read-attainment.ts';
import { readOverview } from './read-overview.ts';

export function operationRoutes(deps: Deps): Route[] {
  return [
    route(overviewEndpoint, async ({ caller }) => ok(await readOverview(deps, caller))),
    route(attainmentEndpoint, async ({ caller, query }) => ok(await readAttainment(deps, caller, query))),
  ];
}
