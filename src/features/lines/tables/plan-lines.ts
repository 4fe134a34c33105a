import { type LineInput, type LinePatchInput, lineInput, linePatch } from '../../../contract/lines.contract.ts';
import { phoneNumberInput } from '../../../contract/shapes.ts';
import { readShape } from '../../../contract/words/read-shape.ts';
import type { LineColumn } from '../../../contract/words/tables.ts';
import type { Transaction } from '../../../db/database.ts';
import type { Caller, Deps, Language } from '../../../deps.ts';
import type { TableRow } from '../../../domain/line/day-table.ts';
import { searchKey } from '../../../domain/text/search-key.ts';
import type { LineRow } from '../../../reconcile/line-revisions.repository.ts';
import type { FieldError } from '../../../shared/app-error.ts';
import { eachRow, type PlannedRow } from '../../import-table.ts';
import { type Cells, cellsOf, codeOf, isId, tableFault } from '../../table-cells.ts';
import { withOfficialDistrict } from '../line-district.ts';
import { changesTouching } from '../lines.repository.ts';
import { linesInBroadcasts } from '../lines-in-broadcasts.repository.ts';
import { lineCells } from './line-cells.ts';
import { readTableReferences, type TableReferences } from './line-table.repository.ts';
import { type ReadRow, referencesOf } from './references-of-row.ts';

/** A new line, or the changed terms of one. */
export type LineWrite = { input: LineInput } | { before: LineRow; patch: LinePatchInput };

/** What each row of a table does to the lines as they are now; nothing is written. */
export async function planLines(
  deps: Deps,
  caller: Caller,
  transaction: Transaction,
  { columns, rows }: { columns: Cells<LineColumn>; rows: readonly TableRow[] },
): Promise<PlannedRow<LineWrite>[]> {
  const { language } = caller;
  const read = await eachRow(rows, (row) => readRow(columns, row, language));
  const found = await readTableReferences(transaction, {
    numbers: read.flatMap(({ number }) => number ?? []),
    customerIds: read.flatMap(({ cells: { customerId = '' } }) => (isId(customerId) ? [customerId] : [])),
    customerKeys: read.flatMap(({ cells: { customer = '' } }) => (customer === '' ? [] : [searchKey(customer)])),
  });
  const names = new Map([...found.customers, ...found.phoneSystems].map(({ id, name }) => [id, name]));
  const firstRows = new Map<string, number>();
  const planned = await eachRow(read, (row) => planRow(row, { found, names, firstRows, language }));
  return await withoutMovesOfChangedLines(deps, transaction, planned, language);
}

function readRow(columns: Cells<LineColumn>, row: TableRow, language: Language): ReadRow {
  const { cells, faults } = cellsOf(columns, row, { language, numbers: ['number'] });
  const reading = readShape(phoneNumberInput, cells.number, { language, prefix: 'number' });
  const isMarked = faults.some(({ path }) => path === 'number');
  return {
    ...{ row: row.row, cells, faults },
    number: reading.ok ? reading.value : asExported(cells.number ?? ''),
    numberFaults: reading.ok || isMarked ? [] : reading.faults,
  };
}

/** The number that an export wrote so: one that is there already is not checked again by newer rules. */
function asExported(cell: string): string | null {
  const digits = cell.replace(/\D/g, '');
  if (cell.startsWith('+')) return `+${digits}`;
  return /^0[\d-]+$/.test(cell) ? `+886${digits.slice(1)}` : null;
}

interface Known {
  found: TableReferences;
  names: ReadonlyMap<string, string>;
  /** The row in which each number stood first. */
  firstRows: Map<string, number>;
  language: Language;
}

function planRow(read: ReadRow, known: Known): PlannedRow<LineWrite> {
  const { row, number, cells } = read;
  const { found, firstRows, language } = known;
  const before = number === null ? undefined : found.lines.get(number);
  const faults = before ? [...read.faults] : [...read.faults, ...read.numberFaults];
  const first = number === null ? undefined : firstRows.get(number);
  if (first !== undefined)
    faults.push(tableFault('number', 'row_twice', language, { given: cells.number ?? '', row: first }));
  else if (number !== null) firstRows.set(number, row);
  const references = referencesOf(read, before, known);
  faults.push(...references.faults);
  const base = { row, name: cells.number ?? '', id: before?.id ?? null };
  const values = { ...valuesOf(cells, before !== undefined), ...contactOf(cells, before), ...references.values };
  const result = before ? changed(before, values, known) : added({ ...values, number: cells.number }, language);
  // What is refused above has its own sentence there.
  const more = result.faults.filter(({ path }) => !faults.some((fault) => fault.path === columnOf(path)));
  faults.push(...more.map((fault) => ({ ...fault, path: columnOf(fault.path) })));
  if (faults.length > 0) return { ...base, changes: [], faults, write: null, effect: null };
  return { ...base, ...result };
}

