import { sayDay } from '../contract/words/dates.ts';
import { dayMs, formatTaipei } from '../domain/calendar/taipei-time.ts';
import type { DemoApi, DemoCaller } from './demo-api.ts';
import { chapter, say } from './demo-terminal.ts';

/** How long an offer of the story holds, days. */
const offerDays = 14;

const wish = {
  kind: 'ivr_redesign',
  description: 'Key 3 is to lead to group travel, in Chinese and English.',
  sketch: [
    { keys: '1', destination: 'Travel in Taiwan' },
    { keys: '2', destination: 'Travel abroad' },
    { keys: '3', destination: 'Group travel (new)' },
  ],
};

const design = { description: 'Design of the menu', role: 'designer', hours: 6 };
const build = { description: 'Building and testing it', role: 'engineer', hours: 5.5 };
const voice = { description: 'Recording the menu in two languages', role: 'voice_talent', hours: 2 };

/**
 * The last story: an owner asks for a new voice menu, which is paid work and so becomes a quote; sales assess it and offer, offer again
 * after a question, and the owner accepts exactly the second version. Played again it is another quote.
 */
export async function playQuote(api: DemoApi): Promise<void> {
  const [owner, sales] = [api.as('owner'), api.as('sales')];
  chapter('8. A redesign of the voice menu becomes a quote');
  const dryRun = await owner.post('/qualifications', wish);
  for (const { message } of dryRun.reasons) say(`  Dry run: ${dryRun.result}. ${message}`);
  const { quoteId, number } = await owner.post('/change-requests', wish);
  say(`  Filed: ${number}, a quote and no job`);

  await offer(sales, quoteId, [design, build]);
  await owner.post(`/quotes/${quoteId}/messages`, { text: 'Does that include recording the new menu?' });
  say('  The owner asks whether recording is part of it, so sales offer again.');
  await offer(sales, quoteId, [design, build, voice]);

  const { name: typedName } = await owner.get('/me');
  const accepted = await owner.post(`/quotes/${quoteId}/accept`, { version: 2, typedName });
  say(`  ${accepted.acceptedBy} accepts version 2: ${accepted.status}`);
  say(`  The experts have a job, due on ${sayDay(accepted.work.agreedOn, 'en')}`);
}

/** Assesses the quote and offers exactly that, as a new version. */
async function offer(sales: DemoCaller, quoteId: string, lines: readonly object[]): Promise<void> {
  const path = `/quotes/${quoteId}`;
  const { requestedAt } = await sales.get(path);
  const validUntil = formatTaipei(new Date(Date.parse(requestedAt) + offerDays * dayMs)).slice(0, 10);
  await sales.edit('PATCH', `${path}/assessment`, { of: path, body: { feasibility: 'possible', lines, validUntil } });
  const { offer: made } = await sales.edit('POST', `${path}/offer`, { of: path });
  say(`  Version ${made.version}, until ${sayDay(made.validUntil, 'en')}:`);
  for (const { description, hours, ratePerHour, amount } of made.lines)
    say(`    ${description}: ${hours} h × ${ratePerHour} = ${amount} TWD`);
  say(`    ${made.net} TWD and ${made.tax} TWD tax: ${made.total} TWD`);
}
