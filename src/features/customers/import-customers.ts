import type { TableImportReply } from '../../contract/tables.contract.ts';
import { customerColumns } from '../../contract/words/tables.ts';
import type { Caller, Deps } from '../../deps.ts';
import { readTable } from '../day-files/read-table.ts';
import { ensure } from '../ensure.ts';
import { assertTable, importTable, someAtOnce } from '../import-table.ts';
import { columnsByHead, maskedRows } from '../table-cells.ts';
import { addCustomer } from './create-customer.ts';
import { changeCustomer } from './edit-customer.ts';
import { type CustomerWrite, planCustomers } from './plan-customers.ts';

/**
 * Adds and changes customers by a CSV file, found by their id, or by their name where the row has none; without `plan` a dry run
 * (docs/rules.md#tables).
 * @throws AppError `forbidden`, `invalid_input` for a file that is no table of customers; `import_has_faults` (422), `import_changed` (409).
 */
export async function importCustomers(
  deps: Deps,
  caller: Caller,
  { file, plan }: { file: Buffer; plan: string | undefined },
): Promise<TableImportReply> {
  ensure(caller.actor, 'customer.write', { organisationId: null });
  const { encoding, columns: heads, rows } = readTable(file, { noText: 'not_a_table' });
  const columns = columnsByHead(customerColumns, heads);
  assertTable(rows, columns.name !== undefined);
  const masked = maskedRows(rows, [columns.name], deps.valueTags);
  return await importTable<CustomerWrite>(deps, caller, {
    encoding,
    plan,
    planRows: (transaction) => planCustomers(caller, transaction, { columns, rows: masked }),
    apply: async (transaction, writes) => {
      await someAtOnce(writes, (write) =>
        'input' in write
          ? addCustomer(deps, caller, transaction, write.input)
          : changeCustomer(deps, caller, transaction, { ...write, expectedVersion: write.before.version }),
      );
    },
  });
}
