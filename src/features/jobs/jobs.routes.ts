import {
  applyJobEndpoint,
  askCustomerEndpoint,
  askReadBackEndpoint,
  confirmJobEndpoint,
  countJobsEndpoint,
  failJobEndpoint,
  getJobEndpoint,
  holdJobEndpoint,
  listJobsEndpoint,
  readBackEndpoint,
  releaseJobEndpoint,
  resumeJobEndpoint,
  retryJobEndpoint,
  stealJobEndpoint,
  takeJobEndpoint,
  takeNextEndpoint,
} from '../../contract/jobs.contract.ts';
import type { Deps } from '../../deps.ts';
import { accepted, ok, type Route, route } from '../../http/kit/route.ts';
import { confirmJob } from './confirm-job.ts';
import { releaseJob, stealJob, takeJob } from './hold-job.ts';
import { askReadBack, lastReadBack } from './read-back.ts';
import { getJob, jobCounts, listJobs } from './read-jobs.ts';
import { takeNext } from './take-next.ts';
import { applyJob, askCustomer, failJob, holdJob, resumeJob, retryJob } from './work-job.ts';

export function jobRoutes(deps: Deps): Route[] {
  return [
    route(listJobsEndpoint, async ({ caller, query }) => ok(await listJobs(deps, caller, query))),
    // Before the named job: its path has the same form.
    route(countJobsEndpoint, async ({ caller }) => ok(await jobCounts(deps, caller))),
    route(takeNextEndpoint, async ({ caller }) => {
      const job = await takeNext(deps, caller);
      return job ? ok(job) : { status: 204, body: null };
    }),
    route(getJobEndpoint, async ({ caller, params }) => ok(await getJob(deps, caller, params.id))),
    route(readBackEndpoint, async ({ caller, params }) => ok(await lastReadBack(deps, caller, params.id))),
    route(askReadBackEndpoint, async ({ caller, params }) => accepted(await askReadBack(deps, caller, params.id))),
    route(takeJobEndpoint, async ({ caller, params }) => ok(await takeJob(deps, caller, params.id))),
    route(releaseJobEndpoint, async ({ caller, params }) => ok(await releaseJob(deps, caller, params.id))),
    route(stealJobEndpoint, async ({ caller, params, body }) =>
      ok(await stealJob(deps, caller, { jobId: params.id, ...body })),
    ),
    route(applyJobEndpoint, async ({ caller, params }) => accepted(await applyJob(deps, caller, params.id))),
    route(confirmJobEndpoint, async ({ caller, params, body }) =>
      accepted(await confirmJob(deps, caller, { jobId: params.id, ...body })),
    ),
    route(holdJobEndpoint, async ({ caller, params, body }) =>
      ok(await holdJob(deps, caller, { jobId: params.id, ...body })),
    ),
    route(resumeJobEndpoint, async ({ caller, params }) => ok(await resumeJob(deps, caller, params.id))),
    route(askCustomerEndpoint, async ({ caller, params, body }) =>
      ok(await askCustomer(deps, caller, { jobId: params.id, ...body })),
    ),
    route(failJobEndpoint, async ({ caller, params, body }) =>
      ok(await failJob(deps, caller, { jobId: params.id, ...body })),
    ),
    route(retryJobEndpoint, async ({ caller, params }) => ok(await retryJob(deps, caller, params.id))),
  ];
}
