import type { InvitationInput, InvitationReply } from '../../contract/access.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { findOrganisation } from '../../db/people.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { invitationDays, type Seat, seatFor } from '../../domain/access/invitation.ts';
import { AppError, forbidden, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { makeMailToken } from '../mail-token.ts';
import { invitationMail } from '../notifications/access-mails.ts';
import { queueMessage } from '../notifications/queue-message.repository.ts';
import { admitInvitationMail } from './invitation-limits.ts';
import { type InvitationRow, insertInvitation } from './invitations.repository.ts';
import { insertMailRefusal } from './mail-refusals.repository.ts';
import { presentInvitation } from './people.presenter.ts';

/**
 * Invites somebody by mail: an owner into the own organisation, an admin anywhere. The answer is the same whether the
 * address is known or not. @throws AppError `forbidden`, `not_found`, `roles_of_both_sides`, `organisation_needed`, or
 * what `admitInvitationMail` refuses.
 */
export async function invite(deps: Deps, caller: Caller, input: InvitationInput): Promise<InvitationReply> {
  const read = seatFor(input.roles, input.organisationId ?? caller.actor.organisationId);
  if (!read.ok) throw new AppError(read.refusal.code, { status: 422 });
  const { seat } = read;
  ensureMayFill(caller, seat);
  const at = deps.clock.now();
  const { token, tokenHash } = makeMailToken();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const into = await organisationOf(transaction, seat);
    const organisationId = seat.side === 'customer' ? seat.organisationId : null;
    await admitInvitationMail(transaction, { organisationId, inviterId: inviterOf(caller), email: input.email, at });
    const row = await insertInvitation(transaction, {
      id: newId(),
      organisationId,
      email: input.email,
      roles: seat.side === 'customer' ? [seat.role] : seat.roles,
      tokenHash,
      invitedBy: caller.actor.userId,
      expiresAt: invitationEnd(at),
      createdAt: at,
    });
    await mailInvitation(deps, transaction, { caller, row, into, token, at, action: 'invitation.sent' });
    const reply = presentInvitation(
      { ...row, organisationName: into, inviterName: caller.actor.name, mailRefused: false },
      at,
    );
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}

/** Decides who may invite whom, also for revoking an invitation. */
export function ensureMayFill(
  caller: Caller,
  seat: { side: 'customer'; organisationId: string } | { side: 'staff' },
): void {
  if (seat.side === 'staff') ensure(caller.actor, 'staff.manage', { organisationId: null });
  else ensure(caller.actor, 'member.manage', { organisationId: seat.organisationId });
}

/** The person whose invitations are counted, also behind a key. @throws AppError `forbidden` for nobody. */
export function inviterOf({ actor }: Caller): string {
  if (actor.userId === null) throw forbidden();
  return actor.userId;
}

async function organisationOf(transaction: Transaction, seat: Seat): Promise<string | null> {
  if (seat.side === 'staff') return null;
  const organisation = await findOrganisation(transaction, seat.organisationId);
  if (!organisation) throw notFound();
  return organisation.name;
}

export function invitationEnd(at: Date): Date {
  return new Date(at.getTime() + invitationDays * 86_400_000);
}

interface Invited {
  caller: Caller;
  row: InvitationRow;
  /** The organisation's name; null for staff. */
  into: string | null;
  token: string;
  at: Date;
  action: 'invitation.sent' | 'invitation.resent';
}

/** Mails the link, which is shown to nobody else, and records that it was sent. */
export async function mailInvitation(deps: Deps, transaction: Transaction, invited: Invited): Promise<void> {
  const { caller, row, into, token, at, action } = invited;
  const { organisationId } = row;
  const link = `${deps.publicUrl()}/accept-invitation?token=${token}`;
  const refusal = makeMailToken();
  await insertMailRefusal(transaction, { organisationId, email: row.email, tokenHash: refusal.tokenHash, at });
  const refuseLink = `${deps.publicUrl()}/refuse-mail?token=${refusal.token}`;
  const mail = invitationMail({ link, refuseLink, from: caller.actor.name, into, days: invitationDays });
  const nudge = await queueMessage(transaction, { organisationId, recipient: row.email, ...mail }, at);
  await writeRecords(transaction, deps.outbox, organisationId, {
    at,
    actor: caller.actor,
    callId: caller.callId,
    audit: [{ organisationId, action, subjectKind: 'invitation', subjectId: row.id, after: { roles: row.roles } }],
    events: [],
    nudges: [nudge],
  });
}
