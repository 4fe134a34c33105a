import type { Transaction } from '../../../db/database.ts';
import { openStatuses } from '../../../domain/change-request/lifecycle.ts';
import { isFinished, lineStateAfter } from '../../../domain/change-request/request-line.ts';
import type { ChangeRequestRow, RequestWithJob } from '../change-requests.repository.ts';
import { type RequestLine, saveRequestLines, setPlacesOpen, setPlacesTimes } from '../request-lines.repository.ts';
import { followClosures } from './closures.ts';
import type { LineValues, Transition } from './transition.ts';

/**
 * Saves the lines' part of a request's step: the states that follow from it, the caller's values of single lines, and
 * whether the request still blocks its places. Returns the lines after it.
 */
export async function saveLines(
  transaction: Transaction,
  {
    current,
    lines: known = [],
    decision,
  }: Pick<Transition, 'current' | 'lines'> & Partial<Pick<Transition, 'decision'>>,
  request: ChangeRequestRow,
): Promise<RequestLine[]> {
  const before = current.request.status;
  // Of an apply that goes on, what has failed is not tried again by itself, however often its task runs.
  const isApplied = decision?.intents.some(({ type }) => type === 'applyChange') === true;
  const given = new Map<string, LineValues['values']>();
  for (const { lineIds, values } of known) for (const id of lineIds) given.set(id, { ...given.get(id), ...values });
  const lines = current.lines.map((line) => {
    const after = lineStateAfter(line.state, request.status, before);
    const state = isApplied && after === 'failed' ? 'waiting' : after;
    return { ...line, state, ...given.get(line.lineId) };
  });
  const changed = lines.filter((line, place) => given.has(line.lineId) || line.state !== current.lines[place]?.state);
  await saveRequestLines(transaction, request.id, changed);
  await followClosures(transaction, request, changed);
  await savePlaces(transaction, { before: current, after: { request, lines } });
  return lines;
}

type WithLines = Pick<RequestWithJob, 'request' | 'lines'>;

async function savePlaces(
  transaction: Transaction,
  { before, after }: { before: WithLines; after: WithLines },
): Promise<void> {
  const { request } = after;
  const [had, has] = [linesHeld(before), linesHeld(after)];
  await setPlacesOpen(transaction, request.id, { open: false, lineIds: [...had].filter((id) => !has.has(id)) });
  if (isMoved(before.request, request)) await setPlacesTimes(transaction, request);
  await setPlacesOpen(transaction, request.id, { open: true, lineIds: [...has].filter((id) => !had.has(id)) });
}

/** Lines on which a request has its places: a finished one frees them at once, a plan with a return at its return. */
function linesHeld({ request, lines }: WithLines): Set<string> {
  const returns = request.effectiveAt !== null && request.revertAt !== null;
  const held = lines.filter(({ state, reverted }) => {
    if (state === 'live') return returns && !reverted;
    return isOpen(request) && !isFinished(state);
  });
  return new Set(held.map(({ lineId }) => lineId));
}

function isMoved(before: ChangeRequestRow, after: ChangeRequestRow): boolean {
  const isSame = (first: Date | null, second: Date | null) => first?.getTime() === second?.getTime();
  return !isSame(before.effectiveAt, after.effectiveAt) || !isSame(before.revertAt, after.revertAt);
}

function isOpen({ status }: ChangeRequestRow): boolean {
  return (openStatuses as readonly string[]).includes(status);
}
