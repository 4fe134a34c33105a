import type { TableImportReply } from '../../../contract/tables.contract.ts';
import { lineColumns } from '../../../contract/words/tables.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { readTable } from '../../day-files/read-table.ts';
import { ensure } from '../../ensure.ts';
import { assertTable, importTable, someAtOnce } from '../../import-table.ts';
import { columnsByHead, maskedRows } from '../../table-cells.ts';
import { addLines } from '../create-line.ts';
import { changeLine } from '../edit-line.ts';
import { recordLines } from '../record-lines.ts';
import { type LineWrite, planLines } from './plan-lines.ts';

/**
 * Adds and changes lines by a CSV file, found by their numbers; without `plan` a dry run (docs/rules.md#tables). Hours and voice files are
 * no part of it: they change by requests.
 * @throws AppError `forbidden`, `invalid_input` for a file that is no table of lines; `import_has_faults` (422), `import_changed` (409).
 */
export async function importLines(
  deps: Deps,
  caller: Caller,
  { file, plan }: { file: Buffer; plan: string | undefined },
): Promise<TableImportReply> {
  ensure(caller.actor, 'line.write', { organisationId: null });
  const { encoding, columns: heads, rows } = readTable(file, { noText: 'not_a_table' });
  const columns = columnsByHead(lineColumns, heads);
  assertTable(rows, columns.number !== undefined);
  const masked = maskedRows(rows, [columns.label, columns.district, columns.contactName], deps.valueTags);
  return await importTable<LineWrite>(deps, caller, {
    encoding,
    plan,
    planRows: (transaction) => planLines(deps, caller, transaction, { columns, rows: masked }),
    apply: async (transaction, writes) => {
      const edits = writes.flatMap((write) => ('before' in write ? [write] : []));
      const changed = await someAtOnce(edits, (edit) =>
        changeLine(deps, caller, transaction, { ...edit, expectedVersion: edit.before.version }),
      );
      await recordLines(deps, caller, transaction, changed);
      const inputs = writes.flatMap((write) => ('input' in write ? [write.input] : []));
      if (inputs.length > 0) await addLines(deps, caller, transaction, inputs);
    },
  });
}
