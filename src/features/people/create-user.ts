import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { type Seat, seatFor } from '../../domain/access/invitation.ts';
import type { Role } from '../../domain/access/role.ts';
import { AppError } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { hashPassword } from '../../shared/password.ts';
import { insertMember } from './members.repository.ts';
import { insertPerson, setStaffRoles } from './people.repository.ts';

export interface NewUser {
  name: string;
  /** In lower case. */
  email: string;
  password: string;
  organisationId: string | null;
  /** One customer role with an organisation, or staff roles without. */
  roles: Role[];
  /** Excepted from the second factor; only for the demonstration. */
  demo: boolean;
}

/**
 * Creates an account in the caller's transaction, which must see everything (`systemActor`); for seeding. Otherwise
 * people join by invitation. @throws AppError `roles_of_both_sides`, `organisation_needed`; a taken address breaks
 * `user_email_unique`.
 */
export async function createUser(deps: Deps, transaction: Transaction, person: NewUser): Promise<{ userId: string }> {
  const read = seatFor(person.roles, person.organisationId);
  if (!read.ok) throw new AppError(read.refusal.code, { status: 422 });
  const at = deps.clock.now();
  const userId = newId();
  const passwordHash = await hashPassword(person.password);
  const { name, email, demo, organisationId } = person;
  await insertPerson(transaction, { id: userId, accountId: newId(), name, email, passwordHash, demo, at });
  await seatPerson(transaction, { userId, seat: read.seat, at });
  await writeRecords(transaction, deps.outbox, organisationId, {
    at,
    actor: systemActor,
    callId: null,
    audit: [
      {
        organisationId,
        action: 'user.created',
        subjectKind: 'user',
        subjectId: userId,
        after: { roles: person.roles, demo },
      },
    ],
    events: [],
    nudges: [],
  });
  return { userId };
}

/** Gives a person a membership or staff roles. */
export async function seatPerson(
  transaction: Transaction,
  { userId, seat, at }: { userId: string; seat: Seat; at: Date },
): Promise<void> {
  if (seat.side === 'staff') await setStaffRoles(transaction, userId, seat.roles);
  else {
    const { organisationId, role } = seat;
    await insertMember(transaction, { userId, organisationId, role, createdAt: at });
  }
}
