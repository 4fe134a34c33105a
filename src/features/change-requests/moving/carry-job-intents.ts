import type { Transaction } from '../../../db/database.ts';
import type { OutboxNudge } from '../../../db/records.ts';
import type { Deps } from '../../../deps.ts';
import type { JobIntent } from '../../../domain/job/job-state.ts';
import { mailTechnician } from '../../notifications/request-mails.ts';
import type { ChangeRequestRow } from '../change-requests.repository.ts';

interface At {
  transaction: Transaction;
  request: Pick<ChangeRequestRow, 'lineId' | 'lineCount'>;
  now: Date;
}

/** Exactly one carrier for each intent of a job's lifecycle; it returns nudges for the outbox. */
export type JobCarriers = {
  [Type in JobIntent['type']]: (
    intent: Extract<JobIntent, { type: Type }>,
    deps: Deps,
    at: At,
  ) => Promise<OutboxNudge[]>;
};

/** The carrier of each intent: an intent without one does not compile. */
export const jobCarriers: JobCarriers = { tellPerson: mailTechnician };

/** Notifies the people concerned by a job's step, in its transaction. */
export async function followJobIntents(deps: Deps, intents: JobIntent[], at: At): Promise<OutboxNudge[]> {
  const nudges: OutboxNudge[] = [];
  for (const intent of intents) nudges.push(...(await jobCarriers[intent.type](intent, deps, at)));
  return nudges;
}
