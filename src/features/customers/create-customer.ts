import type { CustomerInput, CustomerReply } from '../../contract/customers.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { presentCustomer } from './customers.presenter.ts';
import { insertCustomer } from './customers.repository.ts';

/** Adds a customer. @throws AppError `forbidden`. */
export async function createCustomer(
  deps: Deps,
  caller: Caller,
  input: CustomerInput,
): Promise<{ reply: CustomerReply; version: number }> {
  ensure(caller.actor, 'customer.write', { organisationId: null });
  const now = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await insertCustomer(transaction, {
      id: newId(),
      name: input.name,
      plan: input.plan,
      onboardedOn: input.onboardedOn,
      contractFrom: input.contract?.from ?? null,
      contractUntil: input.contract?.until ?? null,
      environment: input.environment,
      extraBusinessDays: input.extraBusinessDays,
      county: input.county,
      createdAt: now,
    });
    const reply = presentCustomer(row);
    await writeRecords(transaction, deps.outbox, row.id, {
      at: now,
      actor: caller.actor,
      callId: caller.callId,
      audit: [
        {
          organisationId: row.id,
          action: 'customer.created',
          subjectKind: 'customer',
          subjectId: row.id,
          after: factsOf(reply),
          names: { after: namesOf(reply) },
        },
      ],
      events: [{ type: 'customer.changed', subjectId: row.id, organisationId: row.id }],
      nudges: [],
    });
    await caller.remember(transaction, { status: 201, body: reply, headers: { ETag: `"${row.version}"` } });
    return { reply, version: row.version };
  });
}

/** A customer's values that stay in the audit for good: its terms. */
export function factsOf({ plan, onboardedOn, contract, environment, extraBusinessDays }: CustomerReply) {
  return { plan, onboardedOn, contract, environment, extraBusinessDays };
}

/** A customer's name and place, which the audit keeps until it is forgotten. */
export function namesOf({ name, county }: CustomerReply) {
  return { name, county };
}
