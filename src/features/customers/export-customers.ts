import { customerColumns } from '../../contract/words/tables.ts';
import type { Caller, Deps } from '../../deps.ts';
import { byteOrderMark, csvLine } from '../csv.ts';
import { customerCells } from './customer-cells.ts';
import { listCustomers } from './read-customers.ts';

/** Rows of one transaction: no reader, however slow, keeps a connection of the database. */
const pageRows = 500;

/**
 * The customers that the list shows with the same filter, as the lines of a CSV file that an import reads back, by name and in the
 * caller's language. The first rows are read before this returns. @throws AppError `forbidden`.
 */
export async function exportCustomers(
  deps: Deps,
  caller: Caller,
  filter: { q?: string },
): Promise<AsyncGenerator<string>> {
  const pageAfter = (cursor?: string) => listCustomers(deps, caller, { ...filter, cursor, limit: pageRows });
  return linesOf(caller, await pageAfter(), pageAfter);
}

type Page = Awaited<ReturnType<typeof listCustomers>>;

async function* linesOf(
  { language }: Caller,
  first: Page,
  pageAfter: (cursor: string) => Promise<Page>,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(Object.values(customerColumns).map((head) => head[language]));
  for (let page = first; ; page = await pageAfter(page.nextCursor)) {
    yield page.items.map((customer) => csvLine(Object.values(customerCells(customer, language)))).join('');
    if (page.nextCursor === null) return;
  }
}
