import type { LiveEvent } from '../../db/records.ts';
import type { ChangeRequestRow } from './change-requests.repository.ts';

/** Live events of a request and its job. Ids and states only: agents may see them too. */
export function eventsOf(
  request: Pick<ChangeRequestRow, 'id' | 'organisationId' | 'status' | 'lineId'>,
  job: { id: string; status: string } | null,
): LiveEvent[] {
  const { id, organisationId, status, lineId } = request;
  const events: LiveEvent[] = [
    { type: 'change_request.changed', subjectId: id, organisationId, data: { status, lineId } },
  ];
  if (job)
    events.push({
      type: 'job.changed',
      subjectId: job.id,
      organisationId,
      data: { status: job.status, changeRequestId: id },
    });
  return events;
}
