import type { Request } from 'express';
import type { Endpoint } from '../../contract/endpoint.ts';
import { type GuardedSpan, guardBody, notSensitiveHeader } from '../../contract/free-text/guard-body.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps, Reply } from '../../deps.ts';
import type { Call } from './route.ts';

type AnyCall = Call<unknown, unknown, unknown>;

/**
 * A call whose free text has its sensitive values masked (docs/rules.md#sensitive-data). A look-alike that its writer
 * declares "not sensitive" stays, and the declaration is audited before the use case runs.
 */
export async function guarded(
  call: AnyCall,
  endpoint: Endpoint,
  { options, request }: { options: { deps: Deps }; request: Request },
): Promise<{ call: AnyCall; masked: GuardedSpan[] }> {
  if (!endpoint.body || call.body === undefined) return { call, masked: [] };
  const header = call.caller.actor.userId === null ? undefined : request.headers[notSensitiveHeader];
  const keep = typeof header === 'string' ? header : undefined;
  const { body, masked, kept } = guardBody(call.body, { shape: endpoint.body, keep, tags: options.deps.valueTags });
  if (kept.length > 0) await recordKept(options.deps, call.caller, kept);
  return { call: { ...call, body }, masked };
}

async function recordKept(
  { database, clock, outbox }: Deps,
  { actor, callId }: Caller,
  kept: GuardedSpan[],
): Promise<void> {
  await database.transaction(actor, (transaction) =>
    writeRecords(transaction, outbox, actor.organisationId, {
      at: clock.now(),
      actor,
      callId,
      audit: [
        {
          organisationId: actor.organisationId,
          action: 'user.kept_text',
          subjectKind: 'user',
          subjectId: String(actor.userId),
          after: { keptText: kept.map(({ kind }) => kind) },
        },
      ],
      events: [],
      nudges: [],
    }),
  );
}

/** Adds what was masked to an answer, so that the writer learns of it. */
export function sayMasked<Given extends Reply | undefined>(reply: Given, masked: GuardedSpan[]): Given {
  if (!reply || masked.length === 0) return reply;
  const { body } = reply;
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject ? { ...reply, body: { ...body, masked } } : reply;
}
