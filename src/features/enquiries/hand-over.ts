import type { ChangeRequestInput } from '../../contract/change-request-kinds.contract.ts';
import type { Caller, Deps } from '../../deps.ts';
import { enquiryNumber } from '../../domain/enquiry/enquiry-number.ts';
import { notFound } from '../../shared/app-error.ts';
import { fileChangeRequest } from '../change-requests/filing/file-change-request.ts';
import { ensure } from '../ensure.ts';
import { findEnquiry } from './enquiries.repository.ts';
import { lockActing, transitionEnquiry } from './step-enquiry.ts';

/**
 * Files what an enquiry asks for as a change request, in one transaction with the step that names it: both know of each other.
 * @throws AppError `not_found`, also for a line of another customer; `forbidden`, `enquiry_moved_on`, and what filing throws.
 */
export async function handOverEnquiry(
  deps: Deps,
  caller: Caller,
  { id, request }: { id: string; request: ChangeRequestInput },
): Promise<{ changeRequestId: string; number: string }> {
  await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await findEnquiry(transaction, id);
    if (!row) throw notFound();
    ensure(caller.actor, 'enquiry.handOver', { organisationId: row.organisationId });
  });
  const filer: Caller = {
    ...caller,
    remember: async (transaction, { body }) => {
      const filed = body as { id: string; organisationId: string };
      const row = await lockActing(transaction, caller, id);
      if (row.organisationId !== filed.organisationId) throw notFound();
      const command = { action: 'handOver' as const, changeRequestId: filed.id };
      await transitionEnquiry(deps, transaction, caller, { row, command });
    },
  };
  const onBehalf = { channel: 'enquiry' as const, evidence: enquiryNumber(id) };
  const filed = await fileChangeRequest(deps, filer, { ...request, onBehalf });
  return { changeRequestId: filed.id, number: filed.number };
}
