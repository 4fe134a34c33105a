import {
  keepJobEndpoint,
  listTechniciansEndpoint,
  reassignJobEndpoint,
  takeBatchEndpoint,
  writeJobNoteEndpoint,
} from '../../contract/job-hands.contract.ts';
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
import { accepted, created, ok, type Route, route } from '../../http/kit/route.ts';
import { confirmJob } from './confirm-job.ts';
import { reassignJob, releaseJob, stealJob, takeJob, technicians } from './hold-job.ts';
import { keepJob } from './keep-job.ts';
import { askReadBack, lastReadBack } from './read-back.ts';
import { getJob, jobCounts, listJobs } from './read-jobs.ts';
import { takeBatch } from './take-batch.ts';
import { takeNext } from './take-next.ts';
import { applyJob, askCustomer, failJob, holdJob, resumeJob, retryJob } from './work-job.ts';
import { writeJobNote } from './write-note.ts';

export function jobRoutes(deps: Deps): Route[] {
  // The named job comes last: its path has the same form as that of a batch.
  return [...handRoutes(deps), ...workRoutes(deps)];
}

function workRoutes(deps: Deps): Route[] {
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

/** Who has a job, and what they leave for one another. */
function handRoutes(deps: Deps): Route[] {
  return [
    route(takeBatchEndpoint, async ({ caller, body }) => ok(await takeBatch(deps, caller, body))),
    route(takeJobEndpoint, async ({ caller, params }) => ok(await takeJob(deps, caller, params.id))),
    route(keepJobEndpoint, async ({ caller, params }) => ok(await keepJob(deps, caller, params.id))),
    route(releaseJobEndpoint, async ({ caller, params }) => ok(await releaseJob(deps, caller, params.id))),
    route(stealJobEndpoint, async ({ caller, params, body }) =>
      ok(await stealJob(deps, caller, { jobId: params.id, ...body })),
    ),
    route(listTechniciansEndpoint, async ({ caller }) => ok(await technicians(deps, caller))),
    route(reassignJobEndpoint, async ({ caller, params, body }) =>
      ok(await reassignJob(deps, caller, { jobId: params.id, ...body })),
    ),
    route(writeJobNoteEndpoint, async ({ caller, params, body }) =>
      created(await writeJobNote(deps, caller, { jobId: params.id, ...body })),
    ),
  ];
}
