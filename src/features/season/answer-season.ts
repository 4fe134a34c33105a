import type { SeasonSweepDetailReply } from '../../contract/season.contract.ts';
import { type AuditEntry, writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { taipeiDate } from '../../domain/calendar/taipei-time.ts';
import type { SeasonAnswer } from '../../domain/season/season-sweep.ts';
import { conflict, forbidden, notFound } from '../../shared/app-error.ts';
import { fileChangeRequest } from '../change-requests/filing/file-change-request.ts';
import { daysOfLines } from '../change-requests/kinds/holiday-setting.ts';
import { ensure } from '../ensure.ts';
import { getSeasonSweep, type Proposal, proposalsOf } from './read-season.ts';
import {
  findSweep,
  readSeasonLines,
  type SeasonLineRow,
  type SeasonSweepRow,
  saveAnswers,
} from './season.repository.ts';

interface Wish {
  id: string;
  lineIds: string[];
  answer: SeasonAnswer;
}

interface Filed {
  changeRequestId: string;
  number: string;
  lineIds: string[];
}

/**
 * Answers for lines. `propose` files the proposed days, one request for the lines that play the same recording; lines with
 * something set already are left as they are, so that pressing twice files nothing more. An answer can be changed.
 * @throws AppError `not_found`, `forbidden`, `season_over` (409), and what filing a change throws.
 */
export async function answerSeason(
  deps: Deps,
  caller: Caller,
  wish: Wish,
): Promise<{ filed: { changeRequestId: string; number: string; lines: number }[]; sweep: SeasonSweepDetailReply }> {
  const { sweep, rows, proposals } = await readAnswered(deps, caller, wish);
  const filed = wish.answer === 'propose' ? await fileProposals(deps, caller, { sweep, rows, proposals }) : [];
  await keepAnswers(deps, caller, { wish, sweep, rows, filed });
  const now = await getSeasonSweep(deps, caller, wish.id);
  const told = filed.map(({ changeRequestId, number, lineIds }) => ({
    changeRequestId,
    number,
    lines: lineIds.length,
  }));
  const body = { filed: told, sweep: now };
  await deps.database.transaction(caller.actor, (transaction) => caller.remember(transaction, { status: 201, body }));
  return body;
}

async function readAnswered(deps: Deps, { actor }: Caller, { id, lineIds }: Wish) {
  const { organisationId } = actor;
  ensure(actor, 'season.answer', { organisationId });
  if (organisationId === null) throw forbidden();
  return await deps.database.transaction(actor, async (transaction) => {
    const sweep = await findSweep(transaction, id);
    if (!sweep) throw notFound();
    const today = taipeiDate(deps.clock.now());
    if (sweep.toDate < today) throw conflict('season_over');
    const known = await readSeasonLines(transaction, { sweep, today, organisationIds: [organisationId] });
    const asked = new Set(lineIds);
    const rows = known.filter(({ lineId }) => asked.has(lineId));
    if (rows.length < asked.size) throw notFound();
    return { sweep, rows, proposals: await proposalsOf(deps, transaction, { sweep, rows }) };
  });
}

/** Each filing is a transaction of its own: a line that has been filed for counts as planned, whatever follows. */
async function fileProposals(
  deps: Deps,
  caller: Caller,
  { sweep, rows, proposals }: { sweep: SeasonSweepRow; rows: SeasonLineRow[]; proposals: Map<string, Proposal> },
): Promise<Filed[]> {
  const groups = new Map<string, string[]>();
  for (const { lineId } of rows) {
    const proposal = proposals.get(lineId);
    if (!proposal) continue;
    const key = proposal.uploadId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), lineId]);
  }
  // The answer to this call is remembered by itself, not those of the filings in it.
  const filing: Caller = { ...caller, remember: async () => undefined };
  const filed: Filed[] = [];
  for (const lineIds of groups.values()) {
    const perLine = lineIds.map((lineId) => ({
      ...{ lineId, remove: [] },
      add: (proposals.get(lineId)?.days ?? []).map(({ promptId, ...days }) => ({
        ...days,
        ...(promptId === undefined ? {} : { uploadId: proposals.get(lineId)?.uploadId ?? undefined }),
      })),
    }));
    const input = daysOfLines({ lineIds, perLine, note: sweep.name });
    const { id: changeRequestId, number } = await fileChangeRequest(deps, filing, input);
    filed.push({ changeRequestId, number, lineIds });
  }
  return filed;
}

async function keepAnswers(
  deps: Deps,
  { actor, callId }: Caller,
  { wish, sweep, rows, filed }: { wish: Wish; sweep: SeasonSweepRow; rows: SeasonLineRow[]; filed: Filed[] },
): Promise<void> {
  const at = deps.clock.now();
  const answered = rows.filter(({ planned }) => !planned);
  const [first] = answered;
  if (!first) return;
  const { organisationId } = first;
  const requestOf = new Map(
    filed.flatMap(({ changeRequestId, lineIds }) => lineIds.map((id) => [id, changeRequestId])),
  );
  await deps.database.transaction(actor, async (transaction) => {
    await saveAnswers(
      transaction,
      answered.map(({ lineId }) => ({
        ...{ organisationId, seasonSweepId: wish.id, lineId, answer: wish.answer },
        changeRequestId: requestOf.get(lineId) ?? null,
        answeredBy: actor.userId,
        answeredByName: actor.name,
        at,
      })),
    );
    const audit: AuditEntry[] = answered.map(({ lineId }) => ({
      organisationId,
      action: 'season.answered',
      subjectKind: 'line',
      subjectId: lineId,
      after: { answer: wish.answer, date: sweep.fromDate },
    }));
    const events = [{ type: 'season.answered', subjectId: wish.id, organisationId }];
    await writeRecords(transaction, deps.outbox, organisationId, { at, actor, callId, audit, events, nudges: [] });
  });
}
