import type { RateHistoryReply, RatesReply } from '../../contract/quote-parts.contract.ts';
import { writeRecords } from '../../db/records.ts';
import type { Caller, Deps } from '../../deps.ts';
import { formatTaipei } from '../../domain/calendar/taipei-time.ts';
import { compareRates } from '../../domain/quote/compare-rates.ts';
import { assertEdited } from '../edit-conflict.ts';
import { ensure } from '../ensure.ts';
import { findRates, keepRatesVersion, listRatesVersions, updateRates } from './rates.repository.ts';

const desk = { organisationId: null, staffOnly: true };

/** @throws AppError `forbidden`, `not_found` for customers. */
export async function readRates(deps: Deps, { actor }: Caller): Promise<{ reply: RatesReply; version: number }> {
  ensure(actor, 'quoteRate.read', desk);
  const { rates, version } = await deps.database.transaction(actor, findRates);
  return { reply: { items: rates }, version };
}

/** Most edits that the history shows. */
const mostEdits = 100;

/** Who changed which rate when, for those who may edit them. @throws AppError `forbidden`, `not_found` for customers. */
export async function readRateHistory(deps: Deps, { actor }: Caller): Promise<RateHistoryReply> {
  ensure(actor, 'quoteRate.write', desk);
  // The first table that was kept has none before it to compare with.
  const versions = await deps.database.transaction(actor, (transaction) =>
    listRatesVersions(transaction, mostEdits + 1),
  );
  const edits = versions.slice(0, -1).map(({ rates, editedAt, editedByName }, place) => ({
    ...{ at: formatTaipei(editedAt), by: editedByName ?? '' },
    changes: compareRates(versions[place + 1]?.rates ?? [], rates),
  }));
  return { items: edits.filter(({ changes }) => changes.length > 0) };
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
    await keepRatesVersion(transaction, {
      ...{ number: row.version, rates, editedBy: actor.userId, editedByName: actor.name, editedAt: deps.clock.now() },
    });
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
