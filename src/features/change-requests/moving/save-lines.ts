import type { Transaction } from '../../../db/database.ts';
import { openStatuses } from '../../../domain/change-request/lifecycle.ts';
import { isFinished, lineStateAfter, type RequestLineState } from '../../../domain/change-request/request-line.ts';
import type { ChangeRequestRow } from '../change-requests.repository.ts';
import { type RequestLine, setPlacesOpen, updateRequestLines } from '../request-lines.repository.ts';
import type { Transition } from './transition.ts';

/**
 * Saves the lines' part of a request's step: the states that follow from it, the caller's values of single lines, and
 * whether the request still blocks its places. Returns the lines after it.
 */
export async function saveLines(
  transaction: Transaction,
  { current, lines: known = [] }: Pick<Transition, 'current' | 'lines'>,
  request: ChangeRequestRow,
): Promise<RequestLine[]> {
  const before = current.request.status;
  const lines = current.lines.map((line) => ({ ...line, state: lineStateAfter(line.state, request.status, before) }));
  const moved = lines.filter((line, index) => line.state !== current.lines[index]?.state);
  for (const state of new Set(moved.map((line) => line.state))) {
    const ids = moved.filter((line) => line.state === state).map(({ lineId }) => lineId);
    await updateRequestLines(transaction, request.id, ids, { state });
  }
  for (const { lineIds, values } of known) {
    await updateRequestLines(transaction, request.id, lineIds, values);
    for (const line of lines.filter(({ lineId }) => lineIds.includes(lineId))) Object.assign(line, values);
  }
  await savePlaces(transaction, { before: current, request, lines });
  return lines;
}

interface Saved {
  before: { request: ChangeRequestRow; lines: RequestLine[] };
  request: ChangeRequestRow;
  lines: RequestLine[];
}

/** A finished line frees its places at once; the others do when the request ends. */
async function savePlaces(transaction: Transaction, { before, request, lines }: Saved): Promise<void> {
  const open = isOpen(request);
  const unfinished = lines.filter(({ state }) => !isFinished(state)).map(({ lineId }) => lineId);
  if (open !== isOpen(before.request)) {
    await setPlacesOpen(transaction, request.id, { open, lineIds: open ? unfinished : undefined });
  } else if (open && unfinished.length < countUnfinished(before.lines)) {
    const finished = lines.filter(({ state }) => isFinished(state)).map(({ lineId }) => lineId);
    await setPlacesOpen(transaction, request.id, { open: false, lineIds: finished });
  }
}

function isOpen({ status }: ChangeRequestRow): boolean {
  return (openStatuses as readonly string[]).includes(status);
}

function countUnfinished(lines: readonly { state: RequestLineState }[]): number {
  return lines.filter(({ state }) => !isFinished(state)).length;
}
