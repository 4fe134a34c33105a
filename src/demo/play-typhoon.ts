import { dayMs, formatTaipei } from '../domain/calendar/taipei-time.ts';
import type { DemoApi, DemoCaller } from './demo-api.ts';
import { chapter, say } from './demo-terminal.ts';

const county = '雲林縣';
/** As it could come on any evening. */
const notice = '[停班停課通知]雲林縣:明天停止上班、停止上課。行政院人事行政總處。';

/**
 * The third story: a notice closes the lines of a county. One operator drafts, a second one listens and approves, and the lines are opened
 * again. Played again it is the same.
 */
export async function playTyphoon(api: DemoApi, baseUrl: string): Promise<void> {
  chapter('7. A typhoon evening: two operators close the lines of a county');
  await setUpShops(api);
  const broadcast = await draft(api.as('operator'));
  await approve(api.as('operator2'), broadcast);
  await closeAndOpen(api.as('operator'), broadcast.id);
  say('  By hand: sign in as operator, paste this notice, draft, and approve as operator2 in another browser:');
  say(`    ${notice}`);
  say(`    ${baseUrl}/emergency`);
  say(`  To practise an archived evening that reaches no phone system: ${baseUrl}/emergency/exercises`);
}

async function allLines(caller: DemoCaller): Promise<{ id: string; county: string }[]> {
  const lines: { id: string; county: string }[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await caller.get(`/lines?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
    lines.push(...page.items);
    cursor = page.nextCursor;
  }
  return lines;
}

/** Whoever closes lines needs them on their phone system: the chain sets its hours on all of them in one request. */
async function setUpShops(api: DemoApi): Promise<void> {
  const owner = api.as('shopsOwner');
  const lines = await allLines(owner);
  const long = [{ open: '07:00', close: '23:00' }];
  const weekly = { mon: long, tue: long, wed: long, thu: long, fri: long, sat: long, sun: long };
  const body = { kind: 'business_hours', lineIds: lines.map(({ id }) => id), weekly };
  const dryRun = await owner.post('/qualifications', body);
  say(
    `  Island Mart: ${lines.length} lines, ${lines.filter((line) => line.county === county).length} of them in Yunlin`,
  );
  if (dryRun.reasons.some(({ code }: { code: string }) => code === 'already_in_effect')) return;
  const request = await owner.post('/change-requests', body);
  const technician = api.as('technician');
  const path = `/change-requests/${request.id}`;
  const filed = await technician.until(path, ({ jobId }) => jobId !== null, 'waiting for the job');
  await technician.post(`/jobs/${filed.jobId}/take`);
  await technician.post(`/jobs/${filed.jobId}/apply`);
  const isOver = ({ status }: { status: string }) => ['completed', 'failed', 'partial'].includes(status);
  const done = await technician.until(path, isOver, 'the lines are set up on their phone system');
  say(`  Their hours: ${done.status}, in one request`);
}

interface Broadcast {
  id: string;
  draftHash: string;
  sound: { sha256: string };
}

/** Reads the notice and drafts what it asks for. */
async function draft(operator: DemoCaller): Promise<Broadcast> {
  say(`  A notice comes: ${notice}`);
  const { items } = await operator.post('/announcements/parse', { text: notice });
  const [{ date, part, work, sendable }] = items;
  say(`  Read: ${county}, ${date}, ${part}, work ${work}, ${sendable ? 'can be sent' : 'cannot be sent'}`);
  const from = `${date}T00:00:00+08:00`;
  const until = formatTaipei(new Date(Date.parse(from) + dayMs));
  const body = { area: { county }, from, until, reason: `Government notice for Yunlin, ${date}` };
  const { id, counts } = await operator.post('/broadcasts', body);
  const { close, ask, never, blocked } = counts;
  say(`  Drafted: ${close} lines close, ${ask} would be asked, ${never} left alone, ${blocked} blocked`);
  return await operator.post(`/broadcasts/${id}/submit`);
}

async function approve(second: DemoCaller, { id, draftHash, sound }: Broadcast): Promise<void> {
  const { name } = await second.get('/me');
  await second.post(`/broadcasts/${id}/heard`, { promptSha256: sound.sha256 });
  await second.post(`/broadcasts/${id}/approve`, { draftHash });
  say(`  Heard and approved by ${name}, as the second person`);
}

async function closeAndOpen(operator: DemoCaller, id: string): Promise<void> {
  const path = `/broadcasts/${id}`;
  const isStatus = (wanted: string) => (found: { status: string }) => found.status === wanted;
  const active = await operator.until(path, isStatus('active'), 'the lines are closed and read back');
  const { applied, failed } = active.counts;
  say(`  In force: ${applied} lines closed and read back, ${failed} failed`);
  await operator.post(`${path}/end`, { reason: 'The demonstration is over' });
  const ended = await operator.until(path, isStatus('ended'), 'the lines are opened again');
  say(`  Ended: ${ended.counts.restored} lines open again and read back`);
}
