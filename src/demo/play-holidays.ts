import { loadServiceCalendar } from '../connectors/calendar/load-service-calendar.ts';
import { type NationalDayName, nationalDaysOf } from '../domain/calendar/national-days.ts';
import { taipeiDate } from '../domain/calendar/taipei-time.ts';
import { phoneNumberText } from '../domain/line/phone-number.ts';
import { shippedFile } from '../shared/project-root.ts';
import type { DemoApi, DemoCaller } from './demo-api.ts';
import { chapter, say } from './demo-terminal.ts';

interface Shop {
  id: string;
  number: string;
  label: string;
}

const shopNumbers = Array.from({ length: 8 }, (_, index) => `+88622019000${index + 1}`);

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

/** The coming eve and the days of the festival, as the national calendar names them. */
function comingNewYear(): NationalDayName[] {
  const { days } = nationalDaysOf(loadServiceCalendar().current());
  const today = taipeiDate(new Date());
  const eve = days.findIndex(({ date, name }) => date > today && name.includes('除夕'));
  const festival = days.slice(eve + 1, eve + 8).filter(({ name }) => name.includes('春節'));
  return [days[eve], ...festival].filter((day) => day !== undefined);
}

async function holidayOf(owner: DemoCaller, shops: readonly Shop[]) {
  const [eve, ...festival] = comingNewYear();
  if (!eve || festival.length === 0) throw new Error('The national calendar knows no coming Lunar New Year.');
  const upload = await owner.upload(shippedFile('fixtures', 'audio', 'greeting.wav'));
  await owner.until(`/prompts/${upload.promptId}`, (found) => found.status !== 'checking', 'checking');
  const morning = [{ open: '09:00', close: '12:00' }];
  const eveOf = (hours: 'closed' | typeof morning) => ({ from: eve.date, to: eve.date, name: '除夕', hours });
  const days = { from: festival[0]?.date, to: festival.at(-1)?.date, name: '春節', hours: 'closed' };
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
