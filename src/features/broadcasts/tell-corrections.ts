import { wholeCountry } from '../../contract/words/alarm-mails.ts';
import type { Mail } from '../../contract/words/customer-mails.ts';
import { contactCorrectionMail, correctionMail } from '../../contract/words/question-mails.ts';
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
  claimCorrection,
  correctedContacts,
  correctedOwners,
  noteCorrected,
  untoldCorrections,
} from './corrections.repository.ts';
import { namedLines } from './named-lines.ts';

/**
 * Mails the owners whose lines a broadcast had closed that a person took back, and the contacts that it had asked about them: nobody
 * has to write a correction by hand (docs/rules.md#broadcasts). Not after an end by the clock. Returns how many broadcasts were told of.
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
  const send = async (to: Addressee, letter: Mail, values: Record<string, string | number>) => {
    nudges.push(await mail(transaction, { row, to, letter, values, now }));
  };
  const address = `${deps.publicUrl()}/lines`;
  for (const owner of await correctedOwners(transaction, row.id))
    await send(owner, correctionMail, { lines: owner.lines, address });
  for (const contact of await correctedContacts(transaction, row.id)) {
    const { customer, lineIds } = contact;
    const lines = await namedLines(transaction, lineIds, languageOf(contact));
    await send(contact, contactCorrectionMail, { customer, count: lineIds.length, lines });
  }
  await writeRecords(transaction, deps.outbox, null, {
    ...{ at: now, actor: systemActor, callId: null, audit: [], nudges },
    events: [{ type: 'broadcast.changed', subjectId: row.id, organisationId: null }],
  });
  await noteCorrected(transaction, row.id, now);
}

interface Addressee {
  organisationId: string;
  name: string;
  email: string;
  language: string | null;
}

interface Telling {
  row: BroadcastRow;
  to: Addressee;
  letter: Mail;
  /** What the letter says beside name, area and times. */
  values: Record<string, string | number>;
  now: Date;
}

async function mail(transaction: Transaction, { row, to, letter, values, now }: Telling): Promise<OutboxNudge> {
  const { organisationId, name, email } = to;
  const language = languageOf(to);
  const all = {
    ...{ name, at: (row.endedAt ?? now).toISOString(), ...values },
    ...{ from: row.from.toISOString(), until: row.until.toISOString() },
    area: row.county === null ? wholeCountry[language] : `${row.county}${row.district ?? ''}`,
  };
  const message = {
    ...{ organisationId, kind: 'broadcast_corrected' as const, recipient: email },
    ...{ subject: say(letter.subject, language, all), body: say(letter.body, language, all) },
  };
  return await queueMessage(transaction, message, now);
}
