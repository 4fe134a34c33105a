import type { ReaderSide } from '../../../contract/words/say.ts';
import type { Caller, Deps } from '../../../deps.ts';
import type { Actor } from '../../../domain/access/actor.ts';
import { can } from '../../../domain/access/policy.ts';
import { holdsJob } from '../../../domain/job/holds-job.ts';
import type { RequestWithJob } from '../change-requests.repository.ts';
import type { Sight } from './change-requests.presenter.ts';

/** Whether somebody belongs to the customer or to staff. */
export function sideOf({ organisationId }: Actor): ReaderSide {
  return organisationId === null ? 'staff' : 'customer';
}

/** The parts of a request that this caller may see. */
export function sightOf(deps: Deps, { actor, language }: Caller, { request, job }: RequestWithJob): Sight {
  const holds = holdsJob(job, actor, deps.clock.now());
  const resource = { organisationId: request.organisationId, holdsJob: holds };
  // Who approves a closure has to read why it is asked for.
  const contents =
    can(actor, 'changeRequest.readContents', resource) ||
    (request.kind === 'emergency_closure' && can(actor, 'changeRequest.readClosure', resource));
  return { language, side: sideOf(actor), contents, calendar: deps.calendar.current() };
}
