import { sayInstant } from '../contract/words/dates.ts';
import { phoneNumberText } from '../domain/line/phone-number.ts';
import { demoCredentialsFile, readDemoCredentials } from '../features/access/demo-credentials-file.ts';
import { shippedFile } from '../shared/project-root.ts';
import { DemoApi, type DemoCaller } from './demo-api.ts';
import { chapter, say } from './demo-terminal.ts';
import { playHolidays } from './play-holidays.ts';
import { playQuote } from './play-quote.ts';
import { playTyphoon } from './play-typhoon.ts';

/** Two recorded voices: the second is used when the line already plays the first. */
const recordings = ['greeting.wav', 'greeting-long.mp3'].map((name) => shippedFile('fixtures', 'audio', name));

/**
 * Plays the main story against the running server through its public API: upload, findings, promise, take, apply, and what
 * callers hear before and after. @throws Error with the next step when the server or its demo accounts are not there.
 */
export async function playDemo(dataFolder: string): Promise<void> {
  const credentials = await readDemoCredentials(dataFolder);
  if (!credentials) {
    const path = demoCredentialsFile(dataFolder);
    throw new Error(`No demo accounts in ${path}. Start the server first, with "npm start", and leave it running.`);
  }
  const api = new DemoApi(credentials);
  await api.assertReady();
  const owner = api.as('owner');
  const technician = api.as('technician');
  const line = await chooseLine(owner);
  const request = await requestGreeting(owner, line);
  await work(technician, request);
  await conclude(owner, { line, changeRequestId: request.id });
  await playHolidays(api);
  await playTyphoon(api, credentials.baseUrl);
  await playQuote(api);
  lookAround(credentials.baseUrl, { line, changeRequestId: request.id });
}

interface Line {
  id: string;
  number: string;
  label: string;
}

interface Heard {
  state: string;
  slot: string;
  prompt: { sha256: string } | null;
  until: string | null;
  next: { at: string; state: string } | null;
}

function time(instant: string): string {
  return sayInstant(new Date(instant), 'en');
}

function heardText({ state, slot, prompt, until }: Heard): string {
  const sound = prompt ? `the recording ${prompt.sha256.slice(0, 12)}…` : 'the default announcement';
  return `${state}, ${slot}: ${sound}${until ? `, until ${time(until)}` : ''}`;
}

/** What callers hear now, and when the line is not open, also what they hear as soon as it opens: that is where a greeting shows. */
async function hear(caller: DemoCaller, line: Line): Promise<void> {
  const path = `/lines/${line.id}/callers-hear`;
  let heard: Heard = await caller.get(path);
  say(`  Callers of ${phoneNumberText(line.number)} hear now: ${heardText(heard)}`);
  for (let looks = 0; heard.state !== 'open' && heard.next && looks < 40; looks += 1) {
    const { at } = heard.next;
    heard = await caller.get(`${path}?at=${encodeURIComponent(at)}`);
    if (heard.state === 'open') say(`  From ${time(at)}: ${heardText(heard)}`);
  }
}

async function chooseLine(owner: DemoCaller): Promise<Line> {
  chapter('1. The customer looks at a line');
  const me = await owner.get('/me');
  const { items } = await owner.get('/lines');
  const line = items[0] as Line;
  say(`  ${me.name} of ${me.organisation.name}: ${line.label}, ${phoneNumberText(line.number)}`);
  await hear(owner, line);
  return line;
}

async function requestGreeting(owner: DemoCaller, line: Line): Promise<{ id: string }> {
  for (const recording of recordings) {
    const uploadId = await uploadAndMeasure(owner, recording);
    const body = { kind: 'voice_replacement', lineId: line.id, slot: 'greeting', uploadId };
    chapter('3. The request is qualified, promised and filed');
    const dryRun = await owner.post('/qualifications', body);
    say(`  Dry run: ${dryRun.result}`);
    for (const { message, next } of dryRun.reasons) say(`    ${message} → ${next.label}`);
    const alreadyLive = dryRun.reasons.some(({ code }: { code: string }) => code === 'already_in_effect');
    if (!alreadyLive) return await file(owner, body);
    say('  The other recording, then.');
  }
  throw new Error('The line already plays both recordings, which should be impossible.');
}

async function uploadAndMeasure(owner: DemoCaller, recording: string): Promise<string> {
  chapter('2. A recorded voice is uploaded, checked and made ready for the telephone');
  const upload = await owner.upload(recording);
  say(`  Uploaded ${upload.fileName}: ${upload.size} bytes, SHA-256 ${upload.sha256.slice(0, 12)}…`);
  const prompt = await owner.until(`/prompts/${upload.promptId}`, (found) => found.status !== 'checking', 'checking');
  const { measurements } = prompt;
  say(
    `  Verdict: ${prompt.verdict}. ${measurements.durationSeconds} s, ${measurements.loudnessLufs} LUFS, peak ${measurements.peakDbfs} dBFS`,
  );
  for (const { severity, message, fix } of prompt.findings) say(`  ${severity}: ${message} ${fix}`);
  for (const { name, size } of prompt.renditions) say(`  rendition ${name}: ${size} bytes`);
  return upload.id;
}

async function file(owner: DemoCaller, body: object): Promise<{ id: string }> {
  const request = await owner.post('/change-requests', body);
  say(`  Filed: ${request.id}, ${request.status}`);
  const { earliestBy, dueBy } = request.deadline;
  say(`  Expected by ${time(earliestBy)}, at the latest ${time(dueBy)}:`);
  for (const { label, counted } of request.deadline.receipt) say(`    ${counted ? '●' : '○'} ${label}`);
  return request;
}

async function work(technician: DemoCaller, request: { id: string }): Promise<void> {
  chapter('4. A technician takes the job and applies it');
  const filed = await technician.until(
    `/change-requests/${request.id}`,
    (found) => found.jobId !== null,
    'waiting for the job',
  );
  const job = await technician.post(`/jobs/${filed.jobId}/take`);
  say(`  Taken: ${job.slot} of ${phoneNumberText(job.lineNumber)}, ${job.customer}`);
  say(`  Due ${time(job.dueBy)}; without activity it goes back to the queue at ${time(job.leaseUntil)}`);
  const detail = await technician.get(`/jobs/${job.id}`);
  for (const { path, before, after } of detail.differences ?? [])
    say(`    ${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`);
  await technician.post(`/jobs/${job.id}/apply`);
  const done = await technician.until(
    `/change-requests/${request.id}`,
    (found) => ['completed', 'failed', 'scheduled'].includes(found.status),
    'the phone system is changed and read back',
  );
  say(`  Request: ${done.status}, revision ${done.revision}`);
}

async function conclude(owner: DemoCaller, end: { line: Line; changeRequestId: string }): Promise<void> {
  chapter('5. Live and verified');
  await hear(owner, end.line);
  const { items } = await owner.get(`/change-requests/${end.changeRequestId}/timeline`);
  for (const { at, label, by } of items) say(`  ${time(at)}  ${label}  (${by.name})`);
}

function lookAround(baseUrl: string, end: { line: Line; changeRequestId: string }): void {
  chapter('Look around');
  const paths = [
    `/api/v1/change-requests/${end.changeRequestId}`,
    `/api/v1/lines/${end.line.id}/revisions`,
    '/api/docs',
    '/admin/queues',
  ];
  for (const path of paths) say(`  ${baseUrl}${path}`);
}
