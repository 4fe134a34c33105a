import {
  finishEmergencyJobEndpoint,
  getEmergencyJobEndpoint,
  listEmergencyJobsEndpoint,
  releaseEmergencyJobEndpoint,
  takeEmergencyJobEndpoint,
} from '../../contract/emergency-jobs.contract.ts';
import type { Deps } from '../../deps.ts';
import { ok, type Route, route } from '../../http/kit/route.ts';
import { finishEmergencyJob, getEmergencyJob, holdEmergencyJob, listEmergencyJobs } from './hand-jobs.ts';

export function handJobRoutes(deps: Deps): Route[] {
  return [
    route(listEmergencyJobsEndpoint, async ({ caller }) => ok(await listEmergencyJobs(deps, caller))),
    route(getEmergencyJobEndpoint, async ({ caller, params }) => ok(await getEmergencyJob(deps, caller, params.id))),
    route(takeEmergencyJobEndpoint, async ({ caller, params: { id } }) =>
      ok(await holdEmergencyJob(deps, caller, { id, action: 'take' })),
    ),
    route(releaseEmergencyJobEndpoint, async ({ caller, params: { id } }) =>
      ok(await holdEmergencyJob(deps, caller, { id, action: 'release' })),
    ),
    route(finishEmergencyJobEndpoint, async ({ caller, params: { id }, body }) =>
      ok(await finishEmergencyJob(deps, caller, { ...body, id })),
    ),
  ];
}
