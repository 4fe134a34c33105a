import type { MeReply } from '../../contract/access.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { findOrganisation, findPerson } from '../../db/people.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { notFound } from '../../shared/app-error.ts';
import { presentMe } from './access.presenter.ts';

/** The caller's own account. */
export async function getMe(deps: Deps, caller: Caller): Promise<MeReply> {
  return await deps.database.transaction(caller.actor, (transaction) => readMe(transaction, caller.actor));
}

/** @throws AppError `not_found` when the caller is not a person (a worker). */
export async function readMe(transaction: Transaction, actor: Actor): Promise<MeReply> {
  const person = actor.userId === null ? null : await findPerson(transaction, { id: actor.userId });
  if (!person) throw notFound();
  const organisation = person.organisationId && (await findOrganisation(transaction, person.organisationId));
  return presentMe(person, actor, organisation || null);
}
