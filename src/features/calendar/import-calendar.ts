import { createHash } from 'node:crypto';
import type { CalendarDraftReply, CalendarImportReply, DeadlineMoveReply } from '../../contract/calendar.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps, Language } from '../../deps.ts';
import { changedDays, leavesGap, tablesInForce } from '../../domain/calendar/calendar-change.ts';
import type { OfficialYear } from '../../domain/calendar/official-year.ts';
import { type OfficialTableFault, readOfficialTable } from '../../domain/calendar/read-official-table.ts';
import type { ServiceCalendar } from '../../domain/calendar/service-calendar.ts';
import { conflict, invalidInput, notFound } from '../../shared/app-error.ts';
import { newId } from '../../shared/ids.ts';
import { ensure } from '../ensure.ts';
import { presentDayChanges, presentImport, presentMove } from './calendar.presenter.ts';
import {
  type CalendarImportRow,
  findActiveImport,
  findImport,
  insertImport,
  readStoredCalendar,
  type StoredCalendar,
  setImportState,
} from './calendar.repository.ts';
import { changeCalendar } from './change-calendar.ts';
import { foreseeMoves } from './move-deadlines.ts';
import { readCalendarFile } from './read-calendar-file.ts';

/** Faulty rows that a refusal names. */
const mostNamed = 20;

/**
 * Reads a year of the office calendar as a draft, which changes nothing yet.
 * @throws AppError `forbidden`; `invalid_input` with the faulty rows, for a file that is no calendar, or a year that leaves a gap.
 */
export async function readImport(
  deps: Deps,
  caller: Caller,
  { file, fileName }: { file: Buffer; fileName: string },
): Promise<CalendarDraftReply> {
  ensure(caller.actor, 'calendar.write', { organisationId: null });
  const { format, encoding, days } = readCalendarFile(file);
  const sha256 = createHash('sha256').update(file).digest('hex');
  const table = readOfficialTable(days, `import ${sha256.slice(0, 12)}`);
  if (!table.ok) throw invalidInput(table.faults.slice(0, mostNamed).map(faultOf));
  const { year: official } = table;
  const now = deps.clock.now();
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const { years } = await readStoredCalendar(transaction);
    if (leavesGap(tablesInForce(deps.calendar.shipped, years), official.year))
      throw invalidInput([{ path: 'file', code: 'year_leaves_gap', message: String(official.year) }]);
    const row = await insertImport(transaction, {
      ...{ id: newId(), year: official.year, official, format, encoding, fileName: fileName.slice(0, 200) },
      ...{ createdBy: caller.actor.userId as string, createdByName: caller.actor.name, createdAt: now },
    });
    await record(deps, transaction, caller, { row, action: 'calendar.import_read' });
    const reply = await withDiff(deps, transaction, { row, language: caller.language });
    await caller.remember(transaction, { status: 201, body: reply });
    return reply;
  });
}

/** The row of the file stands before what is written there. */
function faultOf({ row, code, given }: OfficialTableFault) {
  return { path: 'file', code: `calendar_${code}`, message: row === null ? given : `${row} (${given})` };
}

/** @throws AppError `not_found`, `forbidden`. */
export async function getImport(deps: Deps, caller: Caller, id: string): Promise<CalendarDraftReply> {
  ensure(caller.actor, 'calendar.write', { organisationId: null });
  return await deps.database.transaction(caller.actor, async (transaction) =>
    withDiff(deps, transaction, { row: await existing(transaction, id), language: caller.language }),
  );
}

/**
 * Puts a draft in force in place of what the year had. @throws AppError `not_found`, `forbidden`, `calendar_import_decided` (409).
 */
export async function activateImport(deps: Deps, caller: Caller, id: string): Promise<DeadlineMoveReply> {
  ensure(caller.actor, 'calendar.write', { organisationId: null });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const at = deps.clock.now();
    const move = await changeCalendar(deps, transaction, caller, async () => {
      const row = await draft(transaction, id);
      const former = await findActiveImport(transaction, row.year);
      if (former) await setImportState(transaction, { id: former.id, state: 'replaced', at });
      await setImportState(transaction, { id, state: 'active', at });
      const audit = { action: 'calendar.import_activated', subjectId: id, after: { year: row.year } } as const;
      return { kind: 'import', causeId: id, formerImportId: former?.id ?? null, audit };
    });
    return presentMove(move, move.number);
  });
}

/** @throws AppError `not_found`, `forbidden`, `calendar_import_decided` (409). */
export async function discardImport(deps: Deps, caller: Caller, id: string): Promise<CalendarImportReply> {
  ensure(caller.actor, 'calendar.write', { organisationId: null });
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = await draft(transaction, id);
    const at = deps.clock.now();
    await setImportState(transaction, { id, state: 'discarded', at });
    await record(deps, transaction, caller, { row, action: 'calendar.import_discarded' });
    return presentImport({ ...row, state: 'discarded', decidedAt: at });
  });
}

async function existing(transaction: Transaction, id: string): Promise<CalendarImportRow> {
  const row = await findImport(transaction, id);
  if (!row) throw notFound();
  return row;
}

async function draft(transaction: Transaction, id: string): Promise<CalendarImportRow> {
  const row = await existing(transaction, id);
  if (row.state !== 'draft') throw conflict('calendar_import_decided', { state: row.state });
  return row;
}

async function withDiff(
  deps: Deps,
  transaction: Transaction,
  { row, language }: { row: CalendarImportRow; language: Language },
): Promise<CalendarDraftReply> {
  const stored = await readStoredCalendar(transaction);
  const before = deps.calendar.build(stored);
  const after = calendarWith(deps, stored, row.official);
  const moves = await foreseeMoves(transaction, { calendar: after, now: deps.clock.now() });
  return { ...presentImport(row), diff: presentDayChanges(changedDays(before, after), language), moves };
}

/** The calendar with a year in place of what it has of that year. */
export function calendarWith(deps: Deps, stored: StoredCalendar, official: OfficialYear): ServiceCalendar {
  const others = stored.years.filter(({ year }) => year !== official.year);
  return deps.calendar.build({ ...stored, years: [...others, official] });
}

async function record(
  deps: Deps,
  transaction: Transaction,
  caller: Caller,
  { row, action }: { row: CalendarImportRow; action: 'calendar.import_read' | 'calendar.import_discarded' },
): Promise<void> {
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: deps.clock.now(), actor: caller.actor, callId: caller.callId, nudges: [] },
    audit: [{ organisationId: null, action, subjectKind: 'calendar', subjectId: row.id, after: { year: row.year } }],
    events: [{ type: 'calendar.changed', subjectId: row.id, organisationId: null }],
  });
}
