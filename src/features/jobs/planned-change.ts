import type { ChecklistStep } from '../../connectors/phone-systems/phone-system.port.ts';
import type { Transaction } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import { type NationalDayName, nationalDaysBetween, nationalDaysOf } from '../../domain/calendar/national-days.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import type { LineConfig } from '../../domain/line/line-config.ts';
import { applyPatch, type SetPromptPatch } from '../../domain/line/line-patch.ts';
import { desiredLine } from '../../reconcile/desired-lines.repository.ts';
import { findLine, type LineRow, newestRevision, revisionNumbered } from '../../reconcile/line-revisions.repository.ts';
import { phoneSystemOfLine } from '../../reconcile/phone-systems.repository.ts';
import { findRequest } from '../change-requests/change-requests.repository.ts';
import { patchOf } from './patch-of-request.ts';

export interface PlannedChange {
  line: LineRow;
  before: LineConfig;
  after: LineConfig;
  effectiveAt: Date | null;
  /** Null where the phone system is driven by us. */
  checklist: ChecklistStep[] | null;
}

/** What a request would change now, from the newest revision; null when it has been done. */
export async function plannedChange(
  deps: Deps,
  transaction: Transaction,
  changeRequestId: string,
): Promise<PlannedChange | null> {
  const found = await findRequest(transaction, changeRequestId);
  if (!found || found.lines[0]?.revision != null) return null;
  const { request } = found;
  const line = await findLine(transaction, request.lineId);
  const newest = await newestRevision(transaction, request.lineId);
  if (!line || !newest) return null;
  const patch = patchOf(request);
  const after = applyPatch(newest.config, patch);
  const handWork = deps.phoneSystemKinds.handWorkOf(await phoneSystemOfLine(transaction, line));
  const checklist = handWork?.checklist(await handChange(deps, transaction, { line, after, patch })) ?? null;
  return { line, before: newest.config, after, effectiveAt: request.effectiveAt, checklist };
}

/**
 * By hand means: from what was signed off last, however many revisions ago. Where the recording has been signed off at its place
 * already and is asked for again, it is not what callers hear: it is put there once more.
 */
async function handChange(
  deps: Deps,
  transaction: Transaction,
  { line, after, patch }: { line: LineRow; after: LineConfig; patch: SetPromptPatch },
) {
  const now = deps.clock.now();
  const { id, number, revision } = line;
  const signed = line.settledRevision === null ? null : await revisionNumbered(transaction, id, line.settledRevision);
  const before = signed && { id, number, revision: signed.number, config: withoutPrompt(signed.config, patch) };
  return {
    before: before && (await desiredLine(transaction, before, now)),
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

function withoutPrompt(config: LineConfig, { slot, promptId }: SetPromptPatch): LineConfig {
  const { [slot]: there, ...others } = config.prompts;
  return there === promptId ? { ...config, prompts: others } : config;
}
