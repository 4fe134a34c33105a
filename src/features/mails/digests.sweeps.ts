import { digestMail, digestRule } from '../../contract/words/digest-mails.ts';
import { say } from '../../contract/words/say.ts';
import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import { taipeiDayOf, taipeiEpochMs } from '../../domain/calendar/taipei-time.ts';
import { defaultDeadlineRules } from '../../domain/deadline/deadline-rules.ts';
import { isServiceTime } from '../../domain/deadline/warnings.ts';
import { newestEntries } from '../../domain/notifications/calendar-entry.ts';
import { queueMessage } from '../notifications/queue-message.repository.ts';
import { languageOf } from '../notifications/reader-text.ts';
import { findReader } from '../notifications/recipients.repository.ts';
import { findGatherers, lockGathered, type MessageRow, setDigest } from './mails.repository.ts';

/**
 * Sends everybody who wants one mail a day what was gathered before the opening of this service day. The mails are locked and marked
 * in the transaction that stores the daily one, so that none is lost and none is sent twice. Returns how many people were mailed.
 */
export async function sendDigests(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  if (!isServiceTime(deps.calendar.current(), now)) return 0;
  const opened = new Date(taipeiEpochMs(taipeiDayOf(now.getTime()), defaultDeadlineRules.opensAt));
  const people = await deps.database.transaction(systemActor, (transaction) => findGatherers(transaction, opened));
  for (const userId of people)
    await deps.database.transaction(systemActor, (transaction) =>
      sendDigest(deps, transaction, { userId, opened, now }),
    );
  return people.length;
}

async function sendDigest(
  deps: Deps,
  transaction: Transaction,
  { userId, opened, now }: { userId: string; opened: Date; now: Date },
): Promise<void> {
  const gathered = await lockGathered(transaction, userId, opened);
  const reader = await findReader(transaction, userId);
  const [first] = gathered;
  if (!first || !reader) return;
  const language = languageOf(reader);
  const values = {
    ...{ name: reader.name, count: gathered.length, address: `${deps.publicUrl()}/account` },
    list: gathered.map(({ subject }) => `- ${subject}`).join('\n'),
    texts: gathered.map(textOf).join('\n\n'),
  };
  const digest = {
    ...{ organisationId: first.organisationId, kind: 'digest' as const, recipient: reader.email },
    subject: say(digestMail.subject, language, values),
    body: say(digestMail.body, language, values),
    calendarEntries: newestEntries(gathered.flatMap(({ calendarEntries }) => calendarEntries ?? [])),
  };
  const nudge = await queueMessage(transaction, digest, now);
  const { messageId } = nudge.payload as { messageId: string };
  await setDigest(
    transaction,
    gathered.map(({ id }) => id),
    messageId,
  );
  await writeRecords(transaction, deps.outbox, first.organisationId, {
    ...{ at: now, actor: systemActor, callId: null, audit: [], events: [] },
    nudges: [nudge],
  });
}

function textOf({ subject, body }: MessageRow): string {
  return `${digestRule}\n${subject}\n\n${body.trim()}`;
}
