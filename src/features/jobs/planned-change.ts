import type { ChecklistStep } from '../../connectors/phone-systems/phone-system.port.ts';
import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { type NationalDayName, nationalDaysBetween, nationalDaysOf } from '../../domain/calendar/national-days.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import { isFinished } from '../../domain/change-request/request-line.ts';
import type { DesiredLine } from '../../domain/line/compare-lines.ts';
import type { LineConfig } from '../../domain/line/line-config.ts';
import { applyPatch, type LinePatch, type ReopenLinePatch } from '../../domain/line/line-patch.ts';
import { closuresOfRequest } from '../../reconcile/closures.repository.ts';
import { desiredLine } from '../../reconcile/desired-lines.repository.ts';
import { findLine, type LineRow, newestRevision, revisionNumbered } from '../../reconcile/line-revisions.repository.ts';
import { phoneSystemOfLine } from '../../reconcile/phone-systems.repository.ts';
import type { RequestWithJob } from '../change-requests/change-requests.repository.ts';
import { isClosing } from '../change-requests/moving/closures.ts';
import { patchOf } from '../change-requests/patch-of-request.ts';
import type { RequestLine } from '../change-requests/request-lines.repository.ts';

/** What a request changes on one of its lines. */
export interface PlannedChange {
  line: LineRow;
  before: LineConfig;
  after: LineConfig;
  /** Null where the phone system is driven by us. The ids of several lines' steps differ. */
  checklist: ChecklistStep[] | null;
}

/** What a request would change now, line by line, each from its newest revision; lines that are done are left out. */
export async function plannedChanges(
  deps: Deps,
  transaction: Transaction,
  { request, lines }: Pick<RequestWithJob, 'request' | 'lines'>,
): Promise<PlannedChange[]> {
  const plans: PlannedChange[] = [];
  for (const asked of lines.filter(({ state }) => !isFinished(state))) {
    const line = await findLine(transaction, asked.lineId);
    const versions = line && (await versionsOf(transaction, asked, patchOf(request, asked)));
    if (!line || !versions) continue;
    const checklist = await checklistOf(deps, transaction, {
      line,
      ...versions,
      patch: patchOf(request, asked),
      ownClosures: isClosing(request) ? await closuresOfRequest(transaction, request.id) : new Set(),
    });
    plans.push({ line, ...versions, checklist: checklist && (lines.length > 1 ? ofLine(line, checklist) : checklist) });
  }
  return plans;
}

/** Before and after; of a line that is being changed the change is in its newest revision already. */
async function versionsOf(
  transaction: Transaction,
  { lineId, state, revision }: RequestLine,
  patch: LinePatch,
): Promise<Pick<PlannedChange, 'before' | 'after'> | null> {
  if (state === 'applying' && revision !== null) {
    const before = await revisionNumbered(transaction, lineId, revision - 1);
    const after = await revisionNumbered(transaction, lineId, revision);
    return before && after && { before: before.config, after: after.config };
  }
  const newest = await newestRevision(transaction, lineId);
  return newest && { before: newest.config, after: applyPatch(newest.config, patch) };
}

/** Steps are signed off by their ids: those of several lines are told apart by the line's number. */
function ofLine({ number }: LineRow, steps: ChecklistStep[]): ChecklistStep[] {
  return steps.map((step) => ({ ...step, id: `${number} ${step.id}` }));
}

interface HandChange {
  line: LineRow;
  before: LineConfig;
  after: LineConfig;
  patch: LinePatch;
  /** Closures of the request itself: they are not there before. */
  ownClosures: ReadonlySet<string>;
}

function step(code: string, params: ChecklistStep['params'] = {}): ChecklistStep {
  return { id: code, code, params };
}

/** A wish in words is in the note, whatever the phone system. */
function stepsInWords({ number }: LineRow): ChecklistStep[] {
  return [step('do_as_described'), step('call_and_listen', { number })];
}

/** The closure that a person has entered is taken out by hand. */
function stepsToReopen({ number }: LineRow, { from, until }: ReopenLinePatch): ChecklistStep[] {
  return [step('remove_closure', { from, until }), step('call_and_listen', { number })];
}

async function checklistOf(deps: Deps, transaction: Transaction, change: HandChange): Promise<ChecklistStep[] | null> {
  if (change.patch.kind === 'as_described') return stepsInWords(change.line);
  if (change.patch.kind === 'reopen_line') return stepsToReopen(change.line, change.patch);
  const handWork = deps.phoneSystemKinds.handWorkOf(await phoneSystemOfLine(transaction, change.line));
  return handWork?.checklist(await handChange(deps, transaction, change)) ?? null;
}

/**
 * By hand, the change is counted from what was signed off last, however many revisions ago. A recording that was signed
 * off at its place already and is requested again is not what callers hear, so it has to be placed once more. Of a line that was
 * never signed off the change is told apart from setting the line up.
 */
async function handChange(
  deps: Deps,
  transaction: Transaction,
  { line, before: newest, after, patch, ownClosures }: HandChange,
) {
  const now = deps.clock.now();
  const { id, number, revision } = line;
  const signed = line.settledRevision === null ? null : await revisionNumbered(transaction, id, line.settledRevision);
  const before = signed && { id, number, revision: signed.number, config: withoutPrompt(signed.config, patch) };
  const wanted = { id, number, revision, config: withoutPrompt(newest, patch) };
  const without = (there: DesiredLine): DesiredLine => ({
    ...there,
    closures: there.closures.filter((closure) => !ownClosures.has(closure.id)),
  });
  return {
    before: before && without(await desiredLine(transaction, before, now)),
    ...(before === null ? { wantedBefore: without(await desiredLine(transaction, wanted, now)) } : {}),
    after: await desiredLine(transaction, { id, number, revision: revision + 1, config: after }, now),
    national: daysToEnter(deps, now),
  };
}

/** What is left of this year and the whole of the next: what a person enters at once. */
function daysToEnter(deps: Deps, now: Date): NationalDayName[] {
  const today = taipeiDate(now);
  const to = `${Number(today.slice(0, 4)) + 1}-12-31`;
  return nationalDaysBetween(nationalDaysOf(deps.calendar.current()), { from: today, to });
}

function withoutPrompt(config: LineConfig, patch: LinePatch): LineConfig {
  if (patch.kind !== 'set_prompt') return config;
  const { [patch.slot]: there, ...others } = config.prompts;
  return there === patch.promptId ? { ...config, prompts: others } : config;
}
