import { dayMs, formatTaipei } from '../domain/calendar/taipei-time.ts';
import { phoneNumberText } from '../domain/line/phone-number.ts';
import { shippedFile } from '../shared/project-root.ts';
import type { DemoApi, DemoCaller } from './demo-api.ts';
import { chapter, say } from './demo-terminal.ts';

interface Shop {
  id: string;
  number: string;
  label: string;
}

/** After the numbers of the other stories, so that the first line of the customer stays the first. */
const shopNumbers = Array.from({ length: 8 }, (_, index) => `+88625550110${index + 1}`);

/**
 * The second story: a chain of eight shops sets the Lunar New Year in one request, with a half day on its eve and a recording of its own;
 * one shop stays closed on the eve. Played again the shops are there already, and get a newer recording.
 */
export async function playHolidays(api: DemoApi): Promise<void> {
  const owner = api.as('owner');
  chapter('6. A chain of eight shops sets the Lunar New Year');
  const shops = await openShops(api.as('admin'), owner);
  for (const { label, number } of shops) say(`  ${label}, ${phoneNumberText(number)}`);
  const body = await holidayOf(owner, shops);
  const dryRun = await owner.post('/qualifications', body);
  say(`  Dry run over ${dryRun.lines.length} lines: ${dryRun.result}`);
  const request = await owner.post('/change-requests', body);
  say(`  Filed: ${request.number}, one job for all lines`);
  await applyAll(api.as('technician'), request.id);
  await listen(owner, shops, body.add[0]?.from ?? '');
}

/** The shops' lines, on the phone system and for the customer of the first one; those there already are kept. */
async function openShops(admin: DemoCaller, owner: DemoCaller): Promise<Shop[]> {
  const [first] = (await owner.get('/lines')).items;
  const { organisationId, phoneSystemId, county } = await admin.get(`/lines/${first.id}`);
  const there: Shop[] = (await owner.get('/lines?limit=200')).items;
  const shops: Shop[] = [];
  for (const [index, number] of shopNumbers.entries()) {
    const known = there.find((line) => line.number === number);
    const label = `門市 Shop ${index + 1}`;
    shops.push(known ?? (await admin.post('/lines', { organisationId, phoneSystemId, county, number, label })));
  }
  return shops;
}

interface Span {
  from: string;
  until: string;
  rule: { kind: string; name: string };
}

/** The coming eve and the days of the festival, as a line that follows the national calendar keeps them. Dates are Taipei's. */
async function comingNewYear(owner: DemoCaller): Promise<{ eve: string; from: string; to: string }> {
  const [line] = (await owner.get('/lines')).items;
  const { at } = await owner.get(`/lines/${line.id}/callers-hear`);
  const to = formatTaipei(new Date(Date.parse(at) + 390 * dayMs));
  const range = `from=${encodeURIComponent(at)}&to=${encodeURIComponent(to)}`;
  const spans: Span[] = (await owner.get(`/lines/${line.id}/states?${range}`)).spans;
  const named = (word: string) =>
    spans.find(({ rule }) => rule.kind === 'national_holiday' && rule.name.includes(word));
  const [eve, festival] = [named('除夕'), named('春節')];
  if (!eve || !festival)
    throw new Error('The first line keeps no coming Lunar New Year: it does not follow the national calendar.');
  const last = formatTaipei(new Date(Date.parse(festival.until) - dayMs));
  return { eve: eve.from.slice(0, 10), from: festival.from.slice(0, 10), to: last.slice(0, 10) };
}

async function holidayOf(owner: DemoCaller, shops: readonly Shop[]) {
  const { eve, from, to } = await comingNewYear(owner);
  const upload = await owner.upload(shippedFile('fixtures', 'audio', 'greeting.wav'));
  await owner.until(`/prompts/${upload.promptId}`, (found) => found.status !== 'checking', 'checking');
  const morning = [{ open: '09:00', close: '12:00' }];
  const eveOf = (hours: 'closed' | typeof morning) => ({ from: eve, to: eve, name: '除夕', hours });
  const days = { from, to, name: '春節', hours: 'closed' };
  return {
    kind: 'holiday_setting',
    lineIds: shops.map(({ id }) => id),
    add: [eveOf(morning), { ...days, uploadId: upload.id }],
    perLine: [{ lineId: shops.at(-1)?.id, add: [eveOf('closed')], remove: [] }],
  };
}

async function applyAll(technician: DemoCaller, id: string): Promise<void> {
  const filed = await technician.until(`/change-requests/${id}`, ({ jobId }) => jobId !== null, 'waiting for the job');
  await technician.post(`/jobs/${filed.jobId}/take`);
  await technician.post(`/jobs/${filed.jobId}/apply`);
  const done = await technician.until(
    `/change-requests/${id}`,
    ({ status }) => ['completed', 'failed', 'partial'].includes(status),
    'eight lines are changed and read back',
  );
  const live = done.lines.filter(({ state }: { state: string }) => state === 'live').length;
  say(`  Request: ${done.status}, live on ${live} of ${done.lines.length} lines`);
}

async function listen(owner: DemoCaller, shops: readonly Shop[], eve: string): Promise<void> {
  for (const { id, label } of shops) {
    const heard = await owner.get(`/lines/${id}/callers-hear?at=${encodeURIComponent(`${eve}T10:00:00+08:00`)}`);
    say(`  ${label} on the eve at 10:00: ${heard.state} (${heard.rule.name})`);
  }
}
