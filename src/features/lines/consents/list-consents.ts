import type { ConsentChangeReply, StandingConsentReply } from '../../../contract/standing-consents.contract.ts';
import { removedName } from '../../../contract/words/removed-words.ts';
import type { AuditRecord } from '../../../db/audit-log.ts';
import type { Caller, Deps, Language } from '../../../deps.ts';
import { formatTaipei } from '../../../domain/calendar/taipei-time.ts';
import { notFound } from '../../../shared/app-error.ts';
import { ensure } from '../../ensure.ts';
import { decodeCursor, pageOf } from '../../page.ts';
import { findLine } from '../lines.repository.ts';
import { type Consent, consentChanges, linesWithConsent } from './consents.repository.ts';

interface PageWish {
  limit: number;
  cursor?: string;
}

interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** The standing consent of each line in service, by number, and who set it last; a customer's user sees the own lines. @throws AppError `forbidden`. */
export async function listStandingConsents(
  deps: Deps,
  { actor, language }: Caller,
  { limit, cursor, organisationId }: PageWish & { organisationId?: string },
): Promise<Page<StandingConsentReply>> {
  ensure(actor, 'line.read', { organisationId: actor.organisationId });
  const after = decodeCursor<[string, string]>(cursor, ['string', 'id']);
  return await deps.database.transaction(actor, async (transaction) => {
    const rows = await linesWithConsent(transaction, { organisationId, after, limit });
    const page = pageOf(rows, limit, ({ number, id }) => [number, id]);
    const changes = await consentChanges(transaction, { lineIds: page.rows.map(({ id }) => id) });
    // Newest first: what comes first of a line is what holds.
    const last = new Map<string, AuditRecord>();
    for (const change of changes) if (!last.has(change.subjectId)) last.set(change.subjectId, change);
    const items = page.rows.map((row) => {
      const change = last.get(row.id);
      const { id: lineId, number, label, county, district, emergencyConsent: consent } = row;
      const setBy = change ? nameOf(change, language) : null;
      return {
        lineId,
        number,
        label,
        county,
        district,
        consent,
        setBy,
        setAt: change ? formatTaipei(change.at) : null,
      };
    });
    return { items, nextCursor: page.nextCursor };
  });
}

/** What was said about closing one line, newest first. @throws AppError `not_found`, `forbidden`. */
export async function listConsentChanges(
  deps: Deps,
  { actor, language }: Caller,
  { id, limit, cursor }: PageWish & { id: string },
): Promise<Page<ConsentChangeReply>> {
  const place = decodeCursor<[string, number]>(cursor, ['instant', 'number']);
  const before = place && { at: place[0], id: place[1] };
  return await deps.database.transaction(actor, async (transaction) => {
    const row = await findLine(transaction, id);
    if (!row) throw notFound();
    ensure(actor, 'line.read', { organisationId: row.organisationId });
    const changes = await consentChanges(transaction, { lineIds: [id], before, limit: limit + 1 });
    const page = pageOf(changes, limit, (change) => [change.at.toISOString(), change.id]);
    return { items: page.rows.map((change) => presentChange(change, language)), nextCursor: page.nextCursor };
  });
}

function nameOf({ actorName }: AuditRecord, language: Language): string {
  return actorName ?? removedName[language];
}

function presentChange(change: AuditRecord, language: Language): ConsentChangeReply {
  const consentOf = (facts: unknown) => (facts as { emergencyConsent?: Consent } | null)?.emergencyConsent;
  return {
    consent: consentOf(change.after) ?? 'ask',
    was: consentOf(change.before) ?? null,
    by: nameOf(change, language),
    at: formatTaipei(change.at),
  };
}
