import type { InvitationReply } from '../../contract/access.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { AppError, notFound } from '../../shared/app-error.ts';
import { decodeIdCursor, pageOf } from '../page.ts';
import { findInvitation, listInvitationRows, revokeInvitationRow } from './invitations.repository.ts';
import { ensureMayFill } from './invite.ts';
import { presentInvitation } from './people.presenter.ts';

/** Invitations of one organisation, or of all for an admin who names none; newest first. @throws AppError `forbidden`, `not_found`. */
export async function listInvitations(
  deps: Deps,
  caller: Caller,
  query: { limit: number; cursor?: string; organisationId?: string },
) {
  const { organisationId } = query;
  ensureMayFill(caller, seatOf(organisationId ?? caller.actor.organisationId));
  const before = decodeIdCursor(query.cursor);
  const rows = await deps.database.transaction(caller.actor, (transaction) =>
    listInvitationRows(transaction, { organisationId, before, limit: query.limit }),
  );
  const page = pageOf(rows, query.limit, (row) => [row.id]);
  const now = deps.clock.now();
  return { items: page.rows.map((row) => presentInvitation(row, now)), nextCursor: page.nextCursor };
}

/** Revokes an open invitation. @throws AppError `not_found`, `forbidden`, `invitation_not_open` (409). */
export async function revokeInvitation(deps: Deps, caller: Caller, id: string): Promise<InvitationReply> {
  const at = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const found = await findInvitation(transaction, id);
    if (!found) throw notFound();
    const { organisationId } = found;
    ensureMayFill(caller, seatOf(organisationId));
    const row = await revokeInvitationRow(transaction, id, at);
    if (!row) throw new AppError('invitation_not_open', { status: 409 });
    await writeRecords(transaction, deps.outbox, organisationId, {
      at,
      actor: caller.actor,
      callId: caller.callId,
      audit: [{ organisationId, action: 'invitation.revoked', subjectKind: 'invitation', subjectId: id }],
      events: [],
      nudges: [],
    });
    return presentInvitation({ ...found, ...row }, at);
  });
}

export function seatOf(organisationId: string | null) {
  return organisationId === null ? { side: 'staff' as const } : { side: 'customer' as const, organisationId };
}
