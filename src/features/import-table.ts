import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { type ImportRow, mostTableRows, type TableImportReply } from '../contract/tables.contract.ts';
import { headOf, rowNowWords } from '../contract/words/tables.ts';
import { fill } from '../contract/words/wording.ts';
import type { Transaction } from '../db/database.ts';
import type { Caller, Deps, Language } from '../deps.ts';
import { AppError, type FieldError, invalidInput } from '../shared/app-error.ts';

/** What a row of a table does. */
export interface PlannedRow<Write> extends Omit<ImportRow, 'outcome' | 'faults'> {
  faults: FieldError[];
  /** Null where nothing is written. */
  write: Write | null;
  /** What is written in place of what, by codes and ids: the same in either language. */
  effect: unknown;
}

export interface TableImport<Write> {
  encoding: TableImportReply['encoding'];
  /** The hash of a dry run whose result is to be applied; without one nothing is changed. */
  plan: string | undefined;
  planRows(transaction: Transaction): Promise<PlannedRow<Write>[]>;
  /** By the single routes' own rules; in the order in which everybody locks. */
  apply(transaction: Transaction, writes: Write[]): Promise<void>;
}

/** Faulty or different rows that a refusal names. */
const mostNamed = 20;
/** Rows that are read before others get their turn. */
const rowsAtOnce = 200;

/**
 * Says what each row of a table does, or does it: all rows in one transaction, or none. What is done is planned anew in that
 * transaction and must be what the dry run showed. A file whose rows are all done changes nothing and is no refusal, so that a second
 * press, or a retry after a lost answer, is safe.
 * @throws AppError `import_has_faults` (422), `import_changed` (409) with what the rows would do now.
 */
export async function importTable<Write>(
  deps: Deps,
  caller: Caller,
  { encoding, plan, planRows, apply }: TableImport<Write>,
): Promise<TableImportReply> {
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const planned = await planRows(transaction);
    const rows = planned.map((row) => presentRow(row));
    const counts = countsOf(rows);
    const hash = planHash(planned);
    const reply = { plan: hash, applied: plan !== undefined, encoding, counts, rows };
    if (plan === undefined) return reply;
    if (counts.refused > 0)
      throw new AppError('import_has_faults', { status: 422, errors: namedRows(rows, ['refused'], caller.language) });
    if (counts.added + counts.changed === 0) return reply;
    if (plan !== hash) throw importChanged(rows, caller.language);
    try {
      await apply(transaction, writesOf(planned));
    } catch (error) {
      // Somebody else was quicker, after the plan was read.
      if (error instanceof AppError && [409, 412].includes(error.status)) throw importChanged(rows, caller.language);
      throw error;
    }
    return reply;
  });
}

/** @throws AppError `invalid_input`: `not_a_table`, `too_many_rows`. */
export function assertTable(rows: readonly unknown[], hasKey: boolean): void {
  const code = hasKey ? 'too_many_rows' : 'not_a_table';
  if (!hasKey || rows.length > mostTableRows) throw invalidInput([{ path: 'file', code, message: '' }]);
}

/** Reads rows one after the other and lets others have their turn: thousands take a second. */
export async function eachRow<Row, Result>(rows: readonly Row[], read: (row: Row) => Result): Promise<Result[]> {
  const results: Result[] = [];
  for (const row of rows) {
    results.push(read(row));
    if (results.length % rowsAtOnce === 0) await breathe();
  }
  return results;
}

/** What exists, in the order of its ids, then what is new, as in the file. */
function writesOf<Write>(rows: readonly PlannedRow<Write>[]): Write[] {
  const known = rows.filter(({ id }) => id !== null).sort((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1));
  return [...known, ...rows.filter(({ id }) => id === null)].flatMap(({ write }) => (write === null ? [] : [write]));
}

function presentRow<Write>({ faults, write, effect: _effect, ...row }: PlannedRow<Write>): ImportRow {
  const done = row.id === null ? 'added' : 'changed';
  const outcome = write === null ? 'unchanged' : done;
  return {
    ...row,
    outcome: faults.length > 0 ? 'refused' : outcome,
    faults: faults.map(({ path, code, message }) => ({ field: path, code, message })),
  };
}

function countsOf(rows: readonly ImportRow[]): TableImportReply['counts'] {
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

function planHash<Write>(rows: readonly PlannedRow<Write>[]): string {
  const hash = createHash('sha256');
  for (const { row, id, effect, faults } of rows)
    hash.update(JSON.stringify([row, id, effect, faults.map(({ path, code }) => [path, code])]));
  return hash.digest('hex');
}

function importChanged(rows: readonly ImportRow[], language: Language): AppError {
  return new AppError('import_changed', { status: 409, errors: namedRows(rows, ['added', 'changed'], language) });
}

function namedRows(
  rows: readonly ImportRow[],
  outcomes: readonly ('added' | 'changed' | 'refused')[],
  language: Language,
): FieldError[] {
  return rows
    .flatMap(({ row, name, outcome, changes, faults }) => {
      const named = outcomes.find((each) => each === outcome);
      if (named === undefined) return [];
      const list = changes
        .map(({ field, from, to }) => `${headOf(field, language)} ${from ?? '—'} → ${to ?? '—'}`)
        .join(', ');
      const message = fill(rowNowWords[named][language], { row, name, changes: list, fault: faults[0]?.message ?? '' });
      return [{ path: `rows.${row}`, code: named, message }];
    })
    .slice(0, mostNamed);
}

/** Works on many at once on the transaction's one connection, which then waits for none of the single answers. */
export async function someAtOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let done = 0; done < items.length; done += rowsAtOnce)
    results.push(...(await Promise.all(items.slice(done, done + rowsAtOnce).map(work))));
  return results;
}
