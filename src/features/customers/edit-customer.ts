import type { CustomerPatch, CustomerReply } from '../../contract/customers.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { notFound } from '../../shared/app-error.ts';
import { assertEdited } from '../edit-conflict.ts';
import { ensure } from '../ensure.ts';
import { factsOf, namesOf } from './create-customer.ts';
import { presentCustomer } from './customers.presenter.ts';
import { type CustomerRow, findCustomer, updateCustomer } from './customers.repository.ts';

/** Changes a customer's terms. @throws AppError `not_found`, `forbidden`, `precondition_failed`. */
export async function editCustomer(
  deps: Deps,
  caller: Caller,
  edit: { id: string; expectedVersion: number; patch: CustomerPatch },
): Promise<{ reply: CustomerReply; version: number }> {
  ensure(caller.actor, 'customer.write', { organisationId: edit.id });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const before = await findCustomer(transaction, edit.id);
    if (!before) throw notFound();
    const row = await changeCustomer(deps, caller, transaction, { ...edit, before });
    return { reply: presentCustomer(row), version: row.version };
  });
}

/** Changes a customer in the caller's transaction. @throws AppError `precondition_failed`. */
export async function changeCustomer(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  { before, expectedVersion, patch }: { before: CustomerRow; expectedVersion: number; patch: CustomerPatch },
): Promise<CustomerRow> {
  const { contract, ...values } = patch;
  const contractValues =
    contract === undefined ? {} : { contractFrom: contract?.from ?? null, contractUntil: contract?.until ?? null };
  const target = { id: before.id, version: expectedVersion };
  const row = assertEdited(await updateCustomer(transaction, target, { ...values, ...contractValues }));
  const [former, reply] = [presentCustomer(before), presentCustomer(row)];
  await writeRecords(transaction, deps.outbox, row.id, {
    at: deps.clock.now(),
    actor: caller.actor,
    callId: caller.callId,
    audit: [
      {
        organisationId: row.id,
        action: 'customer.edited',
        subjectKind: 'customer',
        subjectId: row.id,
        before: factsOf(former),
        after: factsOf(reply),
        names: { before: namesOf(former), after: namesOf(reply) },
      },
    ],
    events: [{ type: 'customer.changed', subjectId: row.id, organisationId: row.id }],
    nudges: [],
  });
  return row;
}