function columnOf(path: string): string {
  return { organisationId: 'customer', phoneSystemId: 'phoneSystem' }[path] ?? path;
}

/** The cells that are a line's own values. An empty cell takes the district away, and says nothing about the time zone and the consent. */
function valuesOf(cells: Cells<LineColumn>, isKnown: boolean): Record<string, string | null> {
  const values: Record<string, string | null> = {};
  for (const column of ['label', 'county', 'timeZone', 'emergencyConsent'] as const) {
    const cell = cells[column];
    if (cell === undefined) continue;
    if (cell !== '' || column === 'label' || column === 'county') values[column] = codeOf(column, cell);
  }
  if (cells.district !== undefined && (isKnown || cells.district !== '')) values.district = cells.district || null;
  return values;
}

/** The contact's name and address belong together: of two empty cells nobody is left, and what the file leaves out stays. */
function contactOf(cells: Cells<LineColumn>, before: LineRow | undefined): Record<string, string | null> {
  if (cells.contactName === undefined && cells.contactEmail === undefined) return {};
  const { contactName = before?.contactName ?? '', contactEmail = before?.contactEmail ?? '' } = cells;
  return { contactName: contactName || null, contactEmail: contactEmail || null };
}

type Result = Pick<PlannedRow<LineWrite>, 'changes' | 'faults' | 'write' | 'effect'>;
const nothing: Result = { changes: [], faults: [], write: null, effect: null };

/** Files are read by staff, and this is the owner's decision. */
function consentFault(language: Language): FieldError {
  return tableFault('emergencyConsent', 'consent_is_the_owners', language, {});
}

function districtFault(county: string, language: Language): FieldError {
  return tableFault('district', 'unknown_district', language, { given: county });
}

function added(values: Record<string, unknown>, language: Language): Result {
  const reading = readShape(lineInput, values, { language });
  if (!reading.ok) return { ...nothing, faults: reading.faults };
  if (reading.value.emergencyConsent === 'auto') return { ...nothing, faults: [consentFault(language)] };
  const input = withOfficialDistrict(reading.value);
  if (input === null) return { ...nothing, faults: [districtFault(reading.value.county, language)] };
  return { ...nothing, write: { input }, effect: input };
}

function changed(before: LineRow, values: Record<string, unknown>, { names, language }: Known): Result {
  const reading = readShape(linePatch, values, { language });
  if (!reading.ok) return { ...nothing, faults: reading.faults };
  const terms = withOfficialDistrict(reading.value, before);
  if (terms === null) return { ...nothing, faults: [districtFault(reading.value.county ?? before.county, language)] };
  const differing = Object.entries(terms).filter(([name, value]) => before[name as keyof LineRow] !== value);
  if (differing.length === 0) return nothing;
  if (differing.some(([name, value]) => name === 'emergencyConsent' && value === 'auto'))
    return { ...nothing, faults: [consentFault(language)] };
  const patch = Object.fromEntries(differing);
  const [from, to] = [before, { ...before, ...patch }].map((line) => lineCells(line, { names, language }));
  const fields = differing.map(([name]) => columnOf(name) as LineColumn);
  const changes = fields.map((field) => ({ field, from: from?.[field] ?? null, to: to?.[field] ?? null }));
  const effect = differing.map(([name, value]) => [name, before[name as keyof LineRow], value]);
  return { changes, faults: [], write: { before, patch }, effect };
}

/** A line that leaves its phone system while a change touches it needs a person's reason, which a file does not give. */
async function withoutMovesOfChangedLines(
  deps: Deps,
  transaction: Transaction,
  planned: readonly PlannedRow<LineWrite>[],
  language: Language,
): Promise<PlannedRow<LineWrite>[]> {
  const moved = planned.filter(({ changes }) => changes.some(({ field }) => field === 'phoneSystem'));
  const lineIds = moved.flatMap(({ id }) => id ?? []);
  const touched = await changesTouching(transaction, { lineIds, now: deps.clock.now() });
  const held = new Set(touched.map(({ lineId }) => lineId));
  const closed = new Set(await linesInBroadcasts(transaction, lineIds));
  return planned.map((row) => {
    const move = row.changes.find(({ field }) => field === 'phoneSystem');
    if (move === undefined || row.id === null || !(held.has(row.id) || closed.has(row.id))) return row;
    const code = held.has(row.id) ? 'line_has_changes' : 'line_in_broadcast';
    const fault = tableFault('phoneSystem', code, language, { given: move.to ?? '' });
    return { ...row, changes: [], faults: [fault], write: null, effect: null };
  });
}
