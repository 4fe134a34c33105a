import type { Transaction } from '../../db/database.ts';
import { endSessions, findPerson, type Person, updatePerson } from '../../db/people.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { type Actor, systemActor } from '../../domain/access/actor.ts';
import { type Seat, seatFor } from '../../domain/access/invitation.ts';
import type { Role } from '../../domain/access/role.ts';
import { AppError, conflict } from '../../shared/app-error.ts';
import { assertUncommonPassword } from '../../shared/common-password.ts';
import { newId } from '../../shared/ids.ts';
import { hashPassword } from '../../shared/password.ts';
import { brokeConstraint } from '../edit-conflict.ts';
import { hashMailToken } from '../mail-token.ts';
import { seatPerson } from './create-user.ts';
import { findOpenInvitation, type InvitationRow, takeInvitation } from './invitations.repository.ts';
import { insertPerson, removeSecondFactor, replacePassword } from './people.repository.ts';

export interface Acceptance {
  token: string;
  name: string;
  password: string;
}

/**
 * Creates the account that an invitation offers. The invitation can be used once, also when two people try at the same
 * time.
 * Somebody who has left may come back with the same address.
 * @throws AppError `invitation_not_usable` (410), `password_common` (422), `account_exists` (409).
 */
export async function acceptInvitation(
  deps: Deps,
  caller: Caller,
  acceptance: Acceptance,
): Promise<{ userId: string; email: string }> {
  const tokenHash = hashMailToken(acceptance.token);
  const at = deps.clock.now();
  const open = await deps.database.transaction(systemActor, (transaction) =>
    findOpenInvitation(transaction, tokenHash, at),
  );
  if (!open) throw notUsable();
  await assertUncommonPassword(acceptance.password, open);
  // Slow on purpose, so it runs outside the transaction and only for a token that was valid a moment ago.
  const passwordHash = await hashPassword(acceptance.password);
  try {
    return await deps.database.transaction(systemActor, async (transaction) => {
      const taken = await takeInvitation(transaction, tokenHash, at);
      if (!taken) throw notUsable();
      const seat = seatOf(taken);
      const { email } = taken;
      const userId = await bringIn(transaction, { email, name: acceptance.name, passwordHash, at });
      await seatPerson(transaction, { userId, seat, at });
      const actor: Actor = {
        kind: 'user',
        userId,
        name: acceptance.name,
        organisationId: taken.organisationId,
        roles: taken.roles as Role[],
      };
      await recordAcceptance(deps, transaction, { actor, taken, at, callId: caller.callId });
      return { userId, email };
    });
  } catch (error) {
    if (brokeConstraint(error, 'user_email_unique')) throw conflict('account_exists');
    throw error;
  }
}

function notUsable(): AppError {
  return new AppError('invitation_not_usable', { status: 410 });
}

function seatOf(row: InvitationRow): Seat {
  const read = seatFor(row.roles as Role[], row.organisationId);
  if (!read.ok) throw new Error(`invitation ${row.id} offers an impossible role: ${read.refusal.code}`);
  return read.seat;
}

/** A new account, or the former one of somebody without any role: as new, but under the same id. */
async function bringIn(
  transaction: Transaction,
  person: { email: string; name: string; passwordHash: string; at: Date },
): Promise<string> {
  const known = await findPerson(transaction, { email: person.email });
  if (!known) {
    const id = newId();
    await insertPerson(transaction, { id, accountId: newId(), demo: false, ...person });
    return id;
  }
  if (!hasLeft(known)) throw conflict('account_exists');
  await endSessions(transaction, known.id);
  await removeSecondFactor(transaction, known.id);
  await replacePassword(transaction, known.id, person.passwordHash);
  await updatePerson(transaction, known.id, { name: person.name, disabledAt: null });
  return known.id;
}

function hasLeft(person: Person): boolean {
  return person.roles.length === 0;
}

async function recordAcceptance(
  deps: Deps,
  transaction: Transaction,
  accepted: { actor: Actor; taken: InvitationRow; at: Date; callId: string | null },
): Promise<void> {
  const { actor, taken, at, callId } = accepted;
  const { organisationId, roles } = taken;
  const entry = { organisationId, after: { roles } };
  await writeRecords(transaction, deps.outbox, organisationId, {
    at,
    actor,
    callId,
    audit: [
      { ...entry, action: 'invitation.accepted', subjectKind: 'invitation', subjectId: taken.id },
      { ...entry, action: 'user.created', subjectKind: 'user', subjectId: actor.userId as string },
    ],
    events: [],
    nudges: [],
  });
}
