import type { CustomerInput, CustomerReply } from '../../contract/customers.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { presentCustomer } from './customers.presenter.ts';
import { type CustomerRow, insertCustomer } from './customers.repository.ts';

/** Adds a customer. @throws AppError `forbidden`. */
export async function createCustomer(
  deps: Deps,
  caller: Caller,
  input: CustomerInput,
): Promise<{ reply: CustomerReply; version: number }> {
  ensure(caller.actor, 'customer.write', { organisationId: null });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await addCustomer(deps, caller, transaction, input);
    const reply = presentCustomer(row);
    await caller.remember(transaction, { status: 201, body: reply, headers: { ETag: `"${row.version}"` } });
    return { reply, version: row.version };
  });
}

/** Adds a customer in the caller's transaction. */
export async function addCustomer(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  { contract, ...terms }: CustomerInput,
): Promise<CustomerRow> {
  const now = deps.clock.now();
  const row = await insertCustomer(transaction, {
    ...{ ...terms, id: newId(), createdAt: now },
    ...{ contractFrom: contract?.from ?? null, contractUntil: contract?.until ?? null },
  });
  const reply = presentCustomer(row);
  const entry = { after: factsOf(reply), names: { after: namesOf(reply) } };
  await writeRecords(transaction, deps.outbox, row.id, {
    at: now,
    actor: caller.actor,
    callId: caller.callId,
    audit: [
      { organisationId: row.id, action: 'customer.created', subjectKind: 'customer', subjectId: row.id, ...entry },
    ],
    events: [{ type: 'customer.changed', subjectId: row.id, organisationId: row.id }],
    nudges: [],
  });
  return row;
}

/** A customer's values that stay in the audit for good: its terms. */
export function factsOf({ plan, onboardedOn, contract, environment, extraBusinessDays }: CustomerReply) {
  return { plan, onboardedOn, contract, environment, extraBusinessDays };
}

/** A customer's name and place, which the audit keeps until it is forgotten. */
export function namesOf({ name, county }: CustomerReply) {
  return { name, county };
}
