import { sayDay } from '../../contract/words/dates.ts';
import { sayHolidays } from '../../contract/words/holidays.ts';
import { say } from '../../contract/words/say.ts';
import { seasonMail } from '../../contract/words/season-mails.ts';
import type { Transaction } from '../../db/database.ts';
import type { OutboxNudge } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { queueChosen } from './queue-chosen.repository.ts';
import { languageOf } from './reader-text.ts';
import { findCustomerReaders } from './recipients.repository.ts';

interface Told {
  organisationId: string;
  /** Dates are `YYYY-MM-DD`, both included. */
  sweep: { id: string; name: string; from: string; to: string };
  /** How many lines have nothing set. */
  lines: number;
  fileBy: Date;
  now: Date;
}

/** Stores one mail to each owner of a customer: which days off are near, and where one press answers. */
export async function mailSeason(deps: Deps, transaction: Transaction, told: Told): Promise<OutboxNudge[]> {
  const { organisationId, sweep, lines, fileBy, now } = told;
  const nudges: OutboxNudge[] = [];
  for (const reader of await findCustomerReaders(transaction, { organisationId, filedBy: null })) {
    const language = languageOf(reader);
    const values = {
      name: reader.name,
      dates: `${sayDay(sweep.from, language)} – ${sayDay(sweep.to, language)}`,
      holidays: sayHolidays(sweep.name, language),
      count: lines,
      fileBy: fileBy.toISOString(),
      address: `${deps.publicUrl()}/season/${sweep.id}`,
    };
    const message = {
      ...{ organisationId, kind: 'season_sweep' as const, reader, group: 'waiting' as const },
      subject: say(seasonMail.subject, language, values),
      body: say(seasonMail.body, language, values),
    };
    nudges.push(...(await queueChosen(transaction, message, now)));
  }
  return nudges;
}
