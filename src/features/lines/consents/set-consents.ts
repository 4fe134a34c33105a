import type { SetConsentsInput } from '../../../contract/standing-consents.contract.ts';
import type { Caller, Deps } from '../../../deps.ts';
import { conflict, notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { assertConsent } from '../line-consent.ts';
import { editedRecord, recordLines } from '../record-lines.ts';
import { lockLines, updateConsents } from './consents.repository.ts';

/**
 * Sets the standing consent of several lines, all of them or none. Lines that have it already are left alone. Returns how many were changed.
 * @throws AppError `forbidden`, `not_found` for a line that the caller does not have, `line_retired`, `consent_is_the_owners` (403).
 */
export async function setConsents(
  deps: Deps,
  caller: Caller,
  { lineIds, consent }: SetConsentsInput,
): Promise<{ changed: number }> {
  const { actor } = caller;
  ensure(actor, 'line.setConsent', { organisationId: actor.organisationId });
  const wanted = [...new Set(lineIds)];
  return await deps.database.transaction(actor, async (transaction) => {
    const rows = await lockLines(transaction, wanted);
    if (rows.length < wanted.length) throw notFound();
    for (const { organisationId, retiredAt, number } of rows) {
      ensure(actor, 'line.setConsent', { organisationId });
      if (retiredAt !== null) throw conflict('line_retired', { number });
    }
    const others = new Map(rows.flatMap((row) => (row.emergencyConsent === consent ? [] : [[row.id, row] as const])));
    if (others.size === 0) return { changed: 0 };
    assertConsent(actor, consent);
    const changed = await updateConsents(transaction, [...others.keys()], consent);
    const records = changed.flatMap((row) => {
      const before = others.get(row.id);
      return before ? [editedRecord({ before, row, reason: null })] : [];
    });
    await recordLines(deps, caller, transaction, records);
    return { changed: records.length };
  });
}
