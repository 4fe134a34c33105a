import { searchEndpoint } from '../../contract/search.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { searchAll } from './search-all.ts';

export function findingRoutes(deps: Deps): Route[] {
  return [route(searchEndpoint, async ({ caller, query }) => ok(await searchAll(deps, caller, query.q)))];
}
