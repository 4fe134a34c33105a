import type { RatesReply } from '../../contract/quote-parts.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { assertEdited } from '../edit-conflict.ts';
import { ensure } from '../ensure.ts';
import { findRates, updateRates } from './rates.repository.ts';

const desk = { organisationId: null, staffOnly: true };

/** @throws AppError `forbidden`, `not_found` for customers. */
export async function readRates(deps: Deps, { actor }: Caller): Promise<{ reply: RatesReply; version: number }> {
  ensure(actor, 'quoteRate.read', desk);
  const { rates, version } = await deps.database.transaction(actor, findRates);
  return { reply: { items: rates }, version };
}

/** Offers that were made keep their rates. @throws AppError `forbidden`, `precondition_failed`. */
export async function setRates(
  deps: Deps,
  { actor, callId }: Caller,
  { items: rates, expectedVersion }: RatesReply & { expectedVersion: number },
): Promise<{ reply: RatesReply; version: number }> {
  ensure(actor, 'quoteRate.write', desk);
  return await deps.database.transaction(actor, async (transaction) => {
    const row = assertEdited(await updateRates(transaction, { rates, version: expectedVersion }));
    await writeRecords(transaction, deps.outbox, null, {
      ...{ at: deps.clock.now(), actor, callId, nudges: [] },
      audit: [
        {
          ...{ organisationId: null, action: 'quote.ratesEdited', subjectKind: 'quoteRates', subjectId: '1' },
          after: { entries: rates.length },
        },
      ],
      events: [{ type: 'quoteRates.changed', subjectId: '1', organisationId: null }],
    });
    return { reply: { items: row.rates }, version: row.version };
  });
}
