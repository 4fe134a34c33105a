import {
  deliverExpertJobEndpoint,
  getExpertJobEndpoint,
  listExpertJobsEndpoint,
  releaseExpertJobEndpoint,
  takeExpertJobEndpoint,
} from '../../contract/quote-parts.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { deliverExpertJob, getExpertJob, holdExpertJob, listExpertJobs } from './expert-jobs.ts';

export function expertJobRoutes(deps: Deps): Route[] {
  return [
    route(listExpertJobsEndpoint, async ({ caller }) => ok(await listExpertJobs(deps, caller))),
    route(getExpertJobEndpoint, async ({ caller, params }) => ok(await getExpertJob(deps, caller, params.id))),
    route(takeExpertJobEndpoint, async ({ caller, params: { id } }) =>
      ok(await holdExpertJob(deps, caller, { id, action: 'take' })),
    ),
    route(releaseExpertJobEndpoint, async ({ caller, params: { id } }) =>
      ok(await holdExpertJob(deps, caller, { id, action: 'release' })),
    ),
    route(deliverExpertJobEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await deliverExpertJob(deps, caller, { id, ...body })),
    ),
  ];
}
