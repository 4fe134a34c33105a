import type { Transaction } from '../../db/database.ts';
import { writeRecords } from '../../db/records.ts';
import type { Deps } from '../../deps.ts';
import { systemActor } from '../../domain/access/actor.ts';
import type { OwnAuditAction } from '../../domain/audit-entry.ts';
import type { AuditFacts } from '../../domain/audit-facts.ts';
import { dateKeyOfDay, taipeiDate, taipeiDayOf } from '../../domain/calendar/taipei-time.ts';
import { dueWarningBetween, isServiceTime } from '../../domain/deadline/warnings.ts';
import { lapsedJobs } from '../../work/job.repository.ts';
import { eachInTurn } from '../change-requests/moving/step-each.ts';
import { mailCustomerOfQuote, mailWorkWarning } from '../notifications/quote-mails.ts';
import { confirmWork } from './answer-work.ts';
import { findExpertHolder } from './expert-jobs.repository.ts';
import { lapseExpertJob } from './expert-jobs.ts';
import { endedOffers, endingOffers, type OpenWork, openWork, silentWork } from './quote-sweeps.repository.ts';
import { lockWork, updateWork } from './quote-work.repository.ts';
import { lockQuote, type QuoteRow, updateQuote } from './quotes.repository.ts';
import { silentAt } from './read-quotes.ts';
import { transitionQuote } from './step-quote.ts';

const own = { actor: systemActor, callId: null };
const reminderDays = 3;

/** Ends offers whose last day is over. Whoever accepts meanwhile is refused by the clock. Returns how many. */
async function expireOffers(deps: Deps): Promise<number> {
  const today = taipeiDate(deps.clock.now());
  const due = await deps.database.transaction(systemActor, (transaction) => endedOffers(transaction, today));
  return await eachInTurn(deps, due, async (transaction, id) => {
    const row = await lockQuote(transaction, id);
    if (row?.status === 'quoted') await transitionQuote(deps, transaction, own, { row, command: { action: 'expire' } });
  });
}

/** Reminds a customer once of each version that ends within three days, within service hours. Returns how many. */
async function remindOfEnds(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  if (!isServiceTime(deps.calendar.current(), now)) return 0;
  const by = dateKeyOfDay(taipeiDayOf(now.getTime()) + reminderDays);
  const due = await deps.database.transaction(systemActor, (transaction) => endingOffers(transaction, by));
  return await eachInTurn(deps, due, async (transaction, id) => {
    const row = await lockQuote(transaction, id);
    if (row?.status !== 'quoted' || row.reminded === row.offered) return;
    const saved = await updateQuote(transaction, id, { reminded: row.offered });
    const nudges = await mailCustomerOfQuote(deps, transaction, { quote: saved, message: 'quote_ending', now });
    await record(deps, transaction, { row, action: 'quote.reminded', facts: { revision: row.offered }, nudges });
  });
}

/** Accepts delivered work that nobody has sent back for five business days. Returns how much. */
async function acceptSilence(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const delivered = await deps.database.transaction(systemActor, silentWork);
  const isSilent = (deliveredAt: Date | null) =>
    deliveredAt !== null && (silentAt(deps, deliveredAt)?.getTime() ?? Infinity) <= now.getTime();
  const due = delivered.filter(({ deliveredAt }) => isSilent(deliveredAt));
  return await eachInTurn(
    deps,
    due.map(({ id }) => id),
    async (transaction, id) => {
      const row = await lockQuote(transaction, id);
      const work = await lockWork(transaction, id);
      // Sent back and delivered again meanwhile, it has five days of its own.
      if (row && isSilent(work?.deliveredAt ?? null)) await confirmWork(deps, transaction, own, row);
    },
  );
}

/** Warns of agreed days like of promises: at half and 80 % of the time, and when they are over. Returns how many. */
async function warnOfDays(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  const calendar = deps.calendar.current();
  if (!isServiceTime(calendar, now)) return 0;
  const warningOf = (watched: Pick<OpenWork, 'acceptedAt' | 'dueBy' | 'told'>) =>
    dueWarningBetween(calendar, { ...watched, from: watched.acceptedAt }, now);
  const open = await deps.database.transaction(systemActor, openWork);
  const due = open.filter((watched) => warningOf(watched) !== null).map(({ id }) => id);
  return await eachInTurn(deps, due, async (transaction, id) => {
    const row = await lockQuote(transaction, id);
    const work = await lockWork(transaction, id);
    if (row?.acceptedAt == null || work?.state !== 'open') return;
    const warning = warningOf({ acceptedAt: row.acceptedAt, dueBy: work.dueBy, told: work.warned });
    if (warning === null) return;
    await updateWork(transaction, id, { warned: warning });
    const holderId = await findExpertHolder(transaction, id);
    const nudges = await mailWorkWarning(deps, transaction, { quote: row, warning, holderId, now });
    await record(deps, transaction, { row, action: 'quote.warned', facts: { warned: warning }, nudges });
  });
}

async function record(
  deps: Deps,
  transaction: Transaction,
  told: {
    row: QuoteRow;
    action: OwnAuditAction;
    facts: AuditFacts;
    nudges: Parameters<typeof writeRecords>[3]['nudges'];
  },
): Promise<void> {
  const { row, action, facts: after, nudges } = told;
  const { organisationId, id: subjectId } = row;
  await writeRecords(transaction, deps.outbox, organisationId, {
    ...{ at: deps.clock.now(), ...own, nudges },
    audit: [{ organisationId, action, subjectKind: 'quote', subjectId, after }],
    events: [{ type: 'quote.changed', subjectId, organisationId }],
  });
}

/** Returns experts' jobs without activity to the queue. */
async function lapseExpertJobs(deps: Deps): Promise<number> {
  const wish = { kind: 'quote', now: deps.clock.now(), most: 200 } as const;
  const ids = await deps.database.transaction(systemActor, (transaction) => lapsedJobs(transaction, wish));
  return await eachInTurn(deps, ids, (transaction, id) => lapseExpertJob(deps, transaction, id));
}

/** Everything that the clock brings about with quotes. Returns how many steps it took. */
export async function followQuotes(deps: Deps): Promise<number> {
  let steps = 0;
  for (const sweep of [expireOffers, remindOfEnds, acceptSilence, warnOfDays, lapseExpertJobs])
    steps += await sweep(deps);
  return steps;
}
