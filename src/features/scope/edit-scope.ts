import type { ScopeDraftReply, ScopeReply } from '../../contract/scope.contract.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import type { OwnAuditAction } from '../../domain/audit-entry.ts';
import type { AuditFacts } from '../../domain/audit-facts.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { compareTopics } from '../../domain/scope/compare-topics.ts';
import type { ScopeTopic } from '../../domain/scope/scope-topic.ts';
import { AppError, conflict } from '../../shared/app-error.ts';
import { assertEdited } from '../edit-conflict.ts';
import { ensure } from '../ensure.ts';
import { presentScope } from './read-scope.ts';
import { findDraft, findPublished, insertPublished, type ScopeDraftRow, updateDraft } from './scope.repository.ts';

const desk = { organisationId: null, staffOnly: true };
const noDraft = { topics: null, editedByName: null, editedAt: null };

interface Draft {
  reply: ScopeDraftReply;
  version: number;
}

async function presentDraft(transaction: Transaction, row: ScopeDraftRow): Promise<Draft> {
  const published = await findPublished(transaction);
  const topics = row.topics ?? published.topics;
  return {
    reply: {
      ...{ follows: published.number, topics, editedBy: row.editedByName },
      editedAt: row.editedAt && formatTaipei(row.editedAt),
      diff: compareTopics(published.topics, topics),
    },
    version: row.version,
  };
}

async function record(
  deps: Deps,
  transaction: Transaction,
  { actor, callId }: Caller,
  { action, facts }: { action: OwnAuditAction; facts: AuditFacts },
): Promise<void> {
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: deps.clock.now(), actor, callId, nudges: [] },
    audit: [{ organisationId: null, action, subjectKind: 'scope', subjectId: '1', after: facts }],
    events: [{ type: 'scope.changed', subjectId: '1', organisationId: null }],
  });
}

/** @throws AppError `forbidden`, `not_found` for customers. */
export async function readDraft(deps: Deps, { actor }: Caller): Promise<Draft> {
  ensure(actor, 'scope.write', desk);
  return await deps.database.transaction(actor, async (transaction) =>
    presentDraft(transaction, await findDraft(transaction)),
  );
}

/** @throws AppError `forbidden`, `precondition_failed` where somebody else has changed it since. */
export async function saveDraft(
  deps: Deps,
  caller: Caller,
  { topics, expectedVersion }: { topics: ScopeTopic[]; expectedVersion: number },
): Promise<Draft> {
  const { actor } = caller;
  ensure(actor, 'scope.write', desk);
  return await deps.database.transaction(actor, async (transaction) => {
    const edited = { topics, editedByName: actor.name, editedAt: deps.clock.now() };
    const row = assertEdited(await updateDraft(transaction, { ...edited, version: expectedVersion }));
    await record(deps, transaction, caller, { action: 'scope.edited', facts: { entries: topics.length } });
    return await presentDraft(transaction, row);
  });
}

/** @throws AppError `forbidden`, `precondition_failed`. */
export async function discardDraft(deps: Deps, caller: Caller, expectedVersion: number): Promise<Draft> {
  ensure(caller.actor, 'scope.write', desk);
  return await deps.database.transaction(caller.actor, async (transaction) => {
    const row = assertEdited(await updateDraft(transaction, { ...noDraft, version: expectedVersion }));
    await record(deps, transaction, caller, { action: 'scope.discarded', facts: {} });
    return await presentDraft(transaction, row);
  });
}

/** Exactly the draft that was read becomes the next version. @throws AppError `forbidden`, `precondition_failed`, `scope_unchanged`. */
export async function publishScope(deps: Deps, caller: Caller, expectedVersion: number): Promise<ScopeReply> {
  const { actor } = caller;
  ensure(actor, 'scope.write', desk);
  return await deps.database.transaction(actor, async (transaction) => {
    const { topics, version } = await findDraft(transaction);
    if (version !== expectedVersion) throw new AppError('precondition_failed', { status: 412 });
    const former = await findPublished(transaction);
    if (topics === null || compareTopics(former.topics, topics).length === 0) throw conflict('scope_unchanged');
    assertEdited(await updateDraft(transaction, { ...noDraft, version }));
    const row = {
      ...{ number: former.number + 1, topics, publishedAt: deps.clock.now() },
      ...{ publishedBy: actor.userId, publishedByName: actor.name },
    };
    await insertPublished(transaction, row);
    await record(deps, transaction, caller, {
      action: 'scope.published',
      facts: { revision: row.number, entries: topics.length },
    });
    return presentScope(row);
  });
}
