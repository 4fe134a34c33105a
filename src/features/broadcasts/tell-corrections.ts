import { wholeCountry } from '../../contract/words/alarm-mails.ts';
import { correctionMail } from '../../contract/words/question-mails.ts';
import { say } from '../../contract/words/say.ts';
import type { Transaction } from '../../db/database.ts';
import { type OutboxNudge, writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { queueMessage } from '../notifications/queue-message.repository.ts';
import { languageOf } from '../notifications/reader-text.ts';
import { type BroadcastRow, findBroadcast } from './broadcasts.repository.ts';
import {
  type CorrectedOwner,
  claimCorrection,
  correctedOwners,
  noteCorrected,
  untoldCorrections,
} from './corrections.repository.ts';

/**
 * Mails the owners whose lines a broadcast had closed that a person took back: nobody has to write a correction by hand
 * (docs/rules.md#broadcasts). Not after an end by the clock. Returns how many broadcasts were told of.
 */
export async function tellCorrections(deps: Deps): Promise<number> {
  const ids = await deps.database.transaction(systemActor, untoldCorrections);
  return await eachInTurn(deps, ids, async (transaction, id) => {
    if (!(await claimCorrection(transaction, id))) return;
    const row = await findBroadcast(transaction, id);
    if (row) await tell(deps, transaction, row);
  });
}

async function tell(deps: Deps, transaction: Transaction, row: BroadcastRow): Promise<void> {
  const now = deps.clock.now();
  const nudges: OutboxNudge[] = [];
  for (const owner of await correctedOwners(transaction, row.id))
    nudges.push(await mail(deps, transaction, { row, owner, now }));
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor: systemActor, callId: null, audit: [], nudges },
    events: [{ type: 'broadcast.changed', subjectId: row.id, organisationId: null }],
  });
  await noteCorrected(transaction, row.id, now);
}

async function mail(
  deps: Deps,
  transaction: Transaction,
  { row, owner, now }: { row: BroadcastRow; owner: CorrectedOwner; now: Date },
): Promise<OutboxNudge> {
  const { organisationId, name, email, lines } = owner;
  const language = languageOf(owner);
  const values = {
    ...{ name, lines, at: (row.endedAt ?? now).toISOString() },
    ...{ from: row.from.toISOString(), until: row.until.toISOString() },
    area: row.county === null ? wholeCountry[language] : `${row.county}${row.district ?? ''}`,
    address: `${deps.publicUrl()}/lines`,
  };
  const message = {
    ...{ organisationId, kind: 'broadcast_corrected' as const, recipient: email },
    subject: say(correctionMail.subject, language, values),
    body: say(correctionMail.body, language, values),
  };
  return await queueMessage(transaction, message, now);
}
