import type { Caller, Deps } from '../../deps.ts';
import { can } from '../../domain/access/policy.ts';
import type { Sight } from './change-requests.presenter.ts';
import type { RequestWithJob } from './change-requests.repository.ts';

/** What this caller sees of a request. */
export function sightOf(deps: Deps, { actor, language }: Caller, { request, job }: RequestWithJob): Sight {
  const holdsJob = job?.status === 'taken' && job.takenBy === actor.userId;
  const contents = can(actor, 'changeRequest.readContents', { organisationId: request.organisationId, holdsJob });
  return { language, contents, calendar: deps.calendar.current() };
}
