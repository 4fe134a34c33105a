import { type LineColumn, lineColumns } from '../../../contract/words/tables.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { byteOrderMark, csvLine } from '../../csv.ts';
import { ensure } from '../../ensure.ts';
import { showsContact, showsPhoneSystem } from '../line-view.ts';
import { customerNames, type LineFilter, listLineRows } from '../lines.repository.ts';
import { lineCells } from './line-cells.ts';
import { phoneSystemNames } from './line-table.repository.ts';

/** Rows of one transaction: no reader, however slow, keeps a connection of the database. */
const pageRows = 500;

type Page = { text: string; after: [number: string, id: string] | null };

/**
 * The lines in service that the list shows with the same filter, as the lines of a CSV file that an import reads back, by number and in
 * the caller's language. Customers' users find neither customer nor phone system in it. The first rows are read before this returns.
 * @throws AppError `forbidden`.
 */
export async function exportLines(
  deps: Deps,
  caller: Caller,
  filter: Omit<LineFilter, 'state'>,
): Promise<AsyncGenerator<string>> {
  ensure(caller.actor, 'line.read', { organisationId: caller.actor.organisationId });
  const columns = columnsFor(caller);
  const heads = csvLine(columns.map((column) => lineColumns[column][caller.language]));
  const pageAfter = (after: Page['after']) => readPage(deps, caller, { filter, columns, after });
  return linesOf(byteOrderMark + heads, await pageAfter(null), pageAfter);
}

function columnsFor(caller: Caller): LineColumn[] {
  const hidden: LineColumn[] = [
    ...(caller.actor.organisationId === null ? [] : (['customer', 'customerId'] as const)),
    ...(showsContact(caller, caller.actor.organisationId) ? [] : (['contactName', 'contactEmail'] as const)),
    ...(showsPhoneSystem(caller) ? [] : (['phoneSystem'] as const)),
  ];
  return (Object.keys(lineColumns) as LineColumn[]).filter((column) => !hidden.includes(column));
}

async function* linesOf(
  heads: string,
  first: Page,
  pageAfter: (after: Page['after']) => Promise<Page>,
): AsyncGenerator<string> {
  yield heads;
  for (let page = first; ; page = await pageAfter(page.after)) {
    yield page.text;
    if (page.after === null) return;
  }
}

async function readPage(
  deps: Deps,
  caller: Caller,
  { filter, columns, after }: { filter: LineFilter; columns: readonly LineColumn[]; after: Page['after'] },
): Promise<Page> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const found = await listLineRows(transaction, { ...filter, after, limit: pageRows });
    const rows = found.slice(0, pageRows);
    const owners = await customerNames(transaction, [...new Set(rows.map(({ organisationId }) => organisationId))]);
    const systems = columns.includes('phoneSystem') ? await phoneSystemNames(transaction) : [];
    const names = new Map([...owners, ...systems]);
    const text = rows.map((row) => {
      const cells = lineCells(row, { names, language: caller.language });
      return csvLine(columns.map((column) => cells[column]));
    });
    const last = rows.at(-1);
    return { text: text.join(''), after: found.length > pageRows && last ? [last.number, last.id] : null };
  });
}
