import {
  answerSeasonEndpoint,
  getSeasonSweepEndpoint,
  listSeasonSweepsEndpoint,
  seasonBoardEndpoint,
} from '../../contract/season.contract.ts';
import type { Deps } from '../../deps.ts';
import { created, ok, type Route, route } from '../../http/kit/route.ts';
import { answerSeason } from './answer-season.ts';
import { getSeasonSweep, listSeasonSweeps, seasonBoard } from './read-season.ts';

export function seasonRoutes(deps: Deps): Route[] {
  return [
    route(listSeasonSweepsEndpoint, async ({ caller }) => ok(await listSeasonSweeps(deps, caller))),
    route(getSeasonSweepEndpoint, async ({ caller, params }) => ok(await getSeasonSweep(deps, caller, params.id))),
    route(seasonBoardEndpoint, async ({ caller, params, query }) =>
      ok(await seasonBoard(deps, caller, { id: params.id, ...query })),
    ),
    route(answerSeasonEndpoint, async ({ caller, params, body }) =>
      created(await answerSeason(deps, caller, { id: params.id, ...body })),
    ),
  ];
}
