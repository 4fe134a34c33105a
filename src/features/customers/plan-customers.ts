import {
  type CustomerInput,
  type CustomerPatch,
  type CustomerReply,
  customerInput,
  customerPatch,
} from '../../contract/customers.contract.ts';
import { readShape } from '../../contract/words/read-shape.ts';
import type { CustomerColumn } from '../../contract/words/tables.ts';
import type { Transaction } from '../../db/database.ts';
import type { Caller, Language } from '../../deps.ts';
import { writtenDate } from '../../domain/calendar/written-date.ts';
import type { TableRow } from '../../domain/line/day-table.ts';
import { searchKey } from '../../domain/text/search-key.ts';
import type { FieldError } from '../../shared/app-error.ts';
import { eachRow, type PlannedRow } from '../import-table.ts';
import { type Cells, cellsOf, codeOf, isId, tableFault } from '../table-cells.ts';
import { customerCells } from './customer-cells.ts';
import { presentCustomer } from './customers.presenter.ts';
import type { CustomerRow } from './customers.repository.ts';
import { customersOfTable } from './tables.repository.ts';

/** A new customer, or the changed terms of one. */
export type CustomerWrite = { input: CustomerInput } | { before: CustomerRow; patch: CustomerPatch };

interface ReadRow {
  row: number;
  cells: Cells<CustomerColumn>;
  faults: FieldError[];
}

/** What each row of a table does to the customers as they are now; nothing is written. */
export async function planCustomers(
  { language }: Caller,
  transaction: Transaction,
  { columns, rows }: { columns: Cells<CustomerColumn>; rows: readonly TableRow[] },
): Promise<PlannedRow<CustomerWrite>[]> {
  const read = await eachRow(rows, (row) => ({ row: row.row, ...cellsOf(columns, row, { language }) }));
  const customers = await customersOfTable(transaction, {
    ids: read.flatMap(({ cells: { id = '' } }) => (isId(id) ? [id] : [])),
    keys: read.flatMap(({ cells: { name = '' } }) => (name === '' ? [] : [searchKey(name)])),
  });
  const known: Known = { byId: new Map(), byKey: new Map(), firstRows: new Map(), language };
  for (const customer of customers) {
    known.byId.set(customer.id, customer);
    known.byKey.set(customer.searchText, [...(known.byKey.get(customer.searchText) ?? []), customer]);
  }
  return await eachRow(read, (row) => planRow(row, known));
}

interface Known {
  byId: Map<string, CustomerRow>;
  byKey: Map<string, CustomerRow[]>;
  /** The row in which each customer stood first. */
  firstRows: Map<string, number>;
  language: Language;
}

function planRow({ row, cells, faults: own }: ReadRow, known: Known): PlannedRow<CustomerWrite> {
  const { firstRows, language } = known;
  const name = cells.name ?? '';
  const { before, faults: unfound } = customerOf(cells, known);
  const faults = [...own, ...unfound];
  const key = before?.id ?? searchKey(name);
  const first = firstRows.get(key);
  if (first !== undefined && key !== '')
    faults.push(tableFault('name', 'row_twice', language, { given: name, row: first }));
  else firstRows.set(key, row);
  const { values, faults: unread } = valuesOf(cells, { isKnown: before !== undefined, language });
  faults.push(...unread);
  const result = before ? changed(before, values, language) : added(values, language);
  const more = result.faults.map((fault) => ({ ...fault, path: columnOf(fault.path) }));
  faults.push(...more.filter(({ path }) => !faults.some((fault) => fault.path === path)));
  const base = { row, name, id: before?.id ?? null };
  if (faults.length > 0) return { ...base, changes: [], faults, write: null, effect: null };
  return { ...base, ...result };
}

/** By its id where the row has one, which an export always gives; else by its name. */
function customerOf(
  { id = '', name = '' }: Cells<CustomerColumn>,
  { byId, byKey, language }: Known,
): { before?: CustomerRow; faults: FieldError[] } {
  if (id !== '') {
    const before = byId.get(id.toLowerCase());
    return before
      ? { before, faults: [] }
      : { faults: [tableFault('id', 'unknown_customer', language, { given: id })] };
  }
  const [before, another] = byKey.get(searchKey(name)) ?? [];
  if (another) return { faults: [tableFault('name', 'two_customers_named', language, { given: name })] };
  return { before, faults: [] };
}

/** The cells as a body of the API has them. An empty cell ends a contract and takes further days away; elsewhere it says nothing of a known customer. */
function valuesOf(
  cells: Cells<CustomerColumn>,
  { isKnown, language }: { isKnown: boolean; language: Language },
): { values: Record<string, unknown>; faults: FieldError[] } {
  const faults: FieldError[] = [];
  const values: Record<string, unknown> = {};
  for (const column of ['name', 'plan', 'environment', 'county'] as const) {
    const cell = cells[column];
    if (cell !== undefined && (cell !== '' || (!isKnown && column !== 'environment')))
      values[column] = codeOf(column, cell);
  }
  const date = (column: 'onboardedOn' | 'contractFrom' | 'contractUntil') => {
    const cell = cells[column] ?? '';
    const read = cell === '' ? '' : writtenDate(cell);
    if (read === null) faults.push(tableFault(column, 'date_unreadable', language, { given: cell }));
    return read ?? '';
  };
  const onboardedOn = date('onboardedOn');
  if (onboardedOn !== '') values.onboardedOn = onboardedOn;
  const [from, until] = [date('contractFrom'), date('contractUntil')];
  if (cells.contractFrom !== undefined || cells.contractUntil !== undefined)
    values.contract = from === '' && until === '' ? null : { from, until };
  const { extraBusinessDays: extra } = cells;
  if (extra !== undefined) values.extraBusinessDays = extra === '' ? null : wholeNumber(extra);
  return { values, faults };
}

/** A text that is no number stays one, and the shape says so. */
function wholeNumber(cell: string): number | string {
  const text = cell.normalize('NFKC');
  return /^\d{1,6}$/.test(text) ? Number(text) : cell;
}

function columnOf(path: string): string {
  return { 'contract.from': 'contractFrom', 'contract.until': 'contractUntil' }[path] ?? path;
}

type Result = Pick<PlannedRow<CustomerWrite>, 'changes' | 'faults' | 'write' | 'effect'>;
const nothing: Result = { changes: [], faults: [], write: null, effect: null };

function added(values: Record<string, unknown>, language: Language): Result {
  const reading = readShape(customerInput, values, { language });
  if (!reading.ok) return { ...nothing, faults: reading.faults };
  return { ...nothing, write: { input: reading.value }, effect: reading.value };
}

function changed(row: CustomerRow, values: Record<string, unknown>, language: Language): Result {
  const reading = readShape(customerPatch, values, { language });
  if (!reading.ok) return { ...nothing, faults: reading.faults };
  const before = presentCustomer(row);
  const after = { ...before, ...reading.value } as CustomerReply;
  const [from, to] = [customerCells(before, language), customerCells(after, language)];
  const fields = (Object.keys(from) as CustomerColumn[]).filter((field) => from[field] !== to[field]);
  if (fields.length === 0) return nothing;
  const changes = fields.map((field) => ({ field, from: from[field], to: to[field] }));
  const patch = Object.fromEntries(
    Object.entries(reading.value).filter(
      ([name, value]) => JSON.stringify(before[name as keyof CustomerReply]) !== JSON.stringify(value),
    ),
  );
  const effect = Object.entries(patch).map(([name, value]) => [name, before[name as keyof CustomerReply], value]);
  return { changes, faults: [], write: { before: row, patch }, effect };
}
