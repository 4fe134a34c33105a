import type { ComputeDeadlineInput, DeadlineReply } from '../../contract/deadlines.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { withDaysOff } from '../../domain/calendar/build-service-calendar.ts';
import { explainDeadline } from '../../domain/deadline/explain-deadline.ts';
import { AppError } from '../../shared/app-error.ts';
import { presentDeadline } from '../deadline-presenter.ts';
import { ensure } from '../ensure.ts';

/** The promise a request received at that instant would get; nothing is stored. @throws AppError `outside_calendar` (422). */
export async function computeDeadlineFor(
  deps: Deps,
  caller: Caller,
  input: ComputeDeadlineInput,
): Promise<DeadlineReply> {
  ensure(caller.actor, 'deadline.compute', { organisationId: caller.actor.organisationId });
  const calendar = withDaysOff(deps.calendar.current(), input.assumeDaysOff);
  const { receivedAt, environment } = input;
  const result = explainDeadline(calendar, { receivedAt, environment });
  if (!result.ok) throw new AppError(result.refusal.code, { status: 422, params: result.refusal.params });
  return presentDeadline(result.deadline, caller.language);
}
